/** The mark of a kindergarten's places: big disc, small disc, diamond, ring. Always beside the number or the word. */
export type PlaceKind = 'many' | 'few' | 'held' | 'full';

export function PlaceMark({ kind }: { kind: PlaceKind }) {
  return (
    <svg width="20" height="24" viewBox="0 0 20 24" aria-hidden="true">
      {kind === 'many' ? <circle cx="10" cy="12" r="8" fill="var(--action)" /> : null}
      {kind === 'few' ? <circle cx="10" cy="12" r="5.500" fill="var(--mantine-color-kok-5)" /> : null}
      {kind === 'held' ? <path d="M10 4l8 8-8 8-8-8z" fill="var(--you)" stroke="var(--mantine-color-altyn-7)" /> : null}
      {kind === 'full' ? <circle cx="10" cy="12" r="6" fill="#fff" stroke="var(--edge)" strokeWidth="2" /> : null}
    </svg>
  );
}
