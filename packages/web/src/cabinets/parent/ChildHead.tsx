/** Whose page it is: the name and the age. */
import type { ReactNode } from 'react';
import { useFmt } from '../../shell/fmt.ts';
import { useTexts } from '../../shell/language.tsx';
import { parentTexts } from '../../texts/parent.ts';
import css from './parent.module.css';
import type { MyChild } from './queries.ts';

export function ChildHead({ child, children }: { child: MyChild; children?: ReactNode }) {
  const t = useTexts(parentTexts);
  const fmt = useFmt();
  return (
    <header className={css.head}>
      <h1>
        {child.givenName} {child.surname}
      </h1>
      <p>{t.childLine({ age: child.age, born: fmt.day(child.birthDate) })}</p>
      {children}
    </header>
  );
}
