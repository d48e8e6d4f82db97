/** Waits for the question «is it you?»; the dialog itself is fetched when it is first asked. */
import { lazy, Suspense, useSyncExternalStore } from 'react';
import { stepUpQuestion } from './stepUp.ts';

const StepUpDialog = lazy(async () => ({ default: (await import('./StepUpDialog.tsx')).StepUpDialog }));

export function StepUp() {
  const answer = useSyncExternalStore(stepUpQuestion.subscribe, stepUpQuestion.now);
  if (answer === null) return null;
  return (
    <Suspense fallback={null}>
      <StepUpDialog onProven={() => answer(true)} onCancel={() => answer(false)} />
    </Suspense>
  );
}
