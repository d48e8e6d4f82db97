import { useMediaQuery } from '@mantine/hooks';

/** Whether the page is as narrow as on a phone. */
export const useIsPhone = (): boolean => useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false });
