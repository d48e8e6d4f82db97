/** A life as one table: which event leads from which state to which. Pictures and checks are drawn from the same rows. */

export interface Transition<State extends string, Event extends string> {
  readonly from: State;
  readonly event: Event;
  readonly to: State;
}

export interface Life<State extends string, Event extends string> {
  readonly first: State;
  readonly table: readonly Transition<State, Event>[];
  /** The state after the event, `null` where the table forbids it. */
  next(state: State, event: Event): State | null;
  /** The events that are possible now, in the order of the table. */
  events(state: State): readonly Event[];
  /** Whether nothing leads out of the state. */
  isFinal(state: State): boolean;
}

/** Rows `[from, event, to]` as a life. Throws `RangeError` when an event leads from one state to two. */
export function makeLife<const State extends string, const Event extends string>(
  first: State,
  rows: readonly (readonly [State, Event, State])[],
): Life<State, Event> {
  const table = rows.map(([from, event, to]) => ({ from, event, to }));
  const byState = new Map<State, Map<Event, State>>();
  for (const { from, event, to } of table) {
    const events = byState.get(from) ?? new Map<Event, State>();
    if (events.has(event)) throw new RangeError(`${from} has ${event} twice`);
    byState.set(from, events.set(event, to));
  }
  return {
    first,
    table,
    next: (state, event) => byState.get(state)?.get(event) ?? null,
    events: (state) => [...(byState.get(state)?.keys() ?? [])],
    isFinal: (state) => !byState.has(state),
  };
}

/** The table as a Mermaid state diagram, for the documents. */
export function drawLife<State extends string, Event extends string>(life: Life<State, Event>): string {
  const lines = life.table.map(({ from, event, to }) => `  ${from} --> ${to}: ${event}`);
  const ends = [...new Set(life.table.map(({ to }) => to))].filter(life.isFinal).map((state) => `  ${state} --> [*]`);
  return ['stateDiagram-v2', `  [*] --> ${life.first}`, ...lines, ...ends].join('\n');
}
