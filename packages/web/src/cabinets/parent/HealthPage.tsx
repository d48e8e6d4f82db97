/** A child's health: the consent first; then each kind with what stands there, to be changed one at a time. */
import { healthKinds } from '@balapan/domain/health.ts';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Failed, Loading } from '../../kit/State.tsx';
import { api } from '../../shell/api.ts';
import { useTexts } from '../../shell/language.tsx';
import { SignatureNeeded } from '../../shell/SignatureNeeded.tsx';
import { healthTexts } from '../../texts/health.ts';
import { ChildHead } from './ChildHead.tsx';
import { HealthConsent } from './HealthConsent.tsx';
import { HealthNote } from './HealthNote.tsx';
import css from './parent.module.css';
import { childrenQuery } from './queries.ts';

export function HealthPage() {
  const { childId } = useParams({ from: '/app/parent/health/$childId' });
  const child = useQuery(childrenQuery).data?.children.find((one) => one.childId === childId);
  return (
    <div className={css.page}>
      {child === undefined ? null : <ChildHead child={child} />}
      <SignatureNeeded>
        <HealthFile childId={childId} />
      </SignatureNeeded>
    </div>
  );
}

function HealthFile({ childId }: { childId: string }) {
  const t = useTexts(healthTexts);
  const file = useQuery({ queryKey: ['health', 'file', childId], queryFn: () => api.health.file({ childId }) });
  const consent = useQuery({
    queryKey: ['health', 'consent', childId],
    queryFn: () => api.health.consent({ childId }),
  });
  const error = file.error ?? consent.error;
  const again = () => void Promise.all([file.refetch(), consent.refetch()]);
  return (
    <>
      <section className={css.section}>
        <h2>{t.title}</h2>
        <p className={css.second}>{t.about}</p>
        {error !== null ? (
          <Failed error={error} onRetry={again} />
        ) : file.data === undefined || consent.data === undefined ? (
          <Loading rows={5} />
        ) : file.data.open ? (
          healthKinds.map((kind) => (
            <HealthNote
              key={kind}
              childId={childId}
              kind={kind}
              note={file.data.notes.find((one) => one.kind === kind)}
              mayWrite={file.data.mayWrite.includes(kind)}
            />
          ))
        ) : null}
      </section>
      {consent.data === undefined || file.data === undefined ? null : (
        <HealthConsent childId={childId} consent={consent.data} isOpen={file.data.open} />
      )}
    </>
  );
}
