/** Tasks of whoever pays, in the payer's cabinet and in the Department's: each only for those whose hand it waits for. */
import type { AnswerOf } from '@balapan/api/contract.ts';
import { type Routes, routes } from '@balapan/api/routes.ts';
import { Link } from '@tanstack/react-router';
import type { Task } from '../../../kit/Tasks.tsx';
import { useFmt } from '../../../shell/fmt.ts';
import { useTexts } from '../../../shell/language.tsx';
import { useMay } from '../../../shell/me.ts';
import { payerTexts } from '../../../texts/payer.ts';
import { todayTexts } from '../../../texts/today.ts';
import { useMoneyPaths } from '../moneyPaths.ts';

export function useMoneyTasks(now: AnswerOf<Routes['today']['payer']> | undefined): readonly Task[] {
  const t = useTexts(todayTexts);
  const p = useTexts(payerTexts);
  const fmt = useFmt();
  const may = useMay();
  const paths = useMoneyPaths();
  if (now === undefined) return [];
  const steps = { sign: p.waitsSign, check: p.waitsCheck, release: p.waitsRelease } as const;
  const registers = now.registers.flatMap(({ registerId, number, total, waits }) =>
    waits === null
      ? []
      : [
          {
            key: registerId,
            title: t.registerWaits({ number: fmt.number(number), sum: fmt.money(total) }),
            note: steps[waits],
            action: (
              <Link to={paths.register} params={{ registerId }}>
                {t.open}
              </Link>
            ),
          },
        ],
  );
  const { acts, total, firstDueOn } = now.ready;
  const ready = {
    key: 'ready',
    title: t.ready({ count: fmt.count(acts), sum: fmt.money(total) }),
    note: firstDueOn === null ? '' : t.readyAbout({ day: fmt.day(firstDueOn) }),
    action: <Link to={paths.registers}>{p.make}</Link>,
  };
  const toExceptions = <Link to={paths.exceptions}>{t.open}</Link>;
  return [
    ...registers,
    ...(acts > 0 && may(routes.treasury.makeRegister) ? [ready] : []),
    ...(now.returned > 0 && may(routes.treasury.makeRegister)
      ? [{ key: 'returned', title: t.returned({ count: now.returned }), action: toExceptions }]
      : []),
    ...(now.proposed > 0 && may(routes.treasury.decideMatch)
      ? [{ key: 'proposed', title: t.proposed({ count: now.proposed }), action: toExceptions }]
      : []),
    ...(now.exceptions > 0 && may(routes.treasury.proposeMatch)
      ? [{ key: 'exceptions', title: t.exceptions({ count: now.exceptions }), action: toExceptions }]
      : []),
  ];
}
