/** Demonstration only: the quiet line under the head that tells the city's moment and leads to moving it. */
import { clockTexts } from '@balapan/domain/text/texts/clock.ts';
import { lazy, Suspense, useState } from 'react';
import css from './ClockLine.module.css';
import { useFmt } from './fmt.ts';
import { useTexts } from './language.tsx';
import { useMe } from './me.ts';

const MoveClock = lazy(() => import('./MoveClock.tsx').then((file) => ({ default: file.MoveClock })));

export function ClockLine() {
  const t = useTexts(clockTexts);
  const fmt = useFmt();
  const me = useMe();
  const [open, setOpen] = useState(false);
  if (!me.demonstration) return null;
  return (
    <div className={css.line}>
      <span>
        {t.line}: <b>{fmt.moment(me.now)}</b>
      </span>
      <button type="button" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {t.move}
      </button>
      {open ? (
        <Suspense>
          <MoveClock onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </div>
  );
}
