/** Every `childId` of an answer, wherever it stands; or what stands under other names. */
export function childrenIn(
  answer: unknown,
  names: readonly string[] = ['childId'],
  found: Set<string> = new Set(),
): ReadonlySet<string> {
  if (Array.isArray(answer)) for (const each of answer) childrenIn(each, names, found);
  else if (typeof answer === 'object' && answer !== null) {
    for (const [name, value] of Object.entries(answer)) {
      if (typeof value === 'string' && names.includes(name)) found.add(value);
      else childrenIn(value, names, found);
    }
  }
  return found;
}
