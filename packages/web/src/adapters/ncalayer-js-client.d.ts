/** What we use of the library, which brings no types. */
declare module 'ncalayer-js-client' {
  export interface SignerParams {
    readonly extKeyUsageOids: readonly string[];
    readonly chain?: readonly string[];
  }
  export class NCALayerClient {
    constructor(url?: string, allowKmdHttpApi?: boolean);
    static readonly basicsCMSParamsDetached: object;
    static readonly basicsCMSParamsDetachedNoTSP: object;
    readonly wsConnection: WebSocket | null;
    connect(): Promise<string>;
    basicsSignCMS(
      storages: readonly string[] | null,
      data: string,
      signing: object,
      signer: SignerParams,
      locale: 'kk' | 'ru',
    ): Promise<string>;
  }
}
