/** The contents of an event as a reader takes them in: what was and what became, then the other facts, by their path. */

export interface Change {
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

export interface Fact {
  readonly path: string;
  readonly value: string;
}

export interface Contents {
  readonly changes: readonly Change[];
  readonly facts: readonly Fact[];
}

type Values = ReadonlyMap<string, string>;

const isTree = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/** Every leaf by its path: `after.held.to`. An empty list or nothing is a dash. */
function leaves(value: unknown, path = '', found: Map<string, string> = new Map()): Map<string, string> {
  const inner = isTree(value) ? Object.entries(value) : [];
  if (!isTree(value) || inner.length === 0)
    found.set(path, isTree(value) || value === null || value === '' ? '–' : String(value));
  else for (const [name, one] of inner) leaves(one, path === '' ? name : `${path}.${name}`, found);
  return found;
}

/** Wherever `before` and `after` stand side by side they are laid beside each other; what did not change is left out. */
export function readContents(payload: unknown): Contents {
  const changes: Change[] = [];
  const facts: Fact[] = [];
  walk(payload, '', changes, facts);
  return { changes, facts };
}

function walk(value: unknown, path: string, changes: Change[], facts: Fact[]): void {
  if (!isTree(value)) {
    facts.push({ path, value: [...leaves(value).values()].join() });
    return;
  }
  const { before, after, ...rest } = value;
  const isPair = 'before' in value && 'after' in value;
  if (isPair) changes.push(...pairs(path, leaves(before), leaves(after)));
  for (const [name, one] of Object.entries(isPair ? rest : value))
    walk(one, path === '' ? name : `${path}.${name}`, changes, facts);
  if (Object.keys(value).length === 0 && path !== '') facts.push({ path, value: '–' });
}

function pairs(path: string, before: Values, after: Values): Change[] {
  const names = [...new Set([...before.keys(), ...after.keys()])].filter(
    (name) => name !== '' || before.size + after.size === 2,
  );
  return names.flatMap((name) => {
    const [was, is] = [before.get(name) ?? '–', after.get(name) ?? '–'];
    const at = [path, name].filter((part) => part !== '').join('.');
    return was === is ? [] : [{ path: at, before: was, after: is }];
  });
}
