/** Reads a SOAP answer: elements and text alone, no declarations, no entities but the five; names without their prefixes. */

export interface XmlNode {
  readonly name: string;
  readonly children: readonly XmlNode[];
  readonly text: string;
}

/** Signs of an answer: a page of statuses is far below. */
const longest = 2_000_000;
const deepest = 64;
const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const token =
  /<!\[CDATA\[([\s\S]*?)\]\]>|<\?[\s\S]*?\?>|<!--[\s\S]*?-->|<(\/?)([\w.:-]+)((?:\s+[\w.:-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|([^<]+)/gu;

/** @throws Error for what is no such XML */
export function readXml(source: string): XmlNode {
  if (source.length > longest || /<!(?:DOCTYPE|ENTITY)/iu.test(source)) throw new Error('no answer of ИС ЭСФ');
  const root: Open = { name: '', children: [], text: '' };
  const open: Open[] = [root];
  let at = 0;
  for (const found of source.matchAll(token)) {
    if (found.index !== at) break;
    at += found[0].length;
    const [, data, closes, name = '', , isEmpty, text] = found;
    const top = open.at(-1) ?? root;
    if (data !== undefined) top.text += data;
    else if (text !== undefined) top.text += decoded(text);
    else if (closes === '/') {
      if (open.length < 2 || open.pop()?.name !== local(name)) throw new Error('no answer of ИС ЭСФ');
    } else if (name !== '') {
      const node: Open = { name: local(name), children: [], text: '' };
      top.children.push(node);
      if (isEmpty !== '/') open.push(node);
      if (open.length > deepest) throw new Error('no answer of ИС ЭСФ');
    }
  }
  const [only] = root.children;
  if (at !== source.length || open.length !== 1 || only === undefined) throw new Error('no answer of ИС ЭСФ');
  return only;
}

interface Open extends XmlNode {
  readonly children: Open[];
  text: string;
}

const local = (name: string): string => name.slice(name.indexOf(':') + 1);

function decoded(text: string): string {
  return text.replaceAll(/&(#x?[0-9a-f]+|\w+);/giu, (whole, name: string) => {
    if (!name.startsWith('#')) return entities[name] ?? whole;
    const code = name[1] === 'x' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    return code > 0 && code < 0x11_0000 ? String.fromCodePoint(code) : '';
  });
}

/** The first element of a name, at any depth. */
export function findNode(node: XmlNode, name: string): XmlNode | null {
  if (node.name === name) return node;
  for (const child of node.children) {
    const found = findNode(child, name);
    if (found !== null) return found;
  }
  return null;
}

/** All elements of a name, at any depth. */
export function allNodes(node: XmlNode, name: string): XmlNode[] {
  return [...(node.name === name ? [node] : []), ...node.children.flatMap((child) => allNodes(child, name))];
}

/** Its text without the spaces around; `null`: no such element, or an empty one. */
export function textIn(node: XmlNode | null, name: string): string | null {
  const text = node === null ? '' : (findNode(node, name)?.text.trim() ?? '');
  return text === '' ? null : text;
}
