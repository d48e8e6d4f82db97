/** Payments that the bank gave back to the kindergarten: its head and its accountant say, two of them, to which account to pay again. */
import { routes } from '@balapan/api/routes.ts';
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import page from '../../../kit/Page.module.css';
import { PageHead } from '../../../kit/PageHead.tsx';
import { NoPermission } from '../../../kit/State.tsx';
import { useTexts } from '../../../shell/language.tsx';
import { useMay } from '../../../shell/me.ts';
import { returnedTexts } from '../../../texts/returned.ts';
import { AccountDialog } from '../../returned/AccountDialog.tsx';
import { DecideAccount } from '../../returned/DecideDialog.tsx';
import { type Returned, ReturnsTable } from '../../returned/ReturnsTable.tsx';

export function ReturnsPage() {
  const t = useTexts(returnedTexts);
  const may = useMay();
  const [given, setGiven] = useState<Returned | null>(null);
  if (!may(routes.treasury.returned)) return <NoPermission />;
  return (
    <>
      <PageHead title={t.title} about={t.about} />
      <div className={page.page}>
        <section>
          <p className={page.order}>{t.order}</p>
          <ReturnsTable
            label={t.title}
            linkOf={({ actId, actNumber }) => (
              <Link to="/app/provider/acts/$actId" params={{ actId }}>
                {actNumber}
              </Link>
            )}
            act={(row) =>
              row.actions.includes('decide') ? (
                <DecideAccount row={row} />
              ) : row.actions.includes('propose') ? (
                <Button size="compact-sm" onClick={() => setGiven(row)}>
                  {t.give}
                </Button>
              ) : null
            }
          />
        </section>
      </div>
      {given === null ? null : <AccountDialog row={given} onClose={() => setGiven(null)} />}
    </>
  );
}
