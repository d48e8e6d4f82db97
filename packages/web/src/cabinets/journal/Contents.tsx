/** What an event changed: before and after beside each other, then its other facts. */
import { maskedName } from '@balapan/api/personal.ts';
import { routes } from '@balapan/api/routes.ts';
import { useQuery } from '@tanstack/react-query';
import { Failed, Loading } from '../../kit/State.tsx';
import { api } from '../../shell/api.ts';
import { useLanguage, useTexts } from '../../shell/language.tsx';
import { useMay } from '../../shell/me.ts';
import { Personal } from '../../shell/Personal.tsx';
import { journalTexts } from '../../texts/journal.ts';
import { pathText, valueText } from '../../texts/journalFields.ts';
import { readContents } from './diff.ts';
import type { JournalEvent } from './event.ts';
import css from './journal.module.css';

export function ContentsOf({ event: { chain, seq } }: { event: JournalEvent }) {
  const t = useTexts(journalTexts);
  const may = useMay();
  const { language } = useLanguage();
  const { data, error, refetch } = useQuery({
    queryKey: ['journal.contents', chain, seq],
    queryFn: () => api.journal.contents({ chain, seq }),
  });
  if (error !== null) return <Failed error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Loading rows={3} />;
  if (data.payload === null) return <p>{t.closed}</p>;
  const { changes, facts } = readContents(JSON.parse(data.payload));
  return (
    <section>
      {data.masked ? <p className={css.second}>{t.masked}</p> : null}
      {data.masked && may(routes.access.unmask)
        ? data.children.map(({ childId }) => (
            <p key={childId}>
              <Personal text={maskedName(childId)} of={{ childId }} />
            </p>
          ))
        : null}
      {changes.length === 0 && facts.length === 0 ? <p>{t.nothing}</p> : null}
      {changes.length === 0 ? null : (
        <>
          <h3>{t.changes}</h3>
          <div className={css.scroll}>
            <table className={css.diff}>
              <thead>
                <tr>
                  <th scope="col">{t.field}</th>
                  <th scope="col">{t.before}</th>
                  <th scope="col">{t.after}</th>
                </tr>
              </thead>
              <tbody>
                {changes.map(({ path, before, after }) => (
                  <tr key={path}>
                    <th scope="row">
                      <FieldName path={path} />
                    </th>
                    <td>
                      <del>{valueText(before, language)}</del>
                    </td>
                    <td>
                      <ins>{valueText(after, language)}</ins>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
      {facts.length === 0 ? null : (
        <>
          <h3>{t.facts}</h3>
          <dl className={css.facts}>
            {facts.map(({ path, value }) => [
              <dt key={`${path} name`}>
                <FieldName path={path} />
              </dt>,
              <dd key={path}>{valueText(value, language)}</dd>,
            ])}
          </dl>
        </>
      )}
    </section>
  );
}

/** A field in words; one that has none as it is written, so that nothing of an event is hidden. */
function FieldName({ path }: { path: string }) {
  const words = pathText(path, useLanguage().language);
  return words === null ? (
    <code lang="en" translate="no">
      {path}
    </code>
  ) : (
    words
  );
}
