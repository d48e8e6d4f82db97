/** What `balapan verify` says. */
import type { UnexplainedComponent } from '@balapan/domain/unexplained.ts';
import type { CheckName } from '../verify/verify.ts';

type Checks = Readonly<Record<CheckName, string>>;
type Components = Readonly<Record<UnexplainedComponent, string>>;

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
  money: 'Түсіндірілмеген теңге жоқ',
  balances: 'Қалдықтар өткізбелердің қосындысына тең',
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
  money: 'Необъяснённых тенге нет',
  balances: 'Остатки равны суммам проводок',
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
  money: 'No tenge is unexplained',
  balances: 'Balances are the sums of their entries',
  documents: 'The bytes of documents are those that were signed',
  places: 'Places agree with children and referrals',
  signatures: 'Every signature is valid as of when it was made',
  iterations: 'Iterations give the same bytes again',
};

const components: Readonly<Record<'kk' | 'ru' | 'en', Components>> = {
  kk: {
    obligations: 'актілер мен міндеттемелер',
    payments: 'төлемдер мен шоттан кеткен ақша',
    unseen: 'үзіндіде көрінбейтін төлемдер',
    statementLines: 'ешкім қарамаған үзінді жолдары',
    clearing: 'жолдағы төлемдер шоты',
    budget: 'бюджет жоспары мен бекітілгені',
    ledger: 'барлық өткізбе қосындысы',
  },
  ru: {
    obligations: 'акты и обязательства',
    payments: 'выплаты и деньги, ушедшие со счёта',
    unseen: 'выплаты, которых нет в выписке',
    statementLines: 'строки выписки, которые никто не разбирает',
    clearing: 'счёт платежей в пути',
    budget: 'план бюджета и утверждённое в книге',
    ledger: 'сумма всех проводок',
  },
  en: {
    obligations: 'acts and obligations',
    payments: 'payments and the money that left the account',
    unseen: 'payments that no statement shows',
    statementLines: 'statement lines that nobody looks into',
    clearing: 'the account of payments on their way',
    budget: 'the plan of the budget and what is approved',
    ledger: 'the sum of all entries',
  },
};

export const verifyTexts = {
  help,
  kk: {
    checks: kk,
    components: components.kk,
    fault: (where: string, expected: string, actual: string) => `${where}: ${expected} болуы керек, ${actual} тұр`,
  },
  ru: {
    checks: ru,
    components: components.ru,
    fault: (where: string, expected: string, actual: string) => `${where}: должно быть ${expected}, а стоит ${actual}`,
  },
  en: {
    checks: en,
    components: components.en,
    fault: (where: string, expected: string, actual: string) => `${where}: expected ${expected}, found ${actual}`,
  },
} as const;
