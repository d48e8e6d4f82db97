/** The money of an act: where it stands, and the thirty days. */
import { addDays, daysBetween } from '@balapan/domain/day.ts';
import { dayAt } from '@balapan/domain/moment.ts';
import { actTexts } from '@balapan/domain/text/texts/act.ts';
import { type Step, Steps } from '../../kit/Steps.tsx';
import { TermBoxes } from '../../kit/TermBoxes.tsx';
import { momentOfWire, useFmt } from '../../shell/fmt.ts';
import { useTexts } from '../../shell/language.tsx';
import { useNow } from '../../shell/me.ts';
import { actPageTexts } from '../../texts/actPage.ts';
import css from './Act.module.css';
import { type ActDetail, moneySteps, type StepName } from './moneySteps.ts';

const term = 30;

export function ActWay({ act, isMine }: { act: ActDetail; isMine: boolean }) {
  const p = useTexts(actPageTexts);
  const tell = useStepTexts(act);
  const steps = moneySteps(act, isMine);
  if (steps.length === 0) return null;
  return (
    <>
      <h2>{p.where}</h2>
      <Steps label={p.where} steps={steps.map(({ name, state }) => ({ state, ...tell(name, state) }))} />
    </>
  );
}

/** The words of each step, with who and when where it is known. */
function useStepTexts(act: ActDetail): (name: StepName, state: Step['state']) => Omit<Step, 'state'> {
  const p = useTexts(actPageTexts);
  const fmt = useFmt();
  const dayOf = (at: string): string => fmt.day(dayAt(momentOfWire(at)));
  const moved = (to: string) => act.moves.findLast((move) => move.to === to);
  const signed = (step: string) => act.signatures.find((one) => one.step === step);
  const holder = act.holder ?? p.nobody;
  const here = { side: p.atDesk({ days: act.days }), note: act.note === null ? holder : `${holder}. ${act.note}` };
  const by = (step: string, state: string): Omit<Step, 'state' | 'title'> => {
    const [hand, move] = [signed(step), moved(state)];
    const at = hand?.signedAt ?? move?.at;
    const person = hand?.person ?? move?.person;
    return { ...(at === undefined ? {} : { side: dayOf(at) }), ...(person == null ? {} : { note: person }) };
  };
  return (name, state) => {
    const isDone = state === 'done';
    const isNow = !isDone && state !== 'next';
    switch (name) {
      case 'register':
        return {
          title: p.registerClosed,
          note: p.workingDays({ days: act.workingDays }),
          ...(act.registerFrozenAt === null ? {} : { side: dayOf(act.registerFrozenAt) }),
        };
      case 'parents':
        return {
          title: p.parents,
          note: p.parentsOf({
            confirmed: fmt.count(act.confirmed),
            of: fmt.count(act.confirmed + act.unconfirmed.children),
          }),
        };
      case 'provider':
        return {
          title: isDone ? p.providerSigned : p.providerSigns,
          ...(isNow ? here : isDone ? by('provider', 'signedByProvider') : {}),
        };
      case 'check':
        return { title: isDone ? p.checked : p.checks, ...(isNow ? here : isDone ? by('check', 'checked') : {}) };
      case 'department':
        return {
          title: isDone ? p.departmentSigned : p.departmentSigns,
          ...(isNow ? here : isDone ? by('department', 'signedByDepartment') : {}),
        };
      case 'payer':
        return {
          title: isDone ? p.payerHas : p.payerWorks,
          ...(act.payment === null ? {} : { note: p.register({ number: fmt.number(act.payment.register) }) }),
          ...(isNow ? here : {}),
        };
      case 'bank':
        return {
          title: isDone ? p.bankHas : p.bankWorks,
          ...(act.payment?.sentOn == null ? {} : { side: fmt.day(act.payment.sentOn) }),
          ...(isNow ? { side: p.atDesk({ days: act.days }) } : {}),
        };
      case 'account':
        return {
          title: act.state === 'paymentReturned' ? p.cameBack : p.money,
          ...(act.state === 'paymentReturned' ? here : {}),
          ...(act.payment?.settledOn != null && isDone
            ? { side: fmt.day(act.payment.settledOn) }
            : act.dueOn === null
              ? {}
              : { side: p.until({ day: fmt.day(act.dueOn) }) }),
        };
    }
  };
}

/** Thirty boxes from the second signature. */
export function ActTerm({ act }: { act: ActDetail }) {
  const t = useTexts(actTexts);
  const p = useTexts(actPageTexts);
  const fmt = useFmt();
  const { today } = useNow();
  if (act.dueOn === null || act.state === 'netted' || act.state === 'replaced') return null;
  const end = act.payment?.settledOn ?? today;
  const left = daysBetween(end, act.dueOn);
  const label = left > 0 ? t.daysLeft({ days: left }) : left === 0 ? t.dueToday : t.daysLate({ days: -left });
  return (
    <section className={css.term}>
      <h2>{p.term({ day: fmt.day(act.dueOn) })}</h2>
      <span>{act.state === 'paid' ? null : label}</span>
      <TermBoxes
        total={term}
        gone={term - left}
        label={label}
        from={p.second({ day: fmt.day(addDays(act.dueOn, -term)) })}
        to={fmt.day(act.dueOn)}
      />
    </section>
  );
}
