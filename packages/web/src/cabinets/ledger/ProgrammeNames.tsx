/** What the codes of programmes stand for: once below a table, not in its every row. */
import type { TextLanguage } from '@balapan/domain/text/language.ts';
import page from '../../kit/Page.module.css';
import { useLanguage } from '../../shell/language.tsx';

interface Programme {
  readonly code: string;
  readonly name: Readonly<Record<TextLanguage, string>> | null;
}

export function ProgrammeNames({ programmes }: { readonly programmes: readonly Programme[] }) {
  const { language } = useLanguage();
  const named = new Map(
    programmes.flatMap(({ code, name }) => (name === null ? [] : [[code, name[language]] as const])),
  );
  return (
    <ul className={page.told}>
      {[...named].map(([code, name]) => (
        <li key={code}>
          <b>{code}</b> {name}
        </li>
      ))}
    </ul>
  );
}
