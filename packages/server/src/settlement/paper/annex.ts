/** Draws the annex of an act; what stands on its pages is `annexModel.ts`'s. */
import { both, actPaper as t } from '@balapan/domain/text/texts/actPaper.ts';
import { drawPaper, drawRow, type Kit, margin, type PaperColumn } from '../../adapters/pdf/paper.ts';
import type { Named } from '../actLineQueries.ts';
import { type AnnexPage, annexPages } from './annexModel.ts';
import type { PaperHead, PaperLine, Requisites } from './facts.ts';

const columns: readonly PaperColumn[] = [
  { head: both(t.no), width: 34, align: 'right' },
  { head: both(t.child), width: 214 },
  { head: both(t.iin), width: 72 },
  { head: both(t.voucher), width: 82 },
  { head: both(t.month), width: 58 },
  { head: both(t.norm), width: 70, align: 'right' },
  { head: both(t.days), width: 40, align: 'right' },
  { head: both(t.sum), width: 76, align: 'right' },
  { head: both(t.localShort), width: 72, align: 'right' },
  { head: both(t.republicanShort), width: 68, align: 'right' },
];

export interface AnnexOrder {
  readonly head: PaperHead;
  readonly lines: readonly PaperLine[];
  readonly requisites: Requisites;
  readonly names: ReadonlyMap<string, Named>;
}

export function drawAnnex({ head, lines, requisites, names }: AnnexOrder): Promise<Uint8Array> {
  return drawPaper({ title: `Р-1 № ${head.number}: ${t.annex[1]}`, at: requisites.made_at }, (kit) => {
    for (const page of annexPages(lines, names)) {
      if (page.number > 1) kit.addPage();
      let y = drawTop(kit, page, `${both(t.annex)} № ${head.number}`, both([requisites.name_kk, requisites.name_ru]));
      if (page.brought !== null) y = drawRow(kit, y, columns, page.brought, { bold: true });
      for (const row of page.rows) y = drawRow(kit, y, columns, row);
      drawRow(kit, y, columns, page.sums, { bold: true });
    }
  });
}

function drawTop(kit: Kit, page: AnnexPage, title: string, provider: string): number {
  kit.font('bold').text(title, margin, 20, { lineBreak: false });
  kit.font('normal').text(provider, margin, 32, { lineBreak: false });
  const number = `${both(t.page)} ${page.number} / ${page.of}`;
  kit.text(number, kit.page.width - margin - kit.widthOfString(number), 20, { lineBreak: false });
  const heads = columns.map(({ head }) => head);
  return drawRow(kit, 46, columns, heads, { bold: true, breaks: true });
}
