import { defineTexts } from '@balapan/domain/text/catalogue.ts';

/** Texts of the page of the operator’s policy on personal data. */
export const privacyTexts = defineTexts({
  kk: {
    title: 'Дербес деректер',
    operator: (p: { name: string; bin: string }) => `Оператор: ${p.name}, БСН ${p.bin}.`,
    policy: 'Қандай деректер, не үшін, қанша уақыт',
    how: 'Орындар қалай бөлінеді',
    howBody:
      'Ваучерлерді адам емес, жарияланған ережемен бағдарлама бөледі. Алдымен кезектен тыс құқығы барлар. Қалған орындар: жеңілдігі бар бір бала, кейін жалпы кезектен үш бала. Санат ішінде реті – өтініш берілген сәт. Орын жасы мен тіліне сай келмесе, келесі бала қаралады, бірақ кезек сақталады. Әр қозғалыстың себебі ата-ана кабинетінде жазылады.',
    object: 'Қалай қарсылық беруге болады',
    objectBody:
      'Кабинетте «Менің деректерім» бетін ашып, «Автоматты шешімге қарсылық» таңдаңыз. Оны адам қарайды және 3 жұмыс күнінде себебін жазып жауап береді. Деректі түзету – 1 жұмыс күні, келісімді кері алу – 15 жұмыс күні. Көмек: 1414.',
    terms: 'Қанша сақталады',
    termsBody: 'Мерзімі өткен деректер әр түнде жасырылады немесе жойылады:',
    kept: 'Ақша туралы құжаттар, қол қойылған құжаттар және аудит тізбектері сақталады: олар өзгертілмейді, сондықтан оларда аты-жөн қалуы мүмкін.',
    version: (p: { version: string; hash: string }) => `Мәтін нұсқасы ${p.version}, SHA-256: ${p.hash}`,
  },
  ru: {
    title: 'Персональные данные',
    operator: (p) => `Оператор: ${p.name}, БИН ${p.bin}.`,
    policy: 'Какие данные, зачем и как долго',
    how: 'Как распределяются места',
    howBody:
      'Ваучеры распределяет не человек, а программа по опубликованному правилу. Сначала те, у кого внеочередное право. Остальные места: один ребёнок с льготой, затем трое из общей очереди. Внутри категории порядок по моменту подачи заявления. Если место не подходит по возрасту или языку, смотрят следующего ребёнка, а очередь сохраняется. Причина каждого движения записана в кабинете родителя.',
    object: 'Как возразить',
    objectBody:
      'Откройте в кабинете страницу «Мои данные» и выберите «Возразить против автоматического решения». Его рассмотрит человек и ответит с причиной за 3 рабочих дня. Исправление данных – 1 рабочий день, отзыв согласия – 15 рабочих дней. Помощь: 1414.',
    terms: 'Сколько хранится',
    termsBody: 'Каждую ночь данные, срок которых вышел, скрываются или уничтожаются:',
    kept: 'Документы о деньгах, подписанные документы и цепочки аудита сохраняются: их нельзя изменить, поэтому имена в них могут остаться.',
    version: (p) => `Версия текста ${p.version}, SHA-256: ${p.hash}`,
  },
  en: {
    title: 'Personal data',
    operator: (p) => `Operator: ${p.name}, BIN ${p.bin}.`,
    policy: 'Which data, what for and how long',
    how: 'How places are allotted',
    howBody:
      'Vouchers are given out not by a person but by a program, by a published rule. First come those with the extraordinary right. Of the rest: one child with a privilege, then three of the general queue. Within a category the order is the moment of application. Where a place does not fit by age or language, the next child is looked at and the queue is kept. The reason of each move stands in the parent’s cabinet.',
    object: 'How to object',
    objectBody:
      'Open “My data” in the cabinet and choose “Object to an automated decision”. A person considers it and answers with a reason within 3 working days. A correction takes 1 working day, a withdrawal of consent 15 working days. Help: 1414.',
    terms: 'How long it is kept',
    termsBody: 'Each night what is past its term is masked or destroyed:',
    kept: 'Documents of money, signed documents and the chains of the audit are kept: they cannot be changed, so names may stay in them.',
    version: (p) => `Version of the text ${p.version}, SHA-256: ${p.hash}`,
  },
});
