/** The parents' fee of one kindergarten: balances child by child, charging, the bank's file, exceptions, refunds. */
import { monthOf, shiftMonth } from '@balapan/domain/day.ts';
import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Icon } from '../../../kit/Icon.tsx';
import page from '../../../kit/Page.module.css';
import { PageHead } from '../../../kit/PageHead.tsx';
import { Failed } from '../../../kit/State.tsx';
import { bytesOfBase64, saveFile } from '../../../kit/saveFile.ts';
import { Tag } from '../../../kit/Tag.tsx';
import { api } from '../../../shell/api.ts';
import { useFmt } from '../../../shell/fmt.ts';
import { useLanguage, useTexts } from '../../../shell/language.tsx';
import { useMe, useNow } from '../../../shell/me.ts';
import { feesTexts } from '../../../texts/fees.ts';
import { Balances } from './Balances.tsx';
import { Exceptions } from './Exceptions.tsx';
import { ReadFeeStatement } from './ReadFeeStatement.tsx';
import { Refunds } from './Refunds.tsx';

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export function FeesPage() {
  const t = useTexts(feesTexts);
  const fmt = useFmt();
  const { language } = useLanguage();
  const cache = useQueryClient();
  const { today } = useNow();
  const providerId = useMe().person?.providerIds[0];
  const month = shiftMonth(monthOf(today), -1);
  const charge = useMutation({
    mutationFn: (of: string) => api.fees.charge({ providerId: of, month }),
    onSuccess: () => cache.invalidateQueries(),
  });
  const file = useMutation({
    mutationFn: (of: string) => api.fees.chargesFile({ providerId: of, month, language }),
    onSuccess: ({ name, bytes }) => saveFile(name, bytesOfBase64(bytes), xlsx),
  });
  if (providerId === undefined) return null;
  return (
    <div className={page.page}>
      <PageHead title={t.nav} about={t.about}>
        <Button
          variant="default"
          leftSection={<Icon name="download" />}
          loading={file.isPending}
          onClick={() => file.mutate(providerId)}
        >
          {t.file({ month: fmt.month(month) })}
        </Button>
        <Button variant="default" loading={charge.isPending} onClick={() => charge.mutate(providerId)}>
          {t.charge({ month: fmt.month(month) })}
        </Button>
      </PageHead>
      {charge.error === null ? null : <Failed error={charge.error} />}
      {file.error === null ? null : <Failed error={file.error} />}
      {charge.data === undefined ? null : (
        <p role="status">
          <Tag tone="ok" large>
            {t.chargedNow({
              charged: fmt.count(charge.data.charged),
              corrected: fmt.count(charge.data.corrected),
              sum: fmt.money(charge.data.total),
            })}
          </Tag>
        </p>
      )}
      <Balances providerId={providerId} />
      <ReadFeeStatement providerId={providerId} />
      <Exceptions providerId={providerId} />
      <Refunds providerId={providerId} />
    </div>
  );
}
