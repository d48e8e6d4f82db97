/** A QR code drawn by the page itself: what stands in it goes nowhere else. */
import { correction, generate } from 'lean-qr';
import { toSvgPath } from 'lean-qr/extras/svg';

/** Modules of white around it, as the standard asks. */
const quiet = 4;

export function QrCode({ text, label, size = 220 }: { text: string; label: string; size?: number }) {
  const code = generate(text, { minCorrectionLevel: correction.M });
  const side = code.size + 2 * quiet;
  return (
    <svg role="img" aria-label={label} viewBox={`${-quiet} ${-quiet} ${side} ${side}`} width={size} height={size}>
      <rect x={-quiet} y={-quiet} width={side} height={side} fill="#fff" />
      <path d={toSvgPath(code)} fill="#12242e" shapeRendering="crispEdges" />
    </svg>
  );
}
