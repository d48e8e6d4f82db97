import { Shell } from '../../shell/Shell.tsx';

/** The frame of the cabinet of those who help parents. */
export function Cabinet() {
  return <Shell cabinet="support" density="clerk" nav={[]} />;
}
