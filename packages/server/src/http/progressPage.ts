/** The page while the first start fills the city: three languages, refreshes itself without script. */
import { createHash } from 'node:crypto';

/** How far the start is. `total` 0: not known. */
export interface StartState {
  step: StartStep;
  done: number;
  total: number;
  /** One sentence when the start has failed; shown as it is. */
  failure?: string;
}

export type StartStep = 'database' | 'files' | 'import' | 'cleanup' | 'living' | 'ready';

const steps: Readonly<Record<StartStep, readonly [string, string, string]>> = {
  database: ['Дерекқор ашылуда', 'Открывается база данных', 'Opening the database'],
  files: ['Қала файлдары жазылуда', 'Пишутся файлы города', 'Writing the files of the city'],
  import: ['Файлдар оқылуда', 'Читаются файлы', 'Reading the files'],
  cleanup: ['Кезек тазаланып, есептелуде', 'Очередь очищается и считается', 'Cleaning the queue'],
  living: ['Соңғы күндер жүріп өтуде', 'Город проживает последние дни', 'The city lives through its last days'],
  ready: ['Дайын', 'Готово', 'Ready'],
};
const titles = ['Балапан қаланы дайындап жатыр', 'Балапан готовит город', 'Balapan is preparing the city'] as const;
const languages = ['kk', 'ru', 'en'] as const;

const style = `body{margin:0;background:#f7f5ef;color:#16262e;font:18px/1.5 'Noto Sans',system-ui,sans-serif}
main{max-width:36rem;margin:12vh auto 0;padding:0 1rem}h1{font-size:1.5rem;line-height:1.25;margin:1.5rem 0 .25rem}
p{margin:0;color:#4c5a61}progress{width:100%;height:1rem;margin-top:2rem;accent-color:#075f7a}.bad{color:#8c1d1d}`;
const styleHash = createHash('sha256').update(style).digest('base64');
/** The page's own policy: its one style and nothing else. */
export const progressPolicy = `default-src 'none'; style-src 'sha256-${styleHash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

const escaped = (text: string): string => text.replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`);

export function progressPage(state: StartState): string {
  const bar =
    state.failure !== undefined
      ? `<p class="bad">${escaped(state.failure)}</p>`
      : state.total > 0
        ? `<progress max="${state.total}" value="${Math.min(state.done, state.total)}" aria-label="${steps[state.step][0]}"></progress>`
        : `<progress aria-label="${steps[state.step][0]}"></progress>`;
  const words = languages.map(
    (language, at) => `<div lang="${language}"><h1>${titles[at]}</h1><p>${steps[state.step][at]}</p></div>`,
  );
  return `<!doctype html><html lang="kk"><head><meta charset="utf-8"><meta http-equiv="refresh" content="2">
<meta name="viewport" content="width=device-width,initial-scale=1"><title>Балапан</title><style>${style}</style></head>
<body><main>${words.join('\n')}${bar}</main></body></html>`;
}
