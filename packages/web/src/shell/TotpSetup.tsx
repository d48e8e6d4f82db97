import { QrCode } from '../kit/QrCode.tsx';
import { staffSignInTexts } from '../texts/staffSignIn.ts';
import { useTexts } from './language.tsx';
import css from './staffSignIn.module.css';

/** The secret of an application with codes: as a QR for its camera, as letters for its keyboard. */
export function TotpSetup({ address, secret }: { address: string; secret: string }) {
  const t = useTexts(staffSignInTexts);
  return (
    <div className={css.qr}>
      <p>{t.scan}</p>
      <QrCode text={address} label={t.qrLabel} />
      <p>
        {t.byHand} <code translate="no">{secret.replace(/(.{4})(?=.)/g, '$1 ')}</code>
      </p>
    </div>
  );
}
