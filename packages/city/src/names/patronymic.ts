/** How a child is called after its father. */
import type { Sex } from '@balapan/domain/iin.ts';
import { irregularPatronymics } from './slavic.ts';

/** `kazakh`: Нұрланұлы, Нұрланқызы. `russian`: Нұрланович, Нұрлановна. */
export type PatronymicStyle = 'kazakh' | 'russian';

const hushing = /[жшчщц]$/u;
const vowel = /[аәеёиоөуұүыіэюя]$/u;

function russian(father: string, sex: Sex): string {
  const irregular = irregularPatronymics.get(father);
  if (irregular !== undefined) return irregular[sex === 'male' ? 0 : 1];
  const [long, short] = sex === 'male' ? ['ович', 'евич'] : ['овна', 'евна'];
  if (/[йь]$/u.test(father)) return father.slice(0, -1) + short;
  if (vowel.test(father) || hushing.test(father)) return father + short;
  return father + long;
}

/** The patronymic of a father's given name: `patronymicOf('Нұрлан', 'female', 'kazakh')` is Нұрланқызы. */
export function patronymicOf(father: string, sex: Sex, style: PatronymicStyle): string {
  if (style === 'russian') return russian(father, sex);
  return father + (sex === 'male' ? 'ұлы' : 'қызы');
}

/** The form of a surname for a sex, from its masculine form: Ахметов, Ахметова; Островский, Островская; Ким stays. */
export function surnameFor(masculine: string, sex: Sex): string {
  if (sex === 'male') return masculine;
  if (/(?:ов|ев|ёв|ин)$/u.test(masculine)) return `${masculine}а`;
  if (masculine.endsWith('ский')) return `${masculine.slice(0, -2)}ая`;
  return masculine;
}
