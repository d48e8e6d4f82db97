/** Two densities, not two themes: small for clerks, big for parents and educators. */
import type { ReactNode } from 'react';
import css from './Density.module.css';

export type DensityName = 'clerk' | 'person';

/** Sets type size and the default size of controls for everything inside. */
export function Density({ name, children }: { name: DensityName; children: ReactNode }) {
  return (
    <div className={css.density} data-density={name}>
      {children}
    </div>
  );
}
