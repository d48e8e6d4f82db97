/**
 * A word that folds out what stands under it: by press, Enter or Space. Closed by Escape (the focus goes back to the word), by
 * a link inside, by a press elsewhere and by a focus that leaves. Its links stay in the page, so they are found without it.
 */
import { type KeyboardEvent, type MouseEvent, type ReactNode, useEffect, useRef } from 'react';

interface DropDownProps {
  readonly className: string | undefined;
  readonly label: ReactNode;
  readonly children: ReactNode;
  /** What is open now stands inside. */
  readonly active?: boolean;
}

export function DropDown({ className, label, children, active = false }: DropDownProps) {
  const box = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const elsewhere = ({ target }: Event): void => {
      if (box.current !== null && target instanceof Node && !box.current.contains(target)) box.current.open = false;
    };
    addEventListener('pointerdown', elsewhere);
    addEventListener('focusin', elsewhere);
    return () => {
      removeEventListener('pointerdown', elsewhere);
      removeEventListener('focusin', elsewhere);
    };
  }, []);
  const onKeyDown = ({ key, currentTarget }: KeyboardEvent<HTMLDetailsElement>): void => {
    if (key !== 'Escape' || !currentTarget.open) return;
    currentTarget.open = false;
    currentTarget.querySelector('summary')?.focus();
  };
  const onClick = ({ target, currentTarget }: MouseEvent<HTMLDetailsElement>): void => {
    if (target instanceof Element && target.closest('a') !== null) currentTarget.open = false;
  };
  return (
    <details ref={box} className={className} onKeyDown={onKeyDown} onClick={onClick}>
      <summary data-active={active || undefined}>{label}</summary>
      {children}
    </details>
  );
}
