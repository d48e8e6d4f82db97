/** Coming in by a QR code that is signed in eGov Mobile (kazakhstan.md 2.5). The app's own two addresses are no part of the table. */
import { z } from 'zod';
import { signedIn } from './access.ts';
import { route } from './contract.ts';
import { id, moment } from './fields.ts';

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
} as const;
