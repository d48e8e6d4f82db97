/** The consent to a health file: its text whole, given here and ended here. */
import type { AnswerOf } from '@balapan/api/contract.ts';
import type { Routes } from '@balapan/api/routes.ts';
import { Button, Modal } from '@mantine/core';
import { useState } from 'react';
import { Failed } from '../../kit/State.tsx';
import { Tag } from '../../kit/Tag.tsx';
import { api } from '../../shell/api.ts';
import { useFmt } from '../../shell/fmt.ts';
import { useLanguage, useTexts } from '../../shell/language.tsx';
import { healthTexts } from '../../texts/health.ts';
import { privacyTexts } from '../../texts/privacy.ts';
import css from './parent.module.css';
import { useAct } from './queries.ts';

interface HealthConsentProps {
  readonly childId: string;
  readonly consent: AnswerOf<Routes['health']['consent']>;
  readonly isOpen: boolean;
}

export function HealthConsent({ childId, consent, isOpen }: HealthConsentProps) {
  const t = useTexts(healthTexts);
  const privacy = useTexts(privacyTexts);
  const { language } = useLanguage();
  const fmt = useFmt();
  const [asks, setAsks] = useState(false);
  const give = useAct(api.health.giveConsent);
  const end = useAct(api.health.endConsent, () => setAsks(false));
  const { operator, version, body, given, mayGive } = consent;
  const isNew = given === null || given.version !== version;
  return (
    <section className={css.section}>
      <h2>{isOpen ? t.consent : t.consentAsked}</h2>
      <p className={css.second}>{privacy.operator({ name: operator.name[language], bin: operator.bin })}</p>
      {body[language].split('\n').map((line) => (
        <p key={line}>{line}</p>
      ))}
      {give.error === null ? null : <Failed error={give.error} />}
      {given === null ? null : (
        <p>
          <Tag tone="ok" large>
            {t.given({ moment: fmt.moment(given.at) })}
          </Tag>
        </p>
      )}
      {mayGive ? null : <p className={css.second}>{t.mayNot}</p>}
      {mayGive && isNew ? (
        <Button
          fullWidth
          size="lg"
          loading={give.isPending}
          onClick={() => give.mutate({ childId, version, language })}
        >
          {t.give}
        </Button>
      ) : null}
      {mayGive && isOpen ? (
        <Button fullWidth size="lg" variant="default" onClick={() => setAsks(true)}>
          {t.end}
        </Button>
      ) : null}
      <Modal opened={asks} onClose={() => setAsks(false)} title={<b>{t.endTitle}</b>} withCloseButton={false}>
        {end.error === null ? null : <Failed error={end.error} />}
        <p>{t.endAbout}</p>
        <div className={css.pair}>
          <Button variant="default" size="lg" onClick={() => setAsks(false)}>
            {t.cancel}
          </Button>
          <Button size="lg" color="red" loading={end.isPending} onClick={() => end.mutate({ childId })}>
            {t.end}
          </Button>
        </div>
      </Modal>
    </section>
  );
}
