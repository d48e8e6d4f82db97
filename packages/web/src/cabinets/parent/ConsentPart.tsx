/** The text of the consent as the law wants it, and for each child whether it was given. */
import { errorTexts } from '@balapan/domain/text/texts/errors.ts';
import { Button } from '@mantine/core';
import { Failed } from '../../kit/State.tsx';
import { Tag } from '../../kit/Tag.tsx';
import { api } from '../../shell/api.ts';
import { useFmt } from '../../shell/fmt.ts';
import { useLanguage, useTexts } from '../../shell/language.tsx';
import { useMe } from '../../shell/me.ts';
import { privacyTexts } from '../../texts/privacy.ts';
import css from './parent.module.css';
import { type Consents, useAct } from './queries.ts';

export function ConsentPart({ consents }: { consents: Consents }) {
  const t = useTexts(privacyTexts);
  const { language } = useLanguage();
  const fmt = useFmt();
  const { operator, subject, children, body, version } = consents;
  const isBehalf = useMe().person?.onBehalf != null;
  const give = useAct((childId: string) => api.privacy.giveConsent({ childId, version, language }));
  return (
    <section className={css.section}>
      <h2>{t.consent}</h2>
      <p className={css.second}>{t.operator({ name: operator.name[language], bin: operator.bin })}</p>
      <p className={css.second}>
        {t.subject({ name: subject, children: children.map(({ name }) => name).join(', ') })}
      </p>
      {body[language].split('\n').map((line) => (
        <p key={line}>{line}</p>
      ))}
      {give.error === null ? null : <Failed error={give.error} />}
      {children.map(({ childId, name, given, mayGive }) => (
        <div key={childId}>
          <p>
            <b>{name}</b>{' '}
            <Tag tone={given === null ? 'you' : 'ok'} large>
              {given === null ? t.notGiven : t.given({ moment: fmt.moment(given.at) })}
            </Tag>
          </p>
          {given !== null && given.version === version ? null : isBehalf ? (
            <p className={css.second}>{errorTexts[language]['access.notOnBehalf']}</p>
          ) : mayGive ? (
            <Button
              fullWidth
              size="lg"
              aria-label={`${t.give}: ${name}`}
              loading={give.isPending && give.variables === childId}
              onClick={() => give.mutate(childId)}
            >
              {t.give}
            </Button>
          ) : (
            <p className={css.second}>{t.mayNot}</p>
          )}
        </div>
      ))}
    </section>
  );
}
