/** Draws form Р-1: A4 lying. What stands on it is `formModel.ts`'s. */
import { both, actPaper as t } from '@balapan/domain/text/texts/actPaper.ts';
import {
  drawPaper,
  drawRow,
  type Kit,
  margin,
  type PaperColumn,
  pageWith,
  textWidth,
} from '../../adapters/pdf/paper.ts';
import { qrSquares } from '../../adapters/qr/qrSvg.ts';
import { type FormModel, type FormOrder, formModel } from './formModel.ts';

const columns: readonly PaperColumn[] = [
  { head: both(t.no), width: 40 },
  { head: both(t.service), width: 224 },
  { head: both(t.period), width: 105 },
  { head: both(t.report), width: 120 },
  { head: both(t.unit), width: 66 },
  { head: both(t.quantity), width: 55, align: 'right' },
  { head: both(t.price), width: 101, align: 'right' },
  { head: both(t.cost), width: 75, align: 'right' },
];
const factColumns: readonly PaperColumn[] = [
  { head: '', width: 200 },
  { head: '', width: 586 },
];
const moneyColumns: readonly PaperColumn[] = [
  { head: '', width: 330 },
  { head: both(t.local), width: 152, align: 'right' },
  { head: both(t.republican), width: 152, align: 'right' },
  { head: both(t.total), width: 152, align: 'right' },
];
/** Points that the highest line of services, the sums with their words, and the signatures with the code need. */
const room = { line: 52, sums: 150, hands: 84 };

export function drawForm(order: FormOrder): Promise<Uint8Array> {
  const model = formModel(order);
  return drawPaper({ title: `Р-1 № ${order.head.number}`, at: order.requisites.made_at }, (kit) => {
    let y = drawHeads(kit, drawTop(kit, model));
    for (const cells of model.services) {
      const next = pageWith(kit, y, room.line);
      y = drawRow(kit, next === y ? y : drawHeads(kit, next), columns, cells, { breaks: true });
    }
    y = drawRow(kit, y, columns, model.total, { bold: true });
    y = drawSums(kit, pageWith(kit, y + 6, room.sums), model);
    drawHands(kit, pageWith(kit, y + 8, room.hands), model);
  });
}

function drawTop(kit: Kit, { facts }: FormModel): number {
  kit.fontSize(7).font('normal');
  for (const [at, line] of t.order.entries())
    kit.text(line, margin, 18 + at * 10, { width: textWidth, align: 'right' });
  kit.fontSize(8);
  let y = 44;
  for (const fact of facts) y = drawRow(kit, y, factColumns, fact, { breaks: true });
  kit
    .font('bold')
    .fontSize(11)
    .text(both(t.title), margin, y + 6, { width: textWidth, align: 'center' });
  kit.fontSize(8);
  return y + 26;
}

function drawHeads(kit: Kit, from: number): number {
  const heads = columns.map(({ head }) => head);
  const y = drawRow(kit, from, columns, heads, { bold: true, breaks: true });
  return drawRow(
    kit,
    y,
    columns,
    columns.map((_, at) => `${at + 1}`),
  );
}

function drawSums(kit: Kit, from: number, { money, words, notes }: FormModel): number {
  const heads = moneyColumns.map(({ head }) => head);
  let y = drawRow(kit, from, moneyColumns, heads, { bold: true, breaks: true });
  for (const row of money) y = drawRow(kit, y, moneyColumns, row);
  kit.font('normal');
  y += 4;
  for (const line of [...words, ...notes]) {
    kit.text(line, margin, y, { width: textWidth });
    y += kit.heightOfString(line, { width: textWidth });
  }
  return y;
}

function drawHands(kit: Kit, y: number, { hands, check, qr }: FormModel): void {
  for (const [at, { label, person, mark }] of hands.entries()) {
    const x = margin + at * 340;
    kit.font('bold').text(label, x, y, { lineBreak: false });
    kit.font('normal').text(person, x, y + 13, { lineBreak: false });
    kit.text(mark, x, y + 26, { lineBreak: false });
  }
  const size = 80;
  const { side, dark } = qrSquares(qr);
  const unit = size / side;
  const left = kit.page.width - margin - size;
  for (const square of dark) kit.rect(left + square.x * unit, y - 4 + square.y * unit, unit, unit);
  kit.fill('#000');
  kit
    .fillColor('#1B2733')
    .fontSize(6)
    .text(check, margin, y + 48, { lineBreak: false });
  kit.fontSize(8);
}
