/** The built cabinets (packages/web/dist): files with a hash in the name for ever, the page itself fresh and with a nonce. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { barePolicy } from './headers.ts';

const builtHere = fileURLToPath(new URL('../../../web/dist', import.meta.url));
/** What the build puts where a nonce belongs (vite: `html.cspNonce`). */
const noncePlace = '__CSP_NONCE__';

/** The build puts there what has a hash of its content in the name. */
const hashed = `${sep}assets${sep}`;
/** What guards pages would be half a kilobyte on each script and font. */
const ofPages = [
  'x-dns-prefetch-control',
  'x-download-options',
  'x-permitted-cross-domain-policies',
  'x-xss-protection',
];
const forEver = 'public, max-age=31536000, immutable';
const forADay = 'public, max-age=86400';

export async function registerCabinets(app: FastifyInstance, folder: string = builtHere): Promise<void> {
  const page = join(folder, 'index.html');
  if (existsSync(folder)) {
    await app.register(fastifyStatic, {
      root: folder,
      index: false,
      // One route a file: nothing but the files of the build can be asked for.
      wildcard: false,
      globIgnore: ['index.html', '**/*.br', '**/*.gz', '**/*.map', '**/.*', '**/.*/**'],
      preCompressed: true,
      cacheControl: false,
      setHeaders: (reply, path) => {
        const isHashed = path.includes(hashed);
        reply.header('cache-control', isHashed ? forEver : forADay);
        if (path.endsWith('.svg')) reply.header('content-type', 'image/svg+xml; charset=utf-8');
        if (!isHashed) return;
        reply.header('content-security-policy', barePolicy);
        for (const name of ofPages) reply.removeHeader(name);
      },
    });
  }
  const send = async (_: unknown, reply: FastifyReply): Promise<FastifyReply> => {
    reply.type('text/html; charset=utf-8');
    if (!existsSync(page)) return reply.code(503).send('<!doctype html><title>Balapan</title><p>npm run build');
    const html = await readFile(page, 'utf8');
    const { script, style } = reply.cspNonce;
    // Style elements are made in the browser: they read their nonce from the page's head.
    const meta = `property="csp-nonce" nonce="`;
    return reply.send(html.replace(meta + noncePlace, meta + style).replaceAll(noncePlace, script));
  };
  for (const address of ['/sign-in', '/invitation', '/app', '/app/*']) app.get(address, send);
}
