/** The children of a group as tiles: what is not marked yet is loud, a child who came is quiet. */
import type { Mark } from '@balapan/domain/attendance.ts';
import { markTexts } from '@balapan/domain/text/texts/status.ts';
import type { CSSProperties, KeyboardEvent } from 'react';
import { Icon } from '../../../kit/Icon.tsx';
import { useTexts } from '../../../shell/language.tsx';
import { groupTexts } from '../../../texts/group.ts';
import css from './Group.module.css';
import { markIcons } from './markLook.ts';

export interface TileChild {
  readonly childId: string;
  readonly givenName: string;
  readonly surname: string;
  readonly mark: Mark | null;
  readonly isUnsent: boolean;
}

interface TilesProps {
  readonly children: readonly TileChild[];
  readonly chosen: string | undefined;
  readonly onChoose: (childId: string) => void;
}

export function Tiles({ children, chosen, onChoose }: TilesProps) {
  const t = useTexts(groupTexts);
  const names = useTexts(markTexts);
  return (
    <ul className={css.tiles} onKeyDown={moveFocus}>
      {children.map((child) => (
        <li key={child.childId}>
          <button
            type="button"
            className={css.tile}
            data-mark={child.mark ?? 'unmarked'}
            aria-pressed={chosen === child.childId}
            onClick={() => onChoose(child.childId)}
          >
            <b style={longest(child.givenName)}>{child.givenName}</b>
            <span className={css.surname} style={longest(child.surname)}>
              {child.surname}
            </span>
            <span className={css.state}>
              {child.mark === null ? (
                t.mark
              ) : (
                <span className={css.mark}>
                  <Icon name={markIcons[child.mark]} size={18} /> {names[child.mark]}
                </span>
              )}
            </span>
            {child.isUnsent ? (
              <span className={css.unsent}>
                <Icon name="up" size={16} />
                <span className="visually-hidden">{t.notSent}</span>
              </span>
            ) : null}
          </button>
        </li>
      ))}
    </ul>
  );
}

/** Signs of the longest word: the sheet makes the type as small as it needs. */
function longest(name: string): CSSProperties {
  return { '--signs': Math.max(1, ...name.split(/[ -]/).map((word) => word.length)) } as CSSProperties;
}

/** Arrows move between tiles by their place on the screen. */
function moveFocus(event: KeyboardEvent<HTMLUListElement>): void {
  const tiles = [...event.currentTarget.querySelectorAll('button')];
  const from = tiles.indexOf(event.target as HTMLButtonElement);
  const first = tiles[0];
  if (from < 0 || first === undefined) return;
  const columns = tiles.findIndex((tile) => tile.offsetTop > first.offsetTop);
  const row = columns < 1 ? tiles.length : columns;
  const steps: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -row, ArrowDown: row };
  const next = tiles[from + (steps[event.key] ?? 0)];
  if (steps[event.key] === undefined || next === undefined) return;
  event.preventDefault();
  next.focus();
}
