/** Icons of the house: 24 × 24, drawn by line, always beside a word (so hidden from screen readers). */
import type { ReactNode } from 'react';

const shapes = {
  tick: <path d="M5 12.5l4.500 4.500L19 7.500" />,
  cross: <path d="M6.500 6.500l11 11m0-11l-11 11" />,
  clock: (
    <>
      <circle cx="12" cy="12" r="8.500" />
      <path d="M12 7v5.200l3.300 2" />
    </>
  ),
  pen: (
    <path d="M4.500 19.500l1-4.200L16 4.800a2.050 2.050 0 0 1 2.900 0l.3.3a2.050 2.050 0 0 1 0 2.900L8.700 18.500zM14 7l3 3" />
  ),
  warn: <path d="M12 4L2.800 20h18.400zm0 6v4.500m0 2.600v.1" />,
  back: <path d="M8.500 5L4 9.500 8.500 14M4.500 9.500H14a5 5 0 0 1 0 10H9" />,
  dash: <path d="M6 12h12" />,
  thermometer: (
    <>
      <path d="M10 13.500V5.500a2 2 0 1 1 4 0v8a4 4 0 1 1-4 0z" />
      <path d="M12 9v8" />
    </>
  ),
  briefcase: <path d="M4 8.500h16v11H4zM9 8.500V5.500h6v3M4 13h16" />,
  shield: <path d="M12 3.500l7 2.500v5.500c0 4.500-3 7.600-7 9-4-1.400-7-4.500-7-9V6zm0 5.500v6m-3-3h6" />,
  flag: <path d="M6 21V4h11l-2 4 2 4H6" />,
  search: (
    <>
      <circle cx="10.500" cy="10.500" r="6" />
      <path d="M15 15l5 5" />
    </>
  ),
  person: (
    <>
      <circle cx="12" cy="8" r="3.800" />
      <path d="M4.800 20c.8-4.300 3.600-6 7.200-6s6.400 1.700 7.200 6" />
    </>
  ),
  menu: <path d="M4 7h16M4 12h16M4 17h16" />,
  download: <path d="M12 4v11m-4.500-4.500L12 15l4.500-4.500M5 19.500h14" />,
  file: <path d="M6 3.500h8l4 4v13H6zM13.500 3.500v4.500H18M9 12.500h6M9 16h6" />,
  plus: <path d="M12 5v14M5 12h14" />,
  lock: <path d="M5.500 11h13v9h-13zM8.500 11V8a3.500 3.500 0 0 1 7 0v3" />,
  offline: (
    <path d="M3 3l18 18M5 12.500a10 10 0 0 1 3.500-2.300M12.500 9.300A10 10 0 0 1 19 12.500M8 16a6 6 0 0 1 6.500-1.200M2 9a15 15 0 0 1 4-2.400M10.500 5.400A15 15 0 0 1 22 9M12 19.500v.1" />
  ),
  gift: (
    <path d="M4 9h16v4H4zM5.500 13v7h13v-7M12 9v11M12 9c-4.500 0-5.500-4.500-2.500-4.500C11.500 4.500 12 9 12 9s.5-4.500 2.500-4.500C17.500 4.500 16.500 9 12 9z" />
  ),
  info: (
    <>
      <circle cx="12" cy="12" r="8.500" />
      <path d="M12 11v5.500M12 7.800v.1" />
    </>
  ),
  phone: (
    <path d="M5 4.500h4l1.500 4.500-2.300 1.500a12 12 0 0 0 5.300 5.300l1.500-2.300 4.500 1.500v4c0 1-1 1.500-2 1.500C10.500 20.500 3.500 13.500 3.500 6.500 3.500 5.500 4 4.500 5 4.500z" />
  ),
  next: <path d="M9 5l7 7-7 7" />,
  down: <path d="M5.500 9l6.500 6.500L18.500 9" />,
  up: <path d="M12 19V5m-5.500 5.500L12 5l5.500 5.500" />,
  pin: (
    <>
      <path d="M12 21c-4-5-6.500-8.200-6.500-11.300a6.500 6.500 0 0 1 13 0C18.500 12.800 16 16 12 21z" />
      <circle cx="12" cy="9.800" r="2.200" />
    </>
  ),
  house: <path d="M3.500 11.500L12 4l8.500 7.500M6 10v10h12V10M10 20v-5.500h4V20" />,
} satisfies Record<string, ReactNode>;

export type IconName = keyof typeof shapes;

/** @param size pixels of the side, 16 unless told */
export function Icon({ name, size = 16 }: { name: IconName; size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={size <= 16 ? 2.4 : 2}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      {shapes[name]}
    </svg>
  );
}
