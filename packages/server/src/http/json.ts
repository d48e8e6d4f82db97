/** Bodies of requests: JSON of a moderate depth, in UTF-8; nothing else has a parser, so a plain form of another site is refused. */
import type { FastifyInstance } from 'fastify';
import { refuse } from '../kernel/refuse.ts';

/** The deepest body of the contract has four levels. */
const deepest = 16;

/** Whether brackets stand deeper than `most` in each other, outside of quoted text. */
export function isDeeper(text: string, most: number): boolean {
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at];
    if (sign === '"') at = endOfText(text, at);
    else if (sign === '[' || sign === '{') depth += 1;
    else if (sign === ']' || sign === '}') depth -= 1;
    if (depth > most) return true;
  }
  return false;
}

/** Place of the quote that ends the text which begins at `start`; escaped ones do not. */
function endOfText(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end !== -1; end = text.indexOf('"', end + 1)) {
    let slashes = 0;
    while (text[end - 1 - slashes] === '\\') slashes += 1;
    if (slashes % 2 === 0) return end;
  }
  return text.length;
}

/** `__proto__` and `constructor` as names of fields are refused by Fastify's own parser. */
export function readJsonOnly(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error');
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (isDeeper(body as string, deepest)) return done(refuse('request.invalid'));
    return parse(request, body as string, done);
  });
}
