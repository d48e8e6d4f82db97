/** Under which address people reach the system: what a request may call us, and whether it comes over HTTPS. */
import { BlockList, isIP } from 'node:net';

export interface Site {
  /** `https://balapan.almaty.kz`; null: only this machine's own names, on any port. */
  readonly origin: string | null;
  /** Cookies are for HTTPS only, and browsers are told to come by HTTPS only. */
  readonly isSecure: boolean;
  /** Addresses and networks of the proxies whose `X-Forwarded-For` is believed. */
  readonly proxies: readonly string[];
}

/** A site without settings: this machine only. */
export const localSite: Site = { origin: null, isSecure: false, proxies: [] };

/** Why the settings of a site cannot be used. `value`: the part that is wrong. */
export class SiteError extends Error {
  readonly setting: 'PUBLIC_URL' | 'TRUST_PROXY' | 'plainHttp';
  readonly value: string;

  constructor(setting: SiteError['setting'], value: string) {
    super(`${setting}: ${value}`);
    this.name = 'SiteError';
    this.setting = setting;
    this.value = value;
  }
}

/**
 * Reads PUBLIC_URL (an origin, no path) and TRUST_PROXY (addresses or networks, with commas).
 * @param mayBePlain whether other machines may come over plain HTTP: only with invented people
 * @throws SiteError
 */
export function readSite(publicUrl: string, trustProxy: string, mayBePlain: boolean): Site {
  const proxies = trustProxy.split(',').flatMap((part) => part.trim() || []);
  const wrong = proxies.find((part) => !isNetwork(part));
  if (wrong !== undefined) throw new SiteError('TRUST_PROXY', wrong);
  if (publicUrl === '') return { ...localSite, proxies };
  const url = URL.canParse(publicUrl) ? new URL(publicUrl) : null;
  const isOrigin = url !== null && /^https?:$/.test(url.protocol) && `${url.origin}/` === url.href;
  if (!isOrigin) throw new SiteError('PUBLIC_URL', publicUrl);
  const isSecure = url.protocol === 'https:';
  if (!isSecure && !mayBePlain && !isLoopback(url.host)) throw new SiteError('plainHttp', publicUrl);
  return { origin: url.origin, isSecure, proxies };
}

function isNetwork(text: string): boolean {
  const [address = '', bits, ...more] = text.split('/');
  const family = isIP(address);
  if (family === 0 || more.length > 0) return false;
  if (bits === undefined) return true;
  // A network of all addresses would believe everybody.
  if (!/^\d{1,3}$/.test(bits) || Number(bits) === 0) return false;
  try {
    new BlockList().addSubnet(address, Number(bits), family === 4 ? 'ipv4' : 'ipv6');
    return true;
  } catch {
    return false;
  }
}

/** Whether a `Host` header names us. Everything else is refused: links and texts to be signed name only our own host. */
export function isOurHost({ origin }: Site, host: string | undefined): boolean {
  if (host === undefined) return false;
  return origin === null ? isLoopback(host) : host.toLowerCase() === new URL(origin).host;
}

/** Whether an `Origin` header is our own page's, for a request whose `Host` is ours. */
export function isOurOrigin({ origin }: Site, from: string, host: string | undefined): boolean {
  return origin === null ? from === `http://${host}` : from === origin;
}

/** The host that people see in their browser, for texts to be signed. */
export function shownHost({ origin }: Site, host: string): string {
  return origin === null ? host : new URL(origin).host;
}

/** The address that people see in their browser: whatever is on another device must be told it whole. */
export function shownOrigin({ origin }: Site, host: string): string {
  return origin ?? `http://${host}`;
}

function isLoopback(host: string): boolean {
  const name = host.toLowerCase().replace(/:\d{1,5}$/, '');
  return name === 'localhost' || name === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(name);
}
