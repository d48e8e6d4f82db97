/** A child's account of the fee, opened from its row; the whole screen on a phone. */
import { Modal } from '@mantine/core';
import page from '../../../kit/Page.module.css';
import { useTexts } from '../../../shell/language.tsx';
import { useIsPhone } from '../../../shell/useIsPhone.ts';
import { feesTexts } from '../../../texts/fees.ts';
import { kitTexts } from '../../../texts/kit.ts';
import { FeeAccount } from '../../feeAccount/FeeAccount.tsx';
import type { Balance } from './Balances.tsx';

/** Stays mounted, so that the row has the focus again when it closes. @param row `null`: closed */
export function AccountDialog({ row, onClose }: { readonly row: Balance | null; readonly onClose: () => void }) {
  const t = useTexts(feesTexts);
  const kit = useTexts(kitTexts);
  const isPhone = useIsPhone();
  return (
    <Modal
      opened={row !== null}
      onClose={onClose}
      size="lg"
      fullScreen={isPhone}
      title={<b>{row?.name}</b>}
      closeButtonProps={{ 'aria-label': kit.close }}
    >
      {row === null ? null : (
        <div className={page.fields}>
          {row.voucher === null ? null : (
            <p>
              {t.voucher}: {row.voucher}
            </p>
          )}
          <FeeAccount childId={row.childId} />
        </div>
      )}
    </Modal>
  );
}
