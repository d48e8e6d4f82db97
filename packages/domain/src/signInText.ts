/** The text that is signed at a sign-in: whoever signs it sees where they are going (kazakhstan.md 2.8). */
import { localIsoOf, type Moment } from './moment.ts';

/** Minutes in which it must be signed. */
export const signInMinutes = 5;

/**
 * Names the host, so that a text of one site can't be signed for another; the id makes it good once.
 * @param host as the browser asked for it, `balapan.kz`
 */
export function signInText({ host, id, at }: { host: string; id: string; at: Moment }): string {
  return [
    'Балапан',
    `Кіру · Вход · Sign-in: ${host}`,
    `${localIsoOf(at).slice(0, 16).replace('T', ' ')}, ${signInMinutes} min`,
    id,
    '',
  ].join('\n');
}
