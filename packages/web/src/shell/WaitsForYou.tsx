/** What waits for the reader, on the first page of a clerk's cabinet; says so when nothing does. */
import { Empty } from '../kit/State.tsx';
import { type Task, Tasks } from '../kit/Tasks.tsx';
import { todayTexts } from '../texts/today.ts';
import { useTexts } from './language.tsx';

export function WaitsForYou({ tasks }: { readonly tasks: readonly Task[] }) {
  const t = useTexts(todayTexts);
  return (
    <section>
      <h2>{t.waitsForYou}</h2>
      {tasks.length === 0 ? (
        <Empty title={t.nothing}>
          <p>{t.nothingAbout}</p>
        </Empty>
      ) : (
        <Tasks label={t.waitsForYou} tasks={tasks} />
      )}
    </section>
  );
}
