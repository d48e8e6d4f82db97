import { useTexts } from '../../shell/language.tsx';
import { Shell } from '../../shell/Shell.tsx';
import { supportTexts } from '../../texts/support.ts';

/** The frame of the cabinet of those who help parents. */
export function Cabinet() {
  const t = useTexts(supportTexts);
  return <Shell cabinet="support" density="clerk" nav={[{ to: '/app/support', label: t.today }]} />;
}
