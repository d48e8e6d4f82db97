import type { NavItem } from '../../kit/Header.tsx';
import { useTexts } from '../../shell/language.tsx';
import { useMe } from '../../shell/me.ts';
import { Shell } from '../../shell/Shell.tsx';
import { actPageTexts } from '../../texts/actPage.ts';
import { figuresTexts } from '../../texts/figuresPage.ts';
import { importingTexts } from '../../texts/importing.ts';
import { iterationTexts } from '../../texts/iteration.ts';
import { privacyTexts } from '../../texts/privacy.ts';
import { todayTexts } from '../../texts/today.ts';

/** The frame of the cabinet; a district's specialist has acts only, an administrator has the files. */
export function Cabinet() {
  const today = useTexts(todayTexts);
  const iteration = useTexts(iterationTexts);
  const acts = useTexts(actPageTexts);
  const files = useTexts(importingTexts);
  const figures = useTexts(figuresTexts);
  const privacy = useTexts(privacyTexts);
  const role = useMe().person?.role;
  const isDepartment = role?.startsWith('department') === true;
  const isOffice = role === 'administrator';
  const nav: readonly (NavItem | null)[] = [
    isOffice ? null : { to: '/app/department/today', label: today.nav },
    isDepartment ? { to: '/app/department/iteration', label: iteration.nav } : null,
    isOffice ? null : { to: '/app/department/acts', label: acts.nav },
    role === 'districtSpecialist' ? null : { to: '/app/department/import', label: files.nav },
    isDepartment ? { to: '/app/department/data-requests', label: privacy.nav } : null,
    isOffice ? null : { to: '/app/department/figures', label: figures.nav },
  ];
  return <Shell cabinet="department" density="clerk" nav={nav.filter((item) => item !== null)} />;
}
