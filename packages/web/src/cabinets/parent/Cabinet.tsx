import { useTexts } from '../../shell/language.tsx';
import { Shell } from '../../shell/Shell.tsx';
import { parentTexts } from '../../texts/parent.ts';

/** The frame of the parent's cabinet: phone first. */
export function Cabinet() {
  const t = useTexts(parentTexts);
  return <Shell cabinet="parent" density="person" nav={[{ to: '/app/parent', label: t.children }]} />;
}
