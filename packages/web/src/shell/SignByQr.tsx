/** «Sign with eGov Mobile»: beside the key on one's own computer, for any document that is signed. */
import type { SigningName } from '@balapan/api/signing.ts';
import { Button, Modal } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Icon } from '../kit/Icon.tsx';
import page from '../kit/Page.module.css';
import { Failed, Loading } from '../kit/State.tsx';
import { kitTexts } from '../texts/kit.ts';
import { qrSigningTexts } from '../texts/qrSigning.ts';
import { api } from './api.ts';
import { useTexts } from './language.tsx';
import { QrWaiting } from './QrWaiting.tsx';

interface SignByQrProps<T> {
  /** The operation that takes the signature. */
  readonly operation: SigningName;
  readonly documentId: string;
  /** Gives the signature to the operation: base64 of a detached CMS. */
  readonly give: (cms: string) => Promise<T>;
  readonly onSigned: (told: T) => unknown;
  readonly disabled?: boolean;
}

export function SignByQr<T>({ operation, documentId, give, onSigned, disabled = false }: SignByQrProps<T>) {
  const t = useTexts(qrSigningTexts);
  const kit = useTexts(kitTexts);
  const ask = useMutation({ mutationFn: () => api.access.qrDocument({ operation, documentId }) });
  const close = (): void => ask.reset();
  return (
    <>
      <Button
        variant="default"
        size="md"
        leftSection={<Icon name="pen" />}
        disabled={disabled}
        onClick={() => ask.mutate()}
      >
        {t.begin}
      </Button>
      <Modal
        opened={!ask.isIdle}
        onClose={close}
        title={<b>{t.begin}</b>}
        closeButtonProps={{ 'aria-label': kit.close }}
      >
        <div className={page.fields}>
          <p>{t.about}</p>
          {ask.isPending ? <Loading rows={4} /> : null}
          {ask.error === null ? null : <Failed error={ask.error} onRetry={() => ask.mutate()} />}
          {ask.data === undefined ? null : (
            <QrWaiting
              key={ask.data.qrId}
              code={ask.data}
              signed={t.signed}
              take={async (qrId) => give((await api.access.takeQrSignature({ qrId })).cms)}
              onTaken={(told) => {
                close();
                return onSigned(told);
              }}
              onAgain={() => ask.mutate()}
              onGiveUp={close}
            />
          )}
        </div>
      </Modal>
    </>
  );
}
