/** A verdict in words: label and value, for the card and for the public page alike. An IIN is not among them. */
import { dayAt, parseIso } from '@balapan/domain/moment.ts';
import { formatDay, formatMoment } from '@balapan/domain/text/dates.ts';
import type { TextLanguage } from '@balapan/domain/text/language.ts';
import { signatureCardTexts } from '@balapan/domain/text/texts/signatureCard.ts';
import type { SignatureVerdict, SignerRole } from '../../adapters/signature/signatureVerifier.ts';

export type Line = readonly [label: string, value: string];

const roleTexts = {
  ceo: 'roleCeo',
  canSign: 'roleCanSign',
  financial: 'roleFinancial',
  personnel: 'rolePersonnel',
  employee: 'roleEmployee',
  individual: 'rolePerson',
} as const;

/** @param signedAt ISO by the system's clock, where it is known; a stamp is believed before it */
export function linesOf(verdict: SignatureVerdict, signedAt: string | null, language: TextLanguage): Line[] {
  const t = signatureCardTexts[language];
  const { signer, certificate, stamp, revocation } = verdict;
  const moment = (iso: string | null | undefined): string => {
    const at = parseIso(iso ?? '');
    return at === null ? '–' : formatMoment(at, language);
  };
  const day = (iso: string | undefined): string => {
    const at = parseIso(iso ?? '');
    return at === null ? '–' : formatDay(dayAt(at), language);
  };
  const lines: Line[] = [];
  if (signer !== null) {
    lines.push([t.signer, [signer.cn, signer.patronymic].filter(Boolean).join(' ')]);
    const of = signer.bin === null ? t.individual : `${signer.organisation ?? ''}, ${t.bin} ${signer.bin}`;
    lines.push([t.organisation, of]);
    const roles = signer.roles.flatMap((role) => (isNamed(role) ? t[roleTexts[role]] : []));
    if (roles.length > 0) lines.push([t.roles, roles.join(', ')]);
  }
  const at = stamp?.at ?? signedAt;
  if (at != null) lines.push([t.signedAt, stamp == null ? `${moment(at)} (${t.byOwnClock})` : moment(at)]);
  if (certificate !== null) {
    lines.push([t.certificate, certificate.serial], [t.issuedBy, certificate.issuer]);
    lines.push([t.inForce, `${day(certificate.notBefore)} – ${day(certificate.notAfter)}`]);
  }
  lines.push([t.revocation, revocationText()]);
  lines.push([t.stamp, stamp == null ? t.noStamp : t.stampBy({ at: moment(stamp.at), authority: stamp.authority })]);
  return lines;

  function revocationText(): string {
    if (revocation == null) return t.notAsked;
    if (revocation.status === 'revoked') return t.revokedAt({ at: moment(revocation.revokedAt) });
    if (revocation.status === 'unknown') return '–';
    return revocation.asOf === null ? t.notRevokedSomewhere : t.notRevoked({ at: moment(revocation.asOf) });
  }
}

const isNamed = (role: SignerRole): role is keyof typeof roleTexts => Object.hasOwn(roleTexts, role);
