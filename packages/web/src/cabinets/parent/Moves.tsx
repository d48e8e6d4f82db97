/** Why the number moved: each move with its day and its reason, the newest first. */
import { dayAt } from '@balapan/domain/moment.ts';
import { Icon, type IconName } from '../../kit/Icon.tsx';
import { momentOfWire, useFmt } from '../../shell/fmt.ts';
import { useLanguage, useTexts } from '../../shell/language.tsx';
import { isOffer, moveReason, moveTitle } from '../../texts/moves.ts';
import { parentTexts } from '../../texts/parent.ts';
import css from './parent.module.css';
import type { Place } from './queries.ts';

const icons: Readonly<Record<string, IconName>> = {
  filed: 'file',
  consent: 'tick',
  refuse: 'cross',
  expire: 'clock',
  restore: 'back',
  reinstate: 'back',
  lapse: 'cross',
  withdraw: 'cross',
  annul: 'cross',
  enrol: 'house',
  endVoucher: 'cross',
  choiceExpired: 'clock',
  privilegeConfirmed: 'tick',
  privilegeDeclined: 'info',
  othersLeft: 'person',
  othersCameBack: 'back',
  cleanupEnrolled: 'house',
  cleanupNotInterested: 'person',
  cleanupWrong: 'cross',
};

export function Moves({ place }: { place: Place }) {
  const t = useTexts(parentTexts);
  const { language } = useLanguage();
  const fmt = useFmt();
  if (place.moves.length === 0) return null;
  const newestFirst = place.moves.toSorted((a, b) => momentOfWire(b.at) - momentOfWire(a.at));
  return (
    <section className={css.section}>
      <h2>{t.whyMoved}</h2>
      <ol className={css.moves}>
        {newestFirst.map((move, at) => (
          <li
            // biome-ignore lint/suspicious/noArrayIndexKey: one moment may hold two moves of one kind
            key={`${move.at} ${move.reason.code} ${at}`}
            data-gold={(at === 0 && isOffer(move.reason.code)) || undefined}
          >
            <span className={css.moveMark}>
              <Icon name={isOffer(move.reason.code) ? 'gift' : (icons[move.reason.code] ?? 'tick')} size={18} />
            </span>
            <div className={css.moveLine}>
              <b>{moveTitle(move, language)}</b>
              <time>{fmt.day(dayAt(momentOfWire(move.at)))}</time>
            </div>
            <p>{moveReason(move.reason, language)}</p>
          </li>
        ))}
      </ol>
    </section>
  );
}
