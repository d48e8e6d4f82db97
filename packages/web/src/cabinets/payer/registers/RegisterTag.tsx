import type { PaymentRegisterState } from '@balapan/domain/payment.ts';
import { paymentRegisterStateTexts } from '@balapan/domain/text/texts/status.ts';
import { Tag, type TagTone } from '../../../kit/Tag.tsx';
import { useTexts } from '../../../shell/language.tsx';

const tones: Readonly<Record<PaymentRegisterState, TagTone>> = {
  draft: 'draft',
  made: 'wait',
  checked: 'wait',
  released: 'wait',
  handedOver: 'wait',
  reconciled: 'ok',
  cancelled: 'back',
};

/** The state of a payment register as a tag. */
export function RegisterTag({ state }: { state: PaymentRegisterState }) {
  return <Tag tone={tones[state]}>{useTexts(paymentRegisterStateTexts)[state]}</Tag>;
}
