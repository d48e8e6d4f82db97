/** A QR code as a picture, by the encoder of pdfmake (in the public domain, by Kang Seonghoon), which draws the card's in PDF. */
import { createRequire } from 'node:module';

interface Square {
  readonly x: number;
  readonly y: number;
  readonly w: number;
}

interface Encoder {
  /** `_canvas`: the ground first, then each dark square. */
  measure(node: { readonly qr: string; readonly eccLevel: 'M' }): { readonly _canvas: readonly [Square, ...Square[]] };
}

/** Free squares around the code, without which cameras do not find it. */
const margin = 4;
const require = createRequire(import.meta.url);

/** The dark squares of a code for whoever draws it, counted from its corner with the free ones around it: one square is one unit. */
export function qrSquares(text: string): { readonly side: number; readonly dark: readonly { x: number; y: number }[] } {
  const encoder = require('pdfmake/js/qrEnc.js') as { readonly default: Encoder };
  const [ground, ...dark] = encoder.default.measure({ qr: text, eccLevel: 'M' })._canvas;
  const unit = dark[0]?.w ?? 1;
  return {
    side: ground.w / unit + 2 * margin,
    dark: dark.map(({ x, y }) => ({ x: x / unit + margin, y: y / unit + margin })),
  };
}

/** @returns an SVG without size: one square is one unit */
export function qrSvg(text: string): string {
  const { side, dark } = qrSquares(text);
  const squares = dark.map(({ x, y }) => `M${x} ${y}h1v1h-1z`).join('');
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${side}v${side}H0z"/><path d="${squares}"/></svg>`;
}
