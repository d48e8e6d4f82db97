/** The voucher in the parent's hands: choose, wait for the kindergarten, the waitlist, a place that came free, in use. */
import { voucherStateTexts } from '@balapan/domain/text/texts/status.ts';
import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { Failed } from '../../kit/State.tsx';
import { Tag } from '../../kit/Tag.tsx';
import { api } from '../../shell/api.ts';
import { useFmt } from '../../shell/fmt.ts';
import { useLanguage, useTexts } from '../../shell/language.tsx';
import { SignatureNeeded } from '../../shell/SignatureNeeded.tsx';
import { parentTexts } from '../../texts/parent.ts';
import { Ask } from './Ask.tsx';
import { voucherTone } from './ChildrenPage.tsx';
import css from './parent.module.css';
import { type MyChild, useAct, type Voucher } from './queries.ts';
import { TermDays } from './TermDays.tsx';

export function VoucherPanel({ child, voucher }: { child: MyChild; voucher: Voucher }) {
  const t = useTexts(parentTexts);
  const { language } = useLanguage();
  const fmt = useFmt();
  const tone = voucherTone(voucher);
  const provider = voucher.provider?.name[language] ?? '';
  const sent = voucher.state === 'choosing' && voucher.referralState === 'sent';
  const title =
    voucher.state === 'used'
      ? t.enrolledTitle
      : voucher.state === 'waitlisted'
        ? t.waitlisted({ provider })
        : voucher.state === 'placeOffered'
          ? t.placeFree({ provider })
          : sent
            ? t.referralSent({ provider })
            : t.chooseTitle;
  return (
    <section className={tone === 'you' ? css.turn : css.quiet}>
      <Tag tone={tone} large>
        {voucherStateTexts[language][voucher.state]}
      </Tag>
      <h2>{title}</h2>
      <p className={css.second}>{t.voucherTitle({ number: voucher.number })}</p>
      {voucher.referralState === 'refused' ? <p className={css.notice}>{t.refusedByKindergarten}</p> : null}
      {voucher.state === 'waitlisted' && voucher.waitlistPosition !== null ? (
        <p>
          <b>{t.waitlistPosition({ position: fmt.count(voucher.waitlistPosition) })}</b>
        </p>
      ) : null}
      {voucher.term === null ? null : (
        <TermDays
          term={voucher.term}
          sentence={(day) => (voucher.state === 'choosing' ? t.chooseBy({ day }) : t.answerBy({ day }))}
        />
      )}
      {child.mayAct ? <VoucherActs child={child} voucher={voucher} sent={sent} /> : null}
      <p className={css.second}>
        {sent
          ? t.referralNote
          : voucher.state === 'waitlisted'
            ? t.waitlistNote
            : voucher.mayProlong
              ? t.prolongNote
              : ''}
      </p>
    </section>
  );
}

function VoucherActs({ child, voucher, sent }: { child: MyChild; voucher: Voucher; sent: boolean }) {
  const t = useTexts(parentTexts);
  const navigate = useNavigate();
  const [asked, setAsked] = useState<'withdraw' | 'decline' | null>(null);
  const close = (): void => setAsked(null);
  const { voucherId } = voucher;
  const choose = (): void => void navigate({ to: '/app/parent/choose/$childId', params: { childId: child.childId } });
  const withdraw = useAct(
    () => api.placement.withdraw({ voucherId }),
    () => {
      close();
      choose();
    },
  );
  const prolong = useAct(() => api.placement.prolong({ voucherId }));
  const confirm = useAct((accept: boolean) => api.placement.confirmPlace({ voucherId, accept }), close);
  const free = voucher.state === 'choosing' && !sent;
  return (
    <>
      {prolong.error === null ? null : <Failed error={prolong.error} />}
      {free ? (
        <SignatureNeeded>
          <Button className={css.big} fullWidth onClick={choose}>
            {t.choose}
          </Button>
        </SignatureNeeded>
      ) : null}
      {free && voucher.mayProlong ? (
        <Button
          className={css.big}
          fullWidth
          variant="default"
          loading={prolong.isPending}
          onClick={() => prolong.mutate(undefined)}
        >
          {t.prolong}
        </Button>
      ) : null}
      {voucher.state === 'placeOffered' ? (
        <>
          {confirm.error === null ? null : <Failed error={confirm.error} />}
          <Button className={css.big} fullWidth loading={confirm.isPending} onClick={() => confirm.mutate(true)}>
            {t.takePlace}
          </Button>
          <SignatureNeeded>
            <Button className={css.big} fullWidth variant="default" onClick={() => setAsked('decline')}>
              {t.declinePlace}
            </Button>
          </SignatureNeeded>
        </>
      ) : null}
      {sent || voucher.state === 'waitlisted' ? (
        <SignatureNeeded>
          <Button className={css.big} fullWidth variant="default" onClick={() => setAsked('withdraw')}>
            {t.withdraw}
          </Button>
        </SignatureNeeded>
      ) : null}
      <Ask
        open={asked === 'withdraw'}
        title={t.withdrawAsk}
        note={t.withdrawNote}
        yes={t.withdraw}
        pending={withdraw.isPending}
        error={withdraw.error}
        onYes={() => withdraw.mutate(undefined)}
        onClose={close}
      />
      <Ask
        open={asked === 'decline'}
        title={t.declineAsk}
        note={t.declineNote}
        yes={t.declinePlace}
        grave
        pending={confirm.isPending}
        error={confirm.error}
        onYes={() => confirm.mutate(false)}
        onClose={close}
      />
    </>
  );
}
