/** Educators mark, parents confirm and dispute, heads answer. */
import { type Day, monthOf, shiftMonth } from '@balapan/domain/day.ts';
import { inCrowd } from './crowd.ts';
import { choiceOf, dayOfChild } from './habits.ts';
import type { Household } from './households.ts';
import type { Deed, LivingParent, Slot } from './plan.ts';
import type { Stage } from './stage.ts';
import type { Visitor } from './transport.ts';

type Marking = Extract<Deed, { kind: 'mark' }>;
type Correcting = Extract<Deed, { kind: 'correct' }>;

/** Plays one moment. Deeds that take a number from a common row come one after another, the others side by side. */
export async function playSlot(stage: Stage, houses: ReadonlyMap<number, Household>, slot: Slot): Promise<void> {
  await stage.moveTo(slot.at);
  const inTurn = slot.deeds.filter(({ kind }) => kind === 'dispute' || kind === 'answer');
  for (const deed of inTurn) await play(stage, houses, deed);
  const others = slot.deeds.filter(({ kind }) => kind !== 'dispute' && kind !== 'answer');
  await inCrowd(others, stage.width, (deed) => play(stage, houses, deed));
}

async function play(stage: Stage, houses: ReadonlyMap<number, Household>, deed: Deed): Promise<void> {
  await stage.doing(deed.kind, async () => {
    switch (deed.kind) {
      case 'mark':
        return mark(stage, await markerOf(houses, deed), deed);
      case 'correct':
        return correct(stage, await markerOf(houses, deed), deed);
      case 'confirm':
        return confirm(stage, deed.parent);
      case 'dispute':
        return dispute(stage, deed.parent, deed.of);
      case 'answer':
        return answer(stage, await houseOf(houses, deed.provider).head());
    }
  });
}

function houseOf(houses: ReadonlyMap<number, Household>, number: number): Household {
  const house = houses.get(number);
  if (house === undefined) throw new Error(`kindergarten ${number} does not live`);
  return house;
}

function markerOf(houses: ReadonlyMap<number, Household>, { group }: Marking | Correcting): Promise<Visitor> {
  return houseOf(houses, group.provider).marker(group.careGroupId);
}

/** Children who come late: of each group the same few. */
const leftForLater = 6;

async function mark({ seed }: Stage, visitor: Visitor, { group, day, part }: Marking): Promise<number> {
  const { careGroupId } = group;
  const { children } = await visitor.api.attendance.group({ careGroupId, day });
  const open = children
    .filter((child) => child.mark === null)
    .map((child) => ({ ...child, key: `${group.key}/${child.surname} ${child.givenName}` }));
  const now = part === 'most' ? open.filter(({ key }) => choiceOf(seed, `${key}.${day}`, leftForLater) > 0) : open;
  if (now.length === 0) return 0;
  const marks = now.map(({ childId, key }) => ({ childId, ...dayOfChild(seed, key, day) }));
  return (await visitor.api.attendance.mark({ careGroupId, day, marks })).written;
}

const reasons = {
  kk: { proven: 'Ата-анасы анықтама әкелді', present: 'Бала кешігіп келді, қате белгіленген' },
  ru: { proven: 'Родители принесли справку', present: 'Ребёнок пришёл позже, отмечен по ошибке' },
} as const;

/** A child who was marked absent had a certificate, or had only come late. */
async function correct({ seed }: Stage, visitor: Visitor, { group, day }: Correcting): Promise<number> {
  const { careGroupId } = group;
  const { children, language } = await visitor.api.attendance.group({ careGroupId, day });
  const absent = children.filter((child) => child.mark === 'unexcused' || (child.mark === 'ill' && !child.document));
  const child = absent[choiceOf(seed, `${group.key}.${day}`, absent.length)];
  if (child === undefined) return 0;
  const isProven = child.mark === 'ill';
  const better = isProven
    ? ({ mark: 'ill', document: true } as const)
    : ({ mark: 'present', document: false } as const);
  const marks = [{ childId: child.childId, ...better }];
  const reason = isProven ? reasons[language].proven : reasons[language].present;
  return (await visitor.api.attendance.mark({ careGroupId, day, marks, reason })).corrected;
}

async function parentAt(stage: Stage, { personId }: LivingParent): Promise<Visitor> {
  const visitor = stage.newcomer();
  await visitor.api.access.signIn({ personId });
  return visitor;
}

async function confirm(stage: Stage, parent: LivingParent): Promise<number> {
  const visitor = await parentAt(stage, parent);
  try {
    await visitor.api.attendance.confirmMonth({ childId: parent.childId, month: closingMonth(stage) });
    return 1;
  } catch (error) {
    // Who came in September has nothing to confirm of August.
    if (isNothing(error)) return 0;
    throw error;
  }
}

const isNothing = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'status' in error && error.status === 404;
const closingMonth = ({ town }: Stage) => shiftMonth(monthOf(town.asOf), -1);

const notes = [
  'Был дома с температурой, справка есть',
  'Бала бақшада болды, сағат онда әкелдік',
  'В этот день ребёнок был в саду',
  'Дәрігердің анықтамасын тапсырғанбыз',
] as const;

/** The parent says of one day that it was otherwise. */
async function dispute(stage: Stage, parent: LivingParent, of: 'closing' | 'running'): Promise<number> {
  const visitor = await parentAt(stage, parent);
  const month = of === 'closing' ? closingMonth(stage) : monthOf(stage.town.asOf);
  const { cells } = await visitor.api.attendance.myMonth({ childId: parent.childId, month });
  const absent = cells.filter((cell) => cell.mark === 'unexcused');
  const present = cells.filter((cell) => cell.mark === 'present');
  const from = absent.length > 0 ? absent : present;
  const cell = from[choiceOf(stage.seed, `dispute.${parent.key}.${of}`, from.length)];
  if (cell === undefined) return 0;
  const claim = cell.mark === 'present' ? 'unexcused' : 'present';
  const note = claim === 'present' ? (notes[1 + choiceOf(stage.seed, parent.key, 2)] ?? notes[2]) : '';
  const disputeId = idOf(stage.seed, `${parent.key}.${of}.${cell.day}`);
  await visitor.api.attendance.dispute({ disputeId, childId: parent.childId, day: cell.day as Day, claim, note });
  return 1;
}

/** An id that a telephone would make: shaped like a random UUID, the same for the same deed. */
function idOf(seed: number, name: string): string {
  const hex = Array.from({ length: 32 }, (_, at) => choiceOf(seed, `id.${name}.${at}`, 16).toString(16)).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`;
}

const answers = {
  upheld: 'Проверили по журналу группы: вы правы, исправили.',
  declined: 'В журнале группы и у медсестры этого дня нет, отметка остаётся.',
} as const;

/** The head answers the older half of what is open. */
async function answer(stage: Stage, head: Visitor): Promise<number> {
  const { rows } = await head.api.attendance.disputes({ state: 'open' });
  const oldest = rows.toSorted((a, b) => a.number - b.number).slice(0, Math.ceil(rows.length / 2));
  for (const { disputeId, number } of oldest) {
    const verdict = choiceOf(stage.seed, `verdict.${number}`, 3) > 0 ? 'upheld' : 'declined';
    await head.api.attendance.answerDispute({ disputeId, verdict, answer: answers[verdict] });
  }
  return oldest.length;
}
