/** What is signed in eGov Mobile by a QR code (kazakhstan.md 2.5): a sign-in, a document. The app's own two addresses are no part of the table. */
import { z } from 'zod';
import { signedIn } from './access.ts';
import { route } from './contract.ts';
import { cms, id, moment } from './fields.ts';
import { signingNames, signingRoles } from './signing.ts';

/** What has come of a code: `signed`: the browser may take it; `expired`: also whatever is another browser's, or taken. */
export const qrStates = ['waiting', 'signed', 'refused', 'expired'] as const;

export const qrCode = z.object({
  qrId: id,
  /** What stands in the code. */
  text: z.string(),
  /** The code as a picture: SVG. */
  svg: z.string(),
  /** Opens eGov Mobile on the same phone. */
  mobile: z.string(),
  /** Opens eGov Business on the same phone. */
  business: z.string(),
  /** Good until, real time. */
  endsAt: moment,
});

export const qrAccessRoutes = {
  qr: route({
    name: 'access.qr',
    method: 'POST',
    path: '/api/v1/access/qr',
    summary: 'A QR code to sign in with eGov Mobile: good once, for this browser, for five minutes',
    access: { roles: 'public', of: 'region' },
    answer: qrCode,
  }),
  qrState: route({
    name: 'access.qrState',
    method: 'GET',
    path: '/api/v1/access/qr/:qrId',
    summary: 'What has come of a QR code of this browser',
    access: { roles: 'public', of: 'region' },
    params: z.object({ qrId: id }),
    answer: z.object({
      state: z.enum(qrStates),
      /** Why the signature was refused. */
      refusal: z
        .object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) })
        .nullable(),
    }),
  }),
  signInWithQr: route({
    name: 'access.signInWithQr',
    method: 'POST',
    path: '/api/v1/access/sign-in/qr',
    summary: 'Signs in whoever has signed this browser’s QR code; sets the session cookie',
    access: { roles: 'public', of: 'region' },
    body: z.object({ qrId: id }),
    answer: signedIn,
  }),
  qrDocument: route({
    name: 'access.qrDocument',
    method: 'POST',
    path: '/api/v1/access/qr/documents',
    summary: 'A QR code to sign a document with eGov Mobile: for whom the named operation would let sign it now',
    // Of which document is a matter of the rule of the operation that takes the signature.
    access: { roles: signingRoles, of: 'self', proof: 'strong' },
    body: z.object({
      /** The operation that takes the signature. */
      operation: z.enum(signingNames),
      documentId: id,
    }),
    answer: qrCode,
  }),
  takeQrSignature: route({
    name: 'access.takeQrSignature',
    method: 'POST',
    path: '/api/v1/access/qr/signatures',
    summary:
      'The signature that came for this browser’s QR code over a document, once: to be given to the operation that takes it',
    access: { roles: signingRoles, of: 'self', proof: 'strong' },
    body: z.object({ qrId: id }),
    answer: z.object({ cms }),
  }),
} as const;
