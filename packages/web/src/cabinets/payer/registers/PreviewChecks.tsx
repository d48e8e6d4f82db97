/** What of a register that is not made yet would not pass, and the way to leave it out. */
import type { AnswerOf } from '@balapan/api/contract.ts';
import type { Routes } from '@balapan/api/routes.ts';
import { formatIbanShort } from '@balapan/domain/text/format.ts';
import { registerCheckTexts } from '@balapan/domain/text/texts/status.ts';
import { Button } from '@mantine/core';
import { Icon } from '../../../kit/Icon.tsx';
import { Tag } from '../../../kit/Tag.tsx';
import { useFmt } from '../../../shell/fmt.ts';
import { useLanguage, useTexts } from '../../../shell/language.tsx';
import { payerTexts } from '../../../texts/payer.ts';
import css from '../register/Register.module.css';

type Preview = AnswerOf<Routes['treasury']['preview']>;

interface PreviewChecksProps {
  readonly preview: Preview;
  /** Acts that stay; `null`: all. */
  readonly kept: readonly string[] | null;
  readonly onKeep: (actIds: readonly string[]) => void;
}

export function PreviewChecks({ preview, kept, onKeep }: PreviewChecksProps) {
  const t = useTexts(payerTexts);
  const names = useTexts(registerCheckTexts);
  const fmt = useFmt();
  const { language } = useLanguage();
  if (preview.sums.count === 0) return <p>{t.nothingPayable}</p>;
  const failed = preview.checks.filter(({ ok }) => !ok);
  const isPartly = preview.good.length > 0 && preview.good.length < preview.sums.count;
  return (
    <>
      <ul className={css.checks}>
        {failed.length === 0 ? (
          <li data-ok>
            <Icon name="tick" />
            <span>{t.allPass}</span>
          </li>
        ) : null}
        {failed.map(({ check, good, of }) => (
          <li key={check}>
            <Icon name={check === 'accountChanged' ? 'pen' : 'warn'} />
            <span>{names[check]}</span>
            <span>
              {check === 'accountChanged' ? fmt.count(of - good) : t.of({ good: fmt.count(good), of: fmt.count(of) })}
            </span>
          </li>
        ))}
      </ul>
      {preview.lines.length === 0 ? null : (
        <>
          <h3>{t.badLines}</h3>
          <ul>
            {preview.lines.map((line) => (
              <li key={line.actId}>
                <b>{line.actNumber}</b> {line.payee[language]}, {fmt.money(line.total)}, {formatIbanShort(line.iban)}{' '}
                {line.faults.map((fault) => (
                  <Tag key={fault} tone={fault === 'accountChanged' ? 'you' : 'late'}>
                    {names[fault]}
                  </Tag>
                ))}
              </li>
            ))}
          </ul>
          {isPartly && kept === null ? (
            <Button variant="default" onClick={() => onKeep(preview.good)}>
              {t.leaveOut({ count: fmt.count(preview.good.length) })}
            </Button>
          ) : null}
          {kept === null ? null : <Tag tone="ok">{t.leaveOut({ count: fmt.count(kept.length) })}</Tag>}
        </>
      )}
      {preview.withoutAccount.length === 0 ? null : (
        <>
          <h3>{t.withoutAccount}</h3>
          <ul>
            {preview.withoutAccount.map((act) => (
              <li key={act.actId}>
                <b>{act.actNumber}</b> {act.payee[language]}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
