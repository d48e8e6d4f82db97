import { defineTexts } from '@balapan/domain/text/catalogue.ts';
import { ruPlural } from '@balapan/domain/text/plural.ts';

/** The parent's choice of a kindergarten. */
export const chooseTexts = defineTexts({
  kk: {
    title: 'Балабақша таңдау',
    about: (p: { age: number; language: string }) =>
      `${p.age} жас тобы, тілі: ${p.language}. Алдымен бос орны барлары.`,
    search: 'Атауы немесе нөмірі',
    district: 'Ауданы',
    wholeCity: 'бүкіл қала',
    onlyFree: 'Тек бос орны бары',
    free: (p: { count: string }) => `${p.count} бос орын`,
    waiting: (p: { count: string }) => `орын жоқ, күтуде ${p.count}`,
    full: 'орын жоқ, ешкім күтіп тұрған жоқ',
    take: 'Таңдау',
    join: 'Күту парағына тұру',
    askPlace: (p: { name: string }) => `${p.name} таңдайсыз ба?`,
    askPlaceNote: 'Орын сізге ұсталады, балабақша құжаттарды тексеріп жауап береді.',
    askWait: (p: { name: string }) => `${p.name}: күту парағына тұрасыз ба?`,
    askWaitNote: (p: { count: string }) =>
      `Алдыңызда ${p.count} бала. Орын босағанда СМС келеді, 2 жұмыс күні ішінде растайсыз.`,
    nothing: 'Мұндай балабақша табылмады',
    nothingNote: 'Басқа ауданды көріңіз немесе «тек бос орны бары» белгісін алып тастаңыз.',
    nearFirst: 'Бос орны барлардың ішінде өз ауданыңыз бірінші.',
    mapLabel: (p: { free: string; kindergartens: string }) =>
      `Қала картасы: ${p.kindergartens} балабақша, бірден беретін ${p.free} орын. Дәл осы балабақшалар тізімде де бар.`,
    many: '6 орын және одан көп',
    few: '1–5 орын',
    fullMark: 'орын жоқ не кезек бар',
    mapNote:
      'Аудан атының астында – бос орын саны. Ауданды бассаңыз, тізім соған қарай тарылады. © OpenStreetMap қатысушылары',
    public: 'мемлекеттік',
    private: 'жекеменшік',
    kk: 'қазақша',
    ru: 'орысша',
    any: 'кез келген',
  },
  ru: {
    title: 'Выбор детского сада',
    about: (p: { age: number; language: string }) =>
      `Возраст группы: ${p.age} ${ruPlural(p.age, 'год', 'года', 'лет')}, язык: ${p.language}. Сначала те, где есть места.`,
    search: 'Название или номер',
    district: 'Район',
    wholeCity: 'весь город',
    onlyFree: 'Только со свободными местами',
    free: (p: { count: string }) => `свободно мест: ${p.count}`,
    waiting: (p: { count: string }) => `мест нет, ждут: ${p.count}`,
    full: 'мест нет, никто не ждёт',
    take: 'Выбрать',
    join: 'Встать в лист ожидания',
    askPlace: (p: { name: string }) => `Выбрать ${p.name}?`,
    askPlaceNote: 'Место будем держать за вами, сад проверит документы и ответит.',
    askWait: (p: { name: string }) => `${p.name}: встать в лист ожидания?`,
    askWaitNote: (p: { count: string }) =>
      `Перед вами детей: ${p.count}. Когда место освободится, придёт СМС, подтвердите за 2 рабочих дня.`,
    nothing: 'Таких садов нет',
    nothingNote: 'Посмотрите другой район или снимите отметку «только со свободными местами».',
    nearFirst: 'Среди садов с местами первыми идут сады вашего района.',
    mapLabel: (p: { free: string; kindergartens: string }) =>
      `Карта города: садов ${p.kindergartens}, мест сразу ${p.free}. Те же сады стоят в списке.`,
    many: '6 мест и больше',
    few: '1–5 мест',
    fullMark: 'мест нет или есть очередь',
    mapNote:
      'Под названием района – число свободных мест. Нажмите на район, и список сузится до него. © участники OpenStreetMap',
    public: 'государственный',
    private: 'частный',
    kk: 'казахский',
    ru: 'русский',
    any: 'любой',
  },
  en: {
    title: 'Choose a kindergarten',
    about: (p: { age: number; language: string }) =>
      `Groups aged ${p.age}, language: ${p.language}. Those with free places first.`,
    search: 'Name or number',
    district: 'District',
    wholeCity: 'whole city',
    onlyFree: 'Only with free places',
    free: (p: { count: string }) => `free places: ${p.count}`,
    waiting: (p: { count: string }) => `full, waiting: ${p.count}`,
    full: 'full, nobody is waiting',
    take: 'Choose',
    join: 'Join the waitlist',
    askPlace: (p: { name: string }) => `Choose ${p.name}?`,
    askPlaceNote: 'The place is held for you; the kindergarten checks the documents and answers.',
    askWait: (p: { name: string }) => `${p.name}: join the waitlist?`,
    askWaitNote: (p: { count: string }) =>
      `${p.count} children are before you. When a place comes free you get an SMS and confirm within 2 working days.`,
    nothing: 'No such kindergarten',
    nothingNote: 'Look in another district, or untick “only with free places”.',
    nearFirst: 'Of those with places, your own district comes first.',
    mapLabel: (p: { free: string; kindergartens: string }) =>
      `Map of the city: ${p.kindergartens} kindergartens, ${p.free} places at once. The list has the same kindergartens.`,
    many: '6 places and more',
    few: '1–5 places',
    fullMark: 'full, or others wait',
    mapNote:
      'Under a district’s name: its free places. Touch a district to narrow the list to it. © OpenStreetMap contributors',
    public: 'public',
    private: 'private',
    kk: 'Kazakh',
    ru: 'Russian',
    any: 'either',
  },
});
