/** The page on which anybody checks a signed document (kazakhstan.md 2.1, art. 61(4)): the forms, and what the check has found. */
import type { TextLanguage } from '@balapan/domain/text/language.ts';
import { signatureFaultTexts } from '@balapan/domain/text/texts/signatureFault.ts';
import {
  type CheckedPackage,
  type CheckedSignature,
  isWhole,
  type PackageFault,
} from '../../signing/package/checkPackage.ts';
import { linesOf } from '../../signing/package/told.ts';
import { type Html, html } from './html.ts';
import { pageTexts } from './pageTexts.ts';
import { verifyTexts } from './verifyTexts.ts';

/** What came of an upload. `refused`: nothing could be looked at, and why. */
export type Outcome = { readonly refused: 'nothingSent' | 'emptySent' | 'unavailable' | 'TOO_LARGE' } | CheckedPackage;

/** @param cardHash hash in the address that a card's QR leads to */
export function verifyPage(language: TextLanguage, cardHash: string | null, outcome: Outcome | null): Html {
  const t = verifyTexts[language];
  return html`<div class="wide"><section class="check">
<p class="crumb"><a href="/${language}">${pageTexts[language].back}</a></p>
<div class="section-head"><h1>${t.title}</h1></div>
<p>${t.about}</p>
${outcome === null ? '' : result(language, cardHash, outcome)}
${cardHash !== null && outcome === null ? html`<p class="check-card">${t.fromCard({ hash: cardHash })}</p>` : ''}
${forms(language, cardHash, outcome !== null)}
</section></div>`;
}

function forms(language: TextLanguage, cardHash: string | null, isAgain: boolean): Html {
  const t = verifyTexts[language];
  const action = `/${language}/verify${cardHash === null ? '' : `?sha256=${cardHash}`}`;
  return html`${isAgain ? html`<h2>${t.again}</h2>` : ''}
<div class="check-forms">
<form method="post" action="${action}" enctype="multipart/form-data"><h3>${t.packageHead}</h3><p>${t.packageAbout}</p>
<label>${t.package}<input type="file" name="package" accept=".zip,application/zip" required></label><button type="submit">${t.check}</button></form>
<form method="post" action="${action}" enctype="multipart/form-data"><h3>${t.pairHead}</h3><p>${t.pairAbout}</p>
<label>${t.document}<input type="file" name="document" required></label>
<label>${t.signature}<input type="file" name="signature" accept=".p7s,.cms,.sig,application/pkcs7-signature" required></label><button type="submit">${t.check}</button></form>
</div>
<p class="hint">${t.limits}</p>`;
}

function result(language: TextLanguage, cardHash: string | null, outcome: Outcome): Html {
  const t = verifyTexts[language];
  if ('refused' in outcome)
    return html`<div class="check-result" data-state="broken" role="alert"><p>${t[outcome.refused]}</p></div>`;
  const { document, faults, signatures } = outcome;
  const isOther = cardHash !== null && document !== null && document.sha256 !== cardHash;
  const isGood = isWhole(outcome) && !isOther;
  return html`<div class="check-result" data-state="${isGood ? 'whole' : 'broken'}" role="status">
<h2>${isGood ? t.whole : t.broken}</h2><p>${isGood ? t.wholeAbout : t.brokenAbout}</p>
${cardHash === null || document === null ? '' : html`<p>${isOther ? t.otherThanCard : t.sameAsCard}</p>`}
${faults.length === 0 ? '' : html`<ul>${faults.map((fault) => html`<li>${faultText(language, fault)}</li>`)}</ul>`}
</div>
${
  document === null
    ? ''
    : html`<h2>${t.documentHead}</h2><dl class="check-facts">${document.number === null ? '' : fact(t.number, document.number)}${fact(t.hash, document.sha256)}</dl>`
}
${signatures.map((one, at) => signatureBlock(language, one, at + 1))}`;
}

function signatureBlock(
  language: TextLanguage,
  { step, signedAt, checked, fault }: CheckedSignature,
  number: number,
): Html {
  const t = verifyTexts[language];
  const name =
    step === 'provider' ? t.stepProvider : step === 'department' ? t.stepDepartment : t.stepOther({ number });
  const isRead = checked.certificate !== null;
  return html`<h2>${name} <span class="tag ${fault === null ? 'tag-ok' : 'tag-late'}">${fault === null ? t.valid : t.invalid}</span></h2>
${fault === null ? '' : html`<p class="check-fault">${upper(signatureFaultTexts[language][fault])}.</p>`}
${isRead ? html`<dl class="check-facts">${linesOf(checked, signedAt, language).map(([label, value]) => fact(label, value))}</dl>` : ''}`;
}

const fact = (label: string, value: string): Html => html`<div><dt>${label}</dt><dd>${value}</dd></div>`;
const upper = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function faultText(language: TextLanguage, fault: PackageFault): string {
  const t = verifyTexts[language];
  return 'file' in fault ? t[fault.code]({ file: fault.file.slice(0, 100) }) : t[fault.code];
}
