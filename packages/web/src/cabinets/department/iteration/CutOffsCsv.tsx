/** The table of cut-offs as a file for a spreadsheet. */
import { Button } from '@mantine/core';
import { Icon } from '../../../kit/Icon.tsx';
import { csvOf, saveFile } from '../../../kit/saveFile.ts';
import { useTexts } from '../../../shell/language.tsx';
import { iterationTexts } from '../../../texts/iteration.ts';
import type { View } from './view.ts';

export function CutOffsCsv({ view, name }: { view: View; name: string }) {
  const t = useTexts(iterationTexts);
  const save = (): void => {
    const head = [
      'category',
      'offered',
      'passed_over',
      'not_reached',
      'not_yet',
      'last_number',
      'last_filed_at',
      'last_order',
    ];
    const rows = view.cutOffs.map((row) => [
      row.category,
      row.offered,
      row.passedOver,
      row.notReached,
      row.notYet,
      row.last?.number ?? '',
      row.last?.filedAt ?? '',
      row.last?.order ?? '',
    ]);
    saveFile(`${name}.csv`, csvOf([head, ...rows]), 'text/csv');
  };
  return (
    <Button variant="default" size="xs" leftSection={<Icon name="download" />} onClick={save}>
      {t.csv}
    </Button>
  );
}
