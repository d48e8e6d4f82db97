import type { AnswerOf } from '@balapan/api/contract.ts';
import type { Routes } from '@balapan/api/routes.ts';
import { Button } from '@mantine/core';
import { momentOfWire, useFmt } from '../../shell/fmt.ts';
import { useLanguage, useTexts } from '../../shell/language.tsx';
import { roleTexts } from '../../texts/roles.ts';
import { staffAccessTexts } from '../../texts/staffAccess.ts';
import css from './staffAccess.module.css';

export type StaffMember = AnswerOf<Routes['access']['staffAccess']>['rows'][number];
export type DeedKind = StaffMember['may'][number];

/** One member of the staff: posts, what they come in with, what waits, what the reader may do. */
export function StaffRow({ row, onDeed }: { row: StaffMember; onDeed: (kind: DeedKind) => void }) {
  const t = useTexts(staffAccessTexts);
  const { language } = useLanguage();
  const fmt = useFmt();
  const at = (wire: string): string => fmt.moment(momentOfWire(wire));
  const { recovery, invitedUntil, hasPassword, factors } = row;
  const isBare = !hasPassword && factors === 0;
  return (
    <li data-waits={recovery === null ? undefined : true}>
      <div>
        <b>{row.name}</b>
        <p>
          {row.posts
            .map(({ role, place }) =>
              [roleTexts[language][role], ...(place === null ? [] : [place[language]])].join(', '),
            )
            .join('; ')}
        </p>
        <p>
          {isBare ? t.noWays : t.ways({ password: hasPassword, factors })}
          {invitedUntil === null ? '' : `; ${t.invitedUntil({ moment: at(invitedUntil) })}`}
        </p>
        {recovery === null ? null : (
          <div className={css.recovery}>
            <p>{t.asked({ by: recovery.askedBy, moment: at(recovery.askedAt) })}</p>
            <p>
              {t.reason}: {recovery.reason}
            </p>
            <p>{recovery.own ? t.ownAsked : t.until({ moment: at(recovery.endsAt) })}</p>
          </div>
        )}
      </div>
      <div className={css.actions}>
        {row.may.map((kind) => (
          <Button key={kind} variant={kind === 'confirm' ? 'filled' : 'default'} onClick={() => onDeed(kind)}>
            {t[kind]}
          </Button>
        ))}
      </div>
    </li>
  );
}
