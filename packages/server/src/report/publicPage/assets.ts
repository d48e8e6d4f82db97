/** Names of the built sheet and islands of the public pages, out of the build's manifest (packages/web). */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export interface PageAssets {
  readonly sheets: readonly string[];
  readonly scripts: readonly string[];
}

interface Chunk {
  readonly file: string;
  readonly css?: readonly string[];
  readonly imports?: readonly string[];
}

const entry = 'src/cabinets/public/island.ts';
const builtHere = fileURLToPath(new URL('../../../../web/dist', import.meta.url));

/** Nothing where the web was not built: the pages then come without their sheet, but whole. */
export function readAssets(folder: string = builtHere): PageAssets {
  let manifest: Readonly<Record<string, Chunk>>;
  try {
    manifest = JSON.parse(readFileSync(`${folder}/.vite/manifest.json`, 'utf8'));
  } catch {
    return { sheets: [], scripts: [] };
  }
  const chunk = manifest[entry];
  if (chunk === undefined) return { sheets: [], scripts: [] };
  const imported = (chunk.imports ?? []).map((name) => manifest[name]).filter((one) => one !== undefined);
  return {
    sheets: [...imported.flatMap((one) => one.css ?? []), ...(chunk.css ?? [])].map((file) => `/${file}`),
    scripts: [`/${chunk.file}`],
  };
}
