/** The bank's file before it leaves: format and letters, which fields of which lines it respells, what forbids it. */
import type { AnswerOf } from '@balapan/api/contract.ts';
import type { Routes } from '@balapan/api/routes.ts';
import { orderFieldTexts } from '@balapan/domain/text/texts/paymentFile.ts';
import { type Column, DataTable } from '../../../kit/DataTable.tsx';
import { Failed, Loading } from '../../../kit/State.tsx';
import { Tag } from '../../../kit/Tag.tsx';
import { useFmt } from '../../../shell/fmt.ts';
import { useLanguage, useTexts } from '../../../shell/language.tsx';
import { errorText } from '../../../shell/refusal.ts';
import { bankFileTexts } from '../../../texts/bankFile.ts';
import css from './Register.module.css';
import { useBankFileChanges } from './useBankFileChanges.ts';

type Change = AnswerOf<Routes['treasury']['bankFileChanges']>['changes'][number];

const formats = { oneC: '1CClientBankExchange', mt100: 'MT100' } as const;
const encodings = { utf8: 'UTF-8', windows1251: 'Windows-1251' } as const;

export function BankFileChanges({ registerId }: { registerId: string }) {
  const t = useTexts(bankFileTexts);
  const fields = useTexts(orderFieldTexts);
  const fmt = useFmt();
  const { language } = useLanguage();
  const query = useBankFileChanges(registerId);
  const file = query.data;
  if (file === undefined)
    return (
      <section className={css.lines}>
        <h2>{t.title}</h2>
        {query.error === null ? (
          <Loading rows={2} />
        ) : (
          <Failed error={query.error} onRetry={() => void query.refetch()} />
        )}
      </section>
    );
  if (file.format === 'treasury')
    return (
      <section className={css.lines}>
        <h2>{t.listTitle}</h2>
        <p>{t.listAbout}</p>
      </section>
    );
  const columns: readonly Column<Change>[] = [
    { id: 'line', head: t.line, cell: (row) => (row.line === 0 ? t.everyLine : fmt.count(row.line)), sticky: true },
    { id: 'number', head: t.number, cell: (row) => row.document },
    { id: 'field', head: t.field, cell: (row) => fields[row.field] },
    { id: 'meant', head: t.meant, cell: (row) => row.meant },
    { id: 'written', head: t.written, cell: (row) => row.written },
  ];
  return (
    <section className={css.lines}>
      <h2>
        {t.title} <small>{`${formats[file.format]}, ${encodings[file.encoding]}`}</small>
      </h2>
      <p>{t.limit({ limit: fmt.count(file.purposeLimit) })}</p>
      {file.refused === 0 ? null : (
        <>
          <p>
            <Tag tone="late">{t.refused({ count: fmt.count(file.refused) })}</Tag>
          </p>
          <ul>
            {file.faults.map((fault) => (
              <li key={JSON.stringify(fault)}>{errorText(fault, language)}</li>
            ))}
          </ul>
        </>
      )}
      {file.changed === 0 ? (
        <p>{t.same}</p>
      ) : (
        <>
          <p>{t.changed({ shown: fmt.count(file.changes.length), count: fmt.count(file.changed) })}</p>
          <DataTable
            label={t.title}
            columns={columns}
            rows={file.changes}
            rowKey={(row) => `${row.line} ${row.field}`}
          />
        </>
      )}
    </section>
  );
}
