/** How the papers of an act are called, and where anybody checks them. */
export const fileName = (kind: 'act' | 'annex', number: string): string => `${kind}-${number.replace('/', '-')}.pdf`;

/** The address of the page that checks what has left the system. */
export const checkPage = (origin = ''): string => `${origin}/kk/verify`;
