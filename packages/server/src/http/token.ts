/** Secrets that only a browser keeps; the database knows their hashes. */
import { createHash, randomBytes } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import type { Visitor } from '../access/enter.ts';
import { readCookie } from './cookies.ts';

const tokenShape = /^[A-Za-z0-9_-]{43}$/;
const longestDevice = 200;

export const newToken = (): string => randomBytes(32).toString('base64url');

export const hashToken = (token: string): Buffer => createHash('sha256').update(token).digest();

export const isToken = (text: string): boolean => tokenShape.test(text);

/** The secret that a cookie brings; null: none, or not of our shape. */
export function tokenIn(request: FastifyRequest, cookie: string): string | null {
  const token = readCookie(request, cookie);
  return token !== undefined && isToken(token) ? token : null;
}

/** What the browser tells of itself without being asked. */
export function visitorOf(request: FastifyRequest): Visitor {
  return { address: request.ip, device: request.headers['user-agent']?.slice(0, longestDevice) ?? null };
}
