/** Free places: the map, the filter that works without script, the first kindergartens of the list. */
import { agesOf, districtsOf, type PageContext, providersOf, shortDistrict } from './context.ts';
import { filterQuery, type PlaceFilter } from './filters.ts';
import { type Html, html, trusted } from './html.ts';
import { cityMap, placeKind, ringsOf } from './map.ts';
import { placeMark } from './marks.ts';
import type { DistrictRow, ProviderRow } from './queries.ts';
import { homeTexts } from './texts.ts';

const shownRows = 8;

export async function placesSection(context: PageContext, filter: PlaceFilter): Promise<Html> {
  const t = homeTexts[context.language];
  const { language, count } = context;
  const districts = await districtsOf(context);
  const providers = await providersOf(context, filter);
  const free = providers.reduce((sum, row) => sum + row.free, 0);
  const words = { places: count(free), kindergartens: count(providers.filter((row) => row.free > 0).length) };
  const inCity = filter.district === null ? providers : await providersOf(context, { ...filter, district: null });
  const freeIn = (kato: string): number =>
    inCity.reduce((sum, row) => (row.district === kato ? sum + row.free : sum), 0);
  const draw = (): Html =>
    cityMap({
      districts: districts.map((district) => ({
        kato: district.kato,
        name: shortDistrict(context.name(district)),
        free: count(freeIn(district.kato)),
        rings: ringsOf(district.outline),
        address: `/${language}?${filterQuery({ ...filter, district: filter.district === null ? district.kato : null })}#places`,
      })),
      marks: providers.map((row) => ({ longitude: row.longitude, latitude: row.latitude, kind: placeKind(row) })),
      only: filter.district,
      label: t.mapLabel(words),
    });
  // Moving a thousand marks apart takes a while: the picture is kept like the numbers it shows.
  const map = await context.reader.kept(`map ${language} ${filterQuery(filter)}`, async () => draw());
  return html`<section id="places" class="places">
<div class="section-head"><h2>${t.freePlaces}</h2><span>${t.freeSummary(words)}</span>${filterForm(context, filter, districts, `/${language}#places`)}</div>
<div class="places-columns"><div class="map-frame">
<ul class="map-legend">${(['many', 'few', 'held', 'full'] as const).map((kind) => html`<li>${placeMark(kind, '')}${t[kind]}</li>`)}<li class="map-note">${t.numberMeans}</li></ul>
${map}</div>
<div>${providers.length === 0 ? html`<p>${t.nothingFits}</p>` : providerTable(context, interesting(providers), districts)}
<p class="below"><a href="/${language}/kindergartens?${filterQuery(filter)}">${t.allAsList({ count: count(providers.length) })}</a><span class="hint">${t.heldMeans}</span></p></div></div></section>`;
}

/** The first rows: mostly those with places, and one each that is held and full, so that the marks explain themselves. */
function interesting(providers: readonly ProviderRow[]): readonly ProviderRow[] {
  const withPlaces = providers.filter((row) => row.free > 0);
  const held = providers.find((row) => placeKind(row) === 'held');
  const full = providers.find((row) => placeKind(row) === 'full');
  const others = [held, full].filter((row) => row !== undefined);
  return [...withPlaces.slice(0, shownRows - others.length), ...others];
}

export function providerTable(
  context: PageContext,
  rows: readonly ProviderRow[],
  districts: readonly DistrictRow[],
): Html {
  const t = homeTexts[context.language];
  const districtName = new Map(districts.map((district) => [district.kato, context.name(district)]));
  return html`<table class="list"><thead><tr><th scope="col">${t.kindergarten}</th><th scope="col" class="not-phone">${t.ageLanguage}</th><th scope="col" class="right">${t.free}</th><th scope="col" class="right">${t.heldColumn}</th></tr></thead><tbody>
${rows.map((row) => {
  const kind = placeKind(row);
  const languages = row.languages.map((one) => t[one === 'ru' ? 'ru' : 'kk']).join(', ');
  return html`<tr><th scope="row">${placeMark(kind, t[kind])}<span><b>${context.name(row)}</b><small>${districtName.get(row.district) ?? ''}<span class="only-phone-inline">, ${t.ages({ ages: agesOf(row) })}, ${languages}</span></small></span></th><td class="not-phone">${t.ages({ ages: agesOf(row) })}<small>${languages}</small></td><td class="right free">${row.free === 0 ? html`<i>${t.none}</i>` : html`<b>${context.count(row.free)}</b>`}</td><td class="right">${context.count(row.held)}</td></tr>`;
})}</tbody></table>`;
}

/** Age, language, district; a button for who has no script, the island sends the form on a change. */
export function filterForm(
  context: PageContext,
  filter: PlaceFilter,
  districts: readonly DistrictRow[],
  action: string,
  more: Html | null = null,
): Html {
  const t = homeTexts[context.language];
  const option = (value: string, word: string, chosen: boolean): Html =>
    html`<option value="${value}"${chosen ? trusted(' selected') : ''}>${word}</option>`;
  return html`<form method="get" action="${action}" class="filter" data-sends>${more}
<label>${t.age}<select name="age">${option('', t.anyAge, filter.age === null)}${[2, 3, 4, 5, 6].map((age) => option(`${age}`, t.ageOne({ age }), filter.age === age))}</select></label>
<label>${t.language}<select name="language">${option('', t.anyLanguage, filter.language === null)}${(['kk', 'ru'] as const).map((one) => option(one, t[one], filter.language === one))}</select></label>
<label>${t.district}<select name="district">${option('', t.wholeCity, filter.district === null)}${districts.map((district) => option(district.kato, shortDistrict(context.name(district)), filter.district === district.kato))}</select></label>
<button>${t.show}</button></form>`;
}
