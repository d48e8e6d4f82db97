import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/** Beside each text of the build its `.br` and `.gz`, as small as they can be: the server sends them as they are. */
const compressed: Plugin = {
  name: 'balapan-compressed',
  apply: 'build',
  // Only what is written is final: the builder still changes chunks while it makes the bundle.
  writeBundle({ dir = '' }, bundle) {
    for (const name of Object.keys(bundle).filter((name) => /\.(?:js|css)$/.test(name))) {
      const file = join(dir, name);
      const source = readFileSync(file);
      if (source.length < 1024) continue;
      const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: source.length };
      writeFileSync(`${file}.br`, brotliCompressSync(source, { params }));
      writeFileSync(`${file}.gz`, gzipSync(source, { level: 9 }));
    }
  },
};

/**
 * Two entries: the cabinets (index.html) and the public page's sheet and islands, whose HTML the server writes itself; it
 * finds the built names in `dist/.vite/manifest.json`. The server puts a fresh nonce in the place of `__CSP_NONCE__` in
 * each answer, so index.html is never cached.
 */
export default defineConfig({
  root: import.meta.dirname,
  base: '/',
  html: { cspNonce: '__CSP_NONCE__' },
  // The server validates; the browser needs only the names of fields.
  resolve: { alias: { zod: `${import.meta.dirname}/src/shell/shapes.ts` } },
  plugins: [react(), compressed],
  build: {
    manifest: true,
    target: 'es2022',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    rolldownOptions: { input: ['index.html', 'src/cabinets/public/island.ts'] },
  },
});
