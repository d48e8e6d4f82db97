import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { html, textOf } from './html.ts';

describe('html', () => {
  it('escapes what is put in, whatever it is', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const inner = textOf(html`<b title="${text}">${text}</b>`).slice('<b title="'.length, -'</b>'.length);
        expect(inner.replace('">', '')).not.toMatch(/[<>"']/);
      }),
    );
  });

  it('keeps what it made, leaves out what is not there, joins lists', () => {
    const rows = ['a', '<b>'].map((text) => html`<li>${text}</li>`);
    expect(textOf(html`<ul>${rows}${null}${false}${undefined}</ul>`)).toBe('<ul><li>a</li><li>&lt;b&gt;</li></ul>');
  });
});
