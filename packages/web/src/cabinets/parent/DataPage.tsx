/** My data: the consent with its whole text, what I have asked, and a new request. */
import { useQuery } from '@tanstack/react-query';
import { Failed, Loading } from '../../kit/State.tsx';
import { useTexts } from '../../shell/language.tsx';
import { privacyTexts } from '../../texts/privacy.ts';
import { ConsentPart } from './ConsentPart.tsx';
import { DataCopy } from './DataCopy.tsx';
import { DataRequests } from './DataRequests.tsx';
import css from './parent.module.css';
import { consentsQuery } from './queries.ts';

export function DataPage() {
  const t = useTexts(privacyTexts);
  const { data, error, refetch } = useQuery(consentsQuery);
  if (error !== null) return <Failed error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Loading />;
  return (
    <div className={css.page}>
      <header className={css.head}>
        <h1>{t.title}</h1>
      </header>
      <ConsentPart consents={data} />
      <DataCopy />
      <DataRequests consents={data} />
    </div>
  );
}
