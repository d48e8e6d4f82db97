/** Who acted, in which role, and for whom. */
import { useLanguage, useTexts } from '../../shell/language.tsx';
import { StaffName } from '../../shell/StaffName.tsx';
import { journalTexts } from '../../texts/journal.ts';
import { roleTexts } from '../../texts/roles.ts';
import type { JournalEvent } from './event.ts';

export function Actor({ event: { person, role, onBehalf } }: { event: JournalEvent }) {
  const t = useTexts(journalTexts);
  const { language } = useLanguage();
  if (person === null) return t.system;
  const isFamily = person.name === null;
  return (
    <>
      {person.name === null ? t.family : <StaffName name={person.name} acting={person.acting} />}
      {role === 'system' || (isFamily && role === 'guardian') ? null : <small>{roleTexts[language][role]}</small>}
      {onBehalf === null ? null : (
        <small>{onBehalf.name === null ? t.onBehalfHidden : t.onBehalf({ name: onBehalf.name })}</small>
      )}
    </>
  );
}
