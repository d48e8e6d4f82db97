/** The parents' fee of a child: its account, and how a payment finds it. */
import { Icon } from '../../kit/Icon.tsx';
import { useTexts } from '../../shell/language.tsx';
import { feesTexts } from '../../texts/fees.ts';
import { FeeAccount } from '../feeAccount/FeeAccount.tsx';
import css from './month.module.css';
import page from './parent.module.css';

export function MonthFee({ childId }: { readonly childId: string }) {
  const t = useTexts(feesTexts);
  return (
    <section className={page.section}>
      <h2>{t.mine}</h2>
      <FeeAccount
        childId={childId}
        note={
          <p className={css.note}>
            <Icon name="info" size={20} />
            <span>{t.how}</span>
          </p>
        }
      />
    </section>
  );
}
