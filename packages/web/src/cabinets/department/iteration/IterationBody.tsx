/** The three columns of an iteration: places and cut-offs, the order, the comparison. */
import { ByAge } from './ByAge.tsx';
import { CutOffs } from './CutOffs.tsx';
import css from './Iteration.module.css';
import { Order } from './Order.tsx';
import type { Part, View } from './view.ts';
import { WhatIf } from './WhatIf.tsx';

interface IterationBodyProps {
  readonly view: View;
  readonly part: Part;
  readonly page: number;
  readonly size: number;
  readonly onPart: (part: Part) => void;
  readonly onPage: (page: number) => void;
}

export function IterationBody({ view, ...order }: IterationBodyProps) {
  return (
    <div className={css.columns}>
      <div className={css.sheet}>
        <ByAge view={view} />
        <CutOffs view={view} />
      </div>
      <div className={css.sheet}>
        <Order view={view} {...order} />
      </div>
      <div className={css.side}>
        <WhatIf view={view} />
      </div>
    </div>
  );
}
