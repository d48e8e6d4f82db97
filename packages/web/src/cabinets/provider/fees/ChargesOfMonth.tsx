/** The head of the fee page: the month to charge or to take along as a file; the address keeps which. */
import type { Month } from '@balapan/domain/day.ts';
import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Icon } from '../../../kit/Icon.tsx';
import page from '../../../kit/Page.module.css';
import { PageHead } from '../../../kit/PageHead.tsx';
import { Failed } from '../../../kit/State.tsx';
import { bytesOfBase64, saveFile } from '../../../kit/saveFile.ts';
import { Tag } from '../../../kit/Tag.tsx';
import { api } from '../../../shell/api.ts';
import { useFmt } from '../../../shell/fmt.ts';
import { useLanguage, useTexts } from '../../../shell/language.tsx';
import { feesTexts } from '../../../texts/fees.ts';
import { MonthChoice } from '../../moneyReport/MonthChoice.tsx';

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export function ChargesOfMonth({ providerId, month }: { readonly providerId: string; readonly month: Month }) {
  const t = useTexts(feesTexts);
  const fmt = useFmt();
  const { language } = useLanguage();
  const cache = useQueryClient();
  const navigate = useNavigate();
  const closed = useQuery({
    queryKey: ['fees.months', providerId],
    queryFn: () => api.fees.months({ providerId }),
  }).data?.rows;
  const charged = closed?.filter((one) => one.charged) ?? [];
  const charge = useMutation({
    mutationFn: () => api.fees.charge({ providerId, month }),
    onSuccess: () => cache.invalidateQueries(),
  });
  const file = useMutation({
    mutationFn: () => api.fees.chargesFile({ providerId, month, language }),
    onSuccess: ({ name, bytes }) => saveFile(name, bytesOfBase64(bytes), xlsx),
  });
  return (
    <>
      <PageHead title={t.nav} about={t.about}>
        <MonthChoice
          months={closed?.map((one) => one.month)}
          value={month}
          onChange={(next) => void navigate({ to: '/app/provider/fees', search: { month: next } })}
        />
        <Button
          variant="default"
          leftSection={<Icon name="download" />}
          loading={file.isPending}
          onClick={() => file.mutate()}
        >
          {t.file({ month: fmt.month(month) })}
        </Button>
        <Button variant="default" loading={charge.isPending} onClick={() => charge.mutate()}>
          {t.charge({ month: fmt.month(month) })}
        </Button>
      </PageHead>
      <div className={page.page}>
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
        {charged.length === 0 ? null : (
          <p className={page.order}>
            {t.chargedMonths({ months: charged.map((one) => fmt.month(one.month)).join(', ') })}
          </p>
        )}
      </div>
    </>
  );
}
