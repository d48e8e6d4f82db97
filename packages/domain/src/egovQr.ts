/** What a QR code of eGov Mobile says, and the links that open the app on the same phone (kazakhstan.md 2.5). */
import { localIsoOf, type Moment } from './moment.ts';

/** Minutes in which it must be signed. */
export const qrMinutes = 5;
/** For a signature that came at the last moment: how much longer the browser may take what came of it. */
export const qrGraceMinutes = 1;

export interface QrLinks {
  /** What stands in the QR code. */
  readonly text: string;
  /** Opens eGov Mobile on this phone. */
  readonly mobile: string;
  /** Opens eGov Business. */
  readonly business: string;
}

/**
 * @param origin under which people reach us, `https://balapan.kz`: it must be on the app's list
 * @param token the secret of this code
 */
export function qrLinks(origin: string, token: string): QrLinks {
  const address = `${origin}/api/sign/${token}`;
  const link = (rest: string): string => `https://m.egov.kz/mobileSign/?link=${encodeURIComponent(address)}&${rest}`;
  return {
    text: `mobileSign:${address}`,
    mobile: link('isi=1476128386&ibi=kz.egov.mobile&apn=kz.mobile.mgov'),
    business: link('isi=1597880144&ibi=kz.mobile.mgov.business&apn=kz.mobile.mgov.business'),
  };
}

/** The app's own form of a moment: `2026-11-22T16:21:37.000+0500`. */
export function appMoment(at: Moment): string {
  return localIsoOf(at).replace(/([+-]\d\d):(\d\d)$/, '.000$1$2');
}

/** The CMS out of what an app writes: base64, with or without line breaks and the lines around it. */
export function bareBase64(text: string): string {
  return text.replace(/-----(?:BEGIN|END) [A-Z0-9 ]+-----|\s/g, '');
}
