import { useTexts } from '../../shell/language.tsx';
import { Shell } from '../../shell/Shell.tsx';
import { parentTexts } from '../../texts/parent.ts';
import { privacyTexts } from '../../texts/privacy.ts';

/** The frame of the parent's cabinet: phone first. */
export function Cabinet() {
  const t = useTexts(parentTexts);
  const privacy = useTexts(privacyTexts);
  return (
    <Shell
      cabinet="parent"
      density="person"
      nav={[
        { to: '/app/parent', label: t.children },
        { to: '/app/parent/data', label: privacy.title },
      ]}
    />
  );
}
