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

/** @returns an SVG without size: one square is one unit */
export function qrSvg(text: string): string {
  const encoder = require('pdfmake/js/qrEnc.js') as { readonly default: Encoder };
  const [ground, ...dark] = encoder.default.measure({ qr: text, eccLevel: 'M' })._canvas;
  const unit = dark[0]?.w ?? 1;
  const side = ground.w / unit + 2 * margin;
  const squares = dark.map(({ x, y }) => `M${x / unit + margin} ${y / unit + margin}h1v1h-1z`).join('');
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${side}v${side}H0z"/><path d="${squares}"/></svg>`;
}
