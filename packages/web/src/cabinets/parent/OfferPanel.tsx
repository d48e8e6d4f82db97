/** An offer to answer: until when, the days drawn, consent, refusal, what each means. */
import { policyInForce20250701 } from '@balapan/domain/policyInForce.ts';
import { applicationStateTexts } from '@balapan/domain/text/texts/status.ts';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { Icon } from '../../kit/Icon.tsx';
import { Tag } from '../../kit/Tag.tsx';
import { api } from '../../shell/api.ts';
import { useLanguage, useTexts } from '../../shell/language.tsx';
import { SignatureNeeded } from '../../shell/SignatureNeeded.tsx';
import { parentTexts } from '../../texts/parent.ts';
import { Ask } from './Ask.tsx';
import css from './parent.module.css';
import { type Application, type Term, useAct } from './queries.ts';
import { TermDays } from './TermDays.tsx';

export function OfferPanel({ application, term, mayAct }: { application: Application; term: Term; mayAct: boolean }) {
  const t = useTexts(parentTexts);
  const { language } = useLanguage();
  const [asked, setAsked] = useState<'consent' | 'refuse' | null>(null);
  const close = (): void => setAsked(null);
  const { applicationId } = application;
  const consent = useAct(() => api.voucher.consent({ applicationId }), close);
  const refuse = useAct(() => api.voucher.refuse({ applicationId }), close);
  return (
    <section className={css.turn}>
      <Tag tone="you" large>
        {applicationStateTexts[language].offered}
      </Tag>
      <h2>{t.offerTitle}</h2>
      <TermDays term={term} sentence={(day) => t.answerBy({ day })} />
      {mayAct ? (
        <>
          <Button
            className={css.big}
            fullWidth
            leftSection={<Icon name="tick" size={22} />}
            onClick={() => setAsked('consent')}
          >
            {t.consent}
          </Button>
          <SignatureNeeded>
            <Button className={css.big} fullWidth variant="default" onClick={() => setAsked('refuse')}>
              {t.refuse}
            </Button>
          </SignatureNeeded>
        </>
      ) : null}
      <p className={css.second}>{t.offerNote({ days: policyInForce20250701.rules.restoreDays })}</p>
      <Ask
        open={asked === 'consent'}
        title={t.consentAsk}
        note={t.consentAskNote}
        yes={t.yesConsent}
        pending={consent.isPending}
        error={consent.error}
        onYes={() => consent.mutate(undefined)}
        onClose={close}
      />
      <Ask
        open={asked === 'refuse'}
        title={t.refuseAsk}
        note={t.refuseAskNote}
        yes={t.yesRefuse}
        grave
        pending={refuse.isPending}
        error={refuse.error}
        onYes={() => refuse.mutate(undefined)}
        onClose={close}
      />
    </section>
  );
}
