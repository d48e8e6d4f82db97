/** A name of the staff as it stands under what they did: «и. о. Ким А.» where it was done in somebody's place. */
import { staffTexts } from '../texts/staff.ts';
import { useTexts } from './language.tsx';

export function StaffName({ name, acting }: { name: string; acting: boolean }) {
  const t = useTexts(staffTexts);
  return acting ? (
    <>
      {t.acting} {name}
    </>
  ) : (
    name
  );
}
