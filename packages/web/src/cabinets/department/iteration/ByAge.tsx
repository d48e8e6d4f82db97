/** Places and queue by age and language: a bar of the queue, the offers on it, an ink tick where the places end. */
import { BarWithTick } from '../../../kit/BarWithTick.tsx';
import { useFmt } from '../../../shell/fmt.ts';
import { useTexts } from '../../../shell/language.tsx';
import { iterationTexts } from '../../../texts/iteration.ts';
import css from './ByAge.module.css';
import type { View } from './view.ts';

type Cell = View['byAgeAndLanguage'][number];
const languages = ['kk', 'ru'] as const;

export function ByAge({ view }: { view: View }) {
  const t = useTexts(iterationTexts);
  const fmt = useFmt();
  const cells = view.byAgeAndLanguage;
  const ages = [...new Set(cells.map((cell) => cell.age))].sort((a, b) => a - b);
  const most = Math.max(1, ...cells.map((cell) => Math.max(cell.queue, cell.places)));
  const totalOf = (language: 'kk' | 'ru', pick: (cell: Cell) => number): string =>
    fmt.count(cells.filter((cell) => cell.language === language).reduce((sum, cell) => sum + pick(cell), 0));
  const left = view.summary.placesLeft;
  return (
    <section>
      <h2>{t.byAge}</h2>
      <p className={css.about}>{t.byAgeAbout}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys */}
      <section className={css.scroll} aria-label={t.byAge} tabIndex={0}>
        <table className={css.table}>
          <thead>
            <tr>
              <th rowSpan={2} scope="col">
                {t.age}
              </th>
              <th colSpan={3} scope="colgroup">
                <b>{t.kazakh}</b>
              </th>
              <th colSpan={3} scope="colgroup">
                <b>{t.russian}</b>
              </th>
            </tr>
            <tr>
              {languages.flatMap((language) =>
                [t.offered, t.free, t.waiting].map((head) => (
                  <th key={`${language}${head}`} scope="col">
                    {head}
                  </th>
                )),
              )}
            </tr>
          </thead>
          {ages.map((age) => (
            <tbody key={age}>
              <tr>
                <th rowSpan={2} scope="row" className={css.age}>
                  {age}
                </th>
                {languages.flatMap((language) => {
                  const cell = cells.find((one) => one.age === age && one.language === language);
                  return [cell?.offered ?? 0, cell?.places ?? 0, cell?.queue ?? 0].map((value, at) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: three figures in a fixed order
                    <td key={`${language}${at}`} data-offered={at === 0 || undefined}>
                      {fmt.count(value)}
                    </td>
                  ));
                })}
              </tr>
              <tr className={css.bars}>
                {languages.map((language) => {
                  const cell = cells.find((one) => one.age === age && one.language === language);
                  const [offered, places, queue] = [cell?.offered ?? 0, cell?.places ?? 0, cell?.queue ?? 0];
                  return (
                    <td key={language} colSpan={3}>
                      <BarWithTick
                        whole={queue}
                        part={offered}
                        tick={places}
                        most={most}
                        label={t.barLabel({
                          offered: fmt.count(offered),
                          places: fmt.count(places),
                          queue: fmt.count(queue),
                        })}
                      />
                    </td>
                  );
                })}
              </tr>
            </tbody>
          ))}
          <tfoot>
            <tr>
              <th scope="row">{t.total}</th>
              {languages.flatMap((language) => [
                <td key={`${language}o`} data-offered>
                  {totalOf(language, (cell) => cell.offered)}
                </td>,
                <td key={`${language}p`}>{totalOf(language, (cell) => cell.places)}</td>,
                <td key={`${language}q`}>{totalOf(language, (cell) => cell.queue)}</td>,
              ])}
            </tr>
          </tfoot>
        </table>
      </section>
      <ul className={css.legend}>
        <li>
          <i data-kind="part" /> {t.offered}
        </li>
        <li>
          <i data-kind="tick" /> {t.free}
        </li>
        <li>
          <i data-kind="whole" /> {t.waiting}
        </li>
      </ul>
      {left === 0 ? null : (
        <p className={css.note}>
          <b>{t.emptyPlaces({ count: left })}</b>{' '}
          {view.summary.limitedBy === 'budget' ? t.emptyByMoney : t.emptyByQueue}
        </p>
      )}
    </section>
  );
}
