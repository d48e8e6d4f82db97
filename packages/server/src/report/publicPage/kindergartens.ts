/** All kindergartens as a list: search, the same filter as the map, pages. The accessible form of the map. */
import { searchKey } from '@balapan/domain/text/collate.ts';
import { agesOf, districtsOf, type PageContext, providersOf } from './context.ts';
import { filterQuery, type PlaceFilter } from './filters.ts';
import { type Html, html } from './html.ts';
import { placeKind } from './map.ts';
import { placeMark } from './marks.ts';
import { pageTexts } from './pageTexts.ts';
import { filterForm } from './places.ts';
import type { ProviderRow } from './queries.ts';
import { homeTexts } from './texts.ts';

const pageSize = 40;

export async function kindergartensPage(
  context: PageContext,
  filter: PlaceFilter,
  search: string,
  page: number,
): Promise<Html> {
  const { language, count } = context;
  const [t, pages] = [homeTexts[language], pageTexts[language]];
  const districts = await districtsOf(context);
  const found = searched(await providersOf(context, filter), search);
  const last = Math.max(1, Math.ceil(found.length / pageSize));
  const at = Math.min(page, last);
  const rows = found.slice((at - 1) * pageSize, at * pageSize);
  const address = (to: number): string => `/${language}/kindergartens?${filterQuery(filter, { search, page: to })}`;
  const searchField = html`<label class="wide-field">${pages.search}<input name="search" type="search" value="${search}" maxlength="80"></label>`;
  return html`<div class="wide"><section>
<p class="crumb"><a href="/${language}">${pages.back}</a></p>
<div class="section-head"><h1>${pages.listTitle}</h1><span>${count(found.length)}</span>${filterForm(context, filter, districts, `/${language}/kindergartens`, searchField)}</div>
<p class="hint">${pages.order} ${t.heldMeans}. <a href="/open-data/kindergartens.csv">${t.downloadCsv}</a></p>
${rows.length === 0 ? html`<p>${t.nothingFits}</p>` : table(context, rows, new Map(districts.map((district) => [district.kato, context.name(district)])))}
${
  last === 1
    ? null
    : html`<nav class="pages" aria-label="${pages.listTitle}">${at > 1 ? html`<a rel="prev" href="${address(at - 1)}">← ${pages.previous}</a>` : null}<span>${pages.rows({ from: count((at - 1) * pageSize + 1), to: count(Math.min(found.length, at * pageSize)), total: count(found.length) })}</span>${at < last ? html`<a rel="next" href="${address(at + 1)}">${pages.next} →</a>` : null}</nav>`
}
</section></div>`;
}

/** By the words of the name in any language, without case and with Kazakh letters as Russian ones; or by the number. */
function searched(rows: readonly ProviderRow[], search: string): readonly ProviderRow[] {
  const key = searchKey(search);
  if (key === '') return rows;
  return rows.filter((row) =>
    [row.name_kk, row.name_ru, row.name_en, `${row.number}`].some((text) => ` ${searchKey(text)}`.includes(` ${key}`)),
  );
}

function table(context: PageContext, rows: readonly ProviderRow[], districtName: ReadonlyMap<string, string>): Html {
  const { language, count } = context;
  const [t, pages] = [homeTexts[language], pageTexts[language]];
  return html`<table class="list all"><thead><tr><th scope="col">${t.kindergarten}</th><th scope="col">${pages.address}</th><th scope="col">${pages.ownership}</th><th scope="col">${t.ageLanguage}</th><th scope="col" class="right">${t.free}</th><th scope="col" class="right">${t.heldColumn}</th></tr></thead><tbody>
${rows.map((row) => {
  const kind = placeKind(row);
  return html`<tr><th scope="row">${placeMark(kind, t[kind])}<span><b>${context.name(row)}</b><small>${districtName.get(row.district) ?? ''}</small></span></th><td>${language === 'kk' ? row.address_kk : row.address_ru}${row.phone === null ? null : html`<small><a href="tel:${row.phone}">${row.phone}</a></small>`}</td><td>${pages[row.ownership]}</td><td>${t.ages({ ages: agesOf(row) })}<small>${row.languages.map((one) => t[one === 'ru' ? 'ru' : 'kk']).join(', ')}</small></td><td class="right free" data-word="${t.free}">${row.free === 0 ? html`<i>${t.none}</i>` : html`<b>${count(row.free)}</b>`}</td><td class="right" data-word="${t.heldColumn}">${count(row.held)}</td></tr>`;
})}</tbody></table>`;
}
