/** What `balapan verify` says. */
import type { CheckName } from '../verify/verify.ts';

type Checks = Readonly<Record<CheckName, string>>;

const help = {
  kk: 'Кітаптардың бүтіндігін тексереді: аудит тізбектері, кітап, актілер, төлемдер, құжаттар, қолтаңбалар, орындар, бөлулер. Бұзылғанын дәл айтады.',
  ru: 'Проверяет целость книг: цепочки аудита, главная книга, акты, платежи, документы, подписи, места, итерации. Говорит, что именно нарушено.',
  en: 'Checks that the books are whole: audit chains, ledger, acts, payments, documents, signatures, places, iterations. Tells exactly what is broken.',
} as const;

const kk: Checks = {
  audit: 'Аудит тізбектері үзілмеген',
  publications: 'Тізбектер жарияланған хештерге сай',
  reads: 'Қарау журналы мөрленгендей',
  ledger: 'Кітаптың әр журналы нөлге тең',
  acts: 'Әр акт жолдарының қосындысына тең',
  payments: 'Әр төлем актісіне тең',
  documents: 'Құжаттардың байттары қол қойылғандай',
  places: 'Орындар саны балалар мен жолдамаларға тең',
  signatures: 'Қолтаңбалардың әрқайсысы қойылған сәтінде жарамды',
  iterations: 'Бөлулер қайта есептегенде сол байттарды береді',
};
const ru: Checks = {
  audit: 'Цепочки аудита не разорваны',
  publications: 'Цепочки те же, что опубликованы',
  reads: 'Журнал просмотров такой, каким опечатан',
  ledger: 'Каждый журнал книги сводится к нулю',
  acts: 'Каждый акт равен сумме своих строк',
  payments: 'Каждый платёж равен своему акту',
  documents: 'Байты документов те же, что подписаны',
  places: 'Счёт мест сходится с детьми и направлениями',
  signatures: 'Каждая подпись действительна на момент подписания',
  iterations: 'Итерации при пересчёте дают те же байты',
};
const en: Checks = {
  audit: 'The chains of the audit are whole',
  publications: 'The chains are those that were published',
  reads: 'The log of readings is as it was sealed',
  ledger: 'Every journal of the ledger sums to zero',
  acts: 'Every act is the sum of its lines',
  payments: 'Every payment is the sum of its act',
  documents: 'The bytes of documents are those that were signed',
  places: 'Places agree with children and referrals',
  signatures: 'Every signature is valid as of when it was made',
  iterations: 'Iterations give the same bytes again',
};

export const verifyTexts = {
  help,
  kk: {
    checks: kk,
    fault: (where: string, expected: string, actual: string) => `${where}: ${expected} болуы керек, ${actual} тұр`,
  },
  ru: {
    checks: ru,
    fault: (where: string, expected: string, actual: string) => `${where}: должно быть ${expected}, а стоит ${actual}`,
  },
  en: {
    checks: en,
    fault: (where: string, expected: string, actual: string) => `${where}: expected ${expected}, found ${actual}`,
  },
} as const;
