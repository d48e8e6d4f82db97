/**
 * The page's policy lets no text become markup, script or the address of a script (`require-trusted-types-for`). React writes
 * text as text; only the sheets of Mantine go through `innerHTML`, and a sheet has no `<`. Whatever has one is refused, here
 * as in every library. A part that needs more gets a policy of its own name, listed in the server's headers.ts.
 */

interface Rules {
  createHTML(text: string): string | null;
}
interface Factory {
  createPolicy(name: string, rules: Rules): unknown;
}

/** Called before anything is drawn. Browsers that do not know trusted types ask for none. */
export function keepTextAsText(): void {
  const { trustedTypes } = globalThis as { readonly trustedTypes?: Factory };
  trustedTypes?.createPolicy('default', { createHTML: (text) => (text.includes('<') ? null : text) });
}
