/** Acts and payments of a month for an accounting program; of all kindergartens that one may see where none is chosen. */
import { isMonth, type Month, monthOf, shiftMonth } from '@balapan/domain/day.ts';
import { reconciliationTexts } from '@balapan/domain/text/texts/reconciliation.ts';
import { Button, NativeSelect } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Icon } from '../../kit/Icon.tsx';
import page from '../../kit/Page.module.css';
import { Failed } from '../../kit/State.tsx';
import { bytesOfBase64, saveFile } from '../../kit/saveFile.ts';
import { api } from '../../shell/api.ts';
import { useFmt } from '../../shell/fmt.ts';
import { useTexts } from '../../shell/language.tsx';
import { useNow } from '../../shell/me.ts';

const kinds = ['acts', 'payments', 'bank'] as const;

export function Bookkeeping({ providerId }: { readonly providerId: string | null }) {
  const t = useTexts(reconciliationTexts);
  const fmt = useFmt();
  const { today } = useNow();
  const months = [0, -1, -2, -3, -4, -5].map((back) => shiftMonth(monthOf(today), back));
  const [month, setMonth] = useState<Month>(monthOf(today));
  const save = useMutation({
    mutationFn: (kind: (typeof kinds)[number]) =>
      api.settlement.bookkeeping({ ...(providerId === null ? {} : { providerId }), month, kind }),
    onSuccess: ({ name, bytes }) => saveFile(name, bytesOfBase64(bytes), 'application/octet-stream'),
  });
  const words = { acts: t.actsCsv, payments: t.paymentsCsv, bank: t.bankFile };
  return (
    <section>
      <h2>{t.export}</h2>
      <p className={page.order}>{t.exportAbout}</p>
      {save.error === null ? null : <Failed error={save.error} />}
      <div className={page.filters}>
        <NativeSelect
          label={t.month}
          size="xs"
          value={month}
          data={months.map((one) => ({ value: one, label: fmt.month(one) }))}
          onChange={({ currentTarget: { value } }) => {
            if (isMonth(value)) setMonth(value);
          }}
        />
        {kinds.map((kind) => (
          <Button
            key={kind}
            variant="default"
            size="xs"
            leftSection={<Icon name="download" />}
            loading={save.isPending && save.variables === kind}
            onClick={() => save.mutate(kind)}
          >
            {words[kind]}
          </Button>
        ))}
      </div>
    </section>
  );
}
