/** One payment register: control totals with a zero difference, checks, three different people, lines, exceptions. */
import { routes } from '@balapan/api/routes.ts';
import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Icon } from '../../../kit/Icon.tsx';
import { PageHead } from '../../../kit/PageHead.tsx';
import { Failed, Loading } from '../../../kit/State.tsx';
import { bytesOfBase64, saveFile } from '../../../kit/saveFile.ts';
import { Tag } from '../../../kit/Tag.tsx';
import { api } from '../../../shell/api.ts';
import { useFmt } from '../../../shell/fmt.ts';
import { useTexts } from '../../../shell/language.tsx';
import { useMay } from '../../../shell/me.ts';
import { payerTexts } from '../../../texts/payer.ts';
import { ExceptionsPanel } from '../exceptions/ExceptionsPanel.tsx';
import { RegisterTag } from '../registers/RegisterTag.tsx';
import { BankFileChanges } from './BankFileChanges.tsx';
import { Checks } from './Checks.tsx';
import { ControlTotals } from './ControlTotals.tsx';
import { ReadStatuses } from './ReadStatuses.tsx';
import css from './Register.module.css';
import { RegisterActions } from './RegisterActions.tsx';
import { RegisterLines } from './RegisterLines.tsx';
import { RegisterPeople } from './RegisterPeople.tsx';
import { TreasuryListButtons } from './TreasuryListButtons.tsx';
import { ValueDay } from './ValueDay.tsx';

export function RegisterPage() {
  const t = useTexts(payerTexts);
  const fmt = useFmt();
  const { registerId = '' } = useParams({ strict: false });
  const may = useMay();
  const query = useQuery({
    queryKey: ['treasury.register', registerId],
    queryFn: () => api.treasury.register({ registerId }),
  });
  const file = useMutation({
    mutationFn: () => api.treasury.bankFile({ registerId }),
    onSuccess: ({ name, bytes }) => saveFile(name, bytesOfBase64(bytes), 'text/plain'),
  });
  const signed = useMutation({
    mutationFn: () => api.treasury.package({ registerId }),
    onSuccess: ({ name, bytes }) => saveFile(name, bytesOfBase64(bytes), 'application/zip'),
  });
  const register = query.data;
  if (register === undefined)
    return query.error === null ? (
      <Loading rows={10} />
    ) : (
      <Failed error={query.error} onRetry={() => void query.refetch()} />
    );
  const waits = { sign: t.waitsSign, check: t.waitsCheck, release: t.waitsRelease } as const;
  const mine = (['sign', 'check', 'release'] as const).find((action) => register.actions.includes(action));
  const isReleased = ['released', 'handedOver', 'reconciled'].includes(register.state);
  return (
    <>
      <PageHead
        title={t.title({ number: fmt.number(register.number) })}
        tag={mine === undefined ? <RegisterTag state={register.state} /> : <Tag tone="you">{waits[mine]}</Tag>}
        about={t.about({ month: fmt.month(register.month), programme: register.programme, count: register.payments })}
      >
        {may(routes.treasury.bankFile) ? (
          <>
            {register.way === 'file' ? (
              <Button
                variant="default"
                size="xs"
                leftSection={<Icon name="download" />}
                disabled={!isReleased}
                loading={file.isPending}
                onClick={() => file.mutate()}
              >
                {t.bankFile}
              </Button>
            ) : null}
            <Button
              variant="default"
              size="xs"
              leftSection={<Icon name="download" />}
              disabled={register.signatures.length === 0}
              loading={signed.isPending}
              onClick={() => signed.mutate()}
            >
              {t.packageFile}
            </Button>
            {register.way === 'list' ? <TreasuryListButtons registerId={registerId} isReleased={isReleased} /> : null}
          </>
        ) : null}
      </PageHead>
      {[file.error, signed.error].map((error) =>
        error === null ? null : <Failed key={error.message} error={error} />,
      )}
      <div className={css.standing}>
        {register.valueDay === null ? null : <ValueDay value={register.valueDay} isFixed={isReleased} />}
        {register.handedOverAt === null ? null : <p>{t.handedOver({ at: fmt.moment(register.handedOverAt) })}</p>}
        {register.cancelledBy === null ? null : (
          <p>
            {t.cancelledBy({
              name: register.cancelledBy.name,
              at: fmt.moment(register.cancelledBy.at),
              reason: register.cancelReason ?? '',
            })}
          </p>
        )}
      </div>
      <div className={css.top}>
        <ControlTotals register={register} />
        <Checks register={register} />
        <RegisterPeople register={register} />
      </div>
      {register.way === 'none' ? null : <BankFileChanges registerId={registerId} />}
      {isReleased && register.way !== 'none' ? <ReadStatuses registerId={registerId} /> : null}
      <div className={css.bottom}>
        <RegisterLines registerId={registerId} total={register.total} count={register.payments} />
        <ExceptionsPanel />
      </div>
      <RegisterActions register={register} />
    </>
  );
}
