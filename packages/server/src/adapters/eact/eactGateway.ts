/** The tax authority's system of electronic acts, as the house sees it. */

export interface EactToSend {
  /** BIN or IIN of the sender. */
  readonly tin: string;
  readonly number: string;
  readonly body: string;
  /** Base64, at most 400 signs: the value of the signature, not its container. */
  readonly signature: string;
  /** DER of the signer's certificate in base64. */
  readonly certificate: string;
  readonly signer: string;
}

export interface EactStatus {
  /** Their word: CREATED, DELIVERED, CONFIRMED, DECLINED, REVOKED, FAILED. */
  readonly status: string;
  readonly registration: string | null;
  readonly cause: string | null;
}

/** They have read the document and do not take it: trying again changes nothing. */
export class EactRefused extends Error {
  override name = 'EactRefused';
}

export interface EactGateway {
  /** Whether it has an account of this sender. */
  serves(tin: string): boolean;
  /** The id of a document that is there already under its number since a moment (epoch milliseconds); `null`: none. */
  find(tin: string, number: string, since: number): Promise<string | null>;
  /** @returns its id there. @throws EactRefused; Error where nobody knows what became of it */
  upload(document: EactToSend): Promise<string>;
  /** @throws Error where there is no answer */
  status(tin: string, awpId: string): Promise<EactStatus>;
}
