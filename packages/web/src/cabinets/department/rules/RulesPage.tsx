/** Norms and rules as dated data: what is in force, what was, and where a new one is proposed. */
import { routes } from '@balapan/api/routes.ts';
import { useState } from 'react';
import page from '../../../kit/Page.module.css';
import { PageHead } from '../../../kit/PageHead.tsx';
import { NoPermission } from '../../../kit/State.tsx';
import { useTexts } from '../../../shell/language.tsx';
import { useMay } from '../../../shell/me.ts';
import { rulesPageTexts } from '../../../texts/rulesPage.ts';
import { type Made, MadeNow } from '../../proposal/MadeNow.tsx';
import { Norms } from './Norms.tsx';
import { PolicyRules } from './PolicyRules.tsx';

export function RulesPage() {
  const t = useTexts(rulesPageTexts);
  const may = useMay();
  const [made, setMade] = useState<Made | null>(null);
  if (!may(routes.proposal.norms)) return <NoPermission />;
  return (
    <>
      <PageHead title={t.title} about={t.about} />
      {made === null ? null : <MadeNow made={made} cabinet="department" />}
      <div className={page.page}>
        <Norms onMade={setMade} />
        <PolicyRules onMade={setMade} />
      </div>
    </>
  );
}
