import { xmlText } from '@balapan/domain/eactXml.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allNodes, findNode, readXml, textIn } from './soapXml.ts';

describe('a SOAP answer', () => {
  it('is read by names without prefixes, with its text decoded', () => {
    const root = readXml(
      '<?xml version="1.0"?><s:E xmlns:s="x"><s:B><id>7</id><n>A &amp; B&#33;</n><n/><c><![CDATA[<x>]]></c></s:B></s:E>',
    );
    expect(textIn(root, 'id')).toBe('7');
    expect(allNodes(root, 'n').map(({ text }) => text)).toEqual(['A & B!', '']);
    expect(textIn(root, 'c')).toBe('<x>');
    expect(findNode(root, 'none')).toBeNull();
  });

  it.each([
    '',
    'text',
    '<a>',
    '<a></b>',
    '<a><b></a></b>',
    '<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>',
    '<html><br></html>',
    '<a></a><',
  ])('is no answer: %s', (text) => {
    expect(() => readXml(text)).toThrow('ИС ЭСФ');
  });

  it('gives back any text that was written into it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const clean = text.replaceAll(/[^\P{Cc}]/gu, '').trim();
        expect(textIn(readXml(`<a><b>${xmlText(clean)}</b></a>`), 'b') ?? '').toBe(clean);
      }),
    );
  });
});
