/** Names and definitions of the launch figures; how each comes out by computing (domain.md 1). */
import type { FigureCode } from '../../figures.ts';
import type { TextLanguage } from '../language.ts';

export interface FigureText {
  readonly name: string;
  readonly definition: string;
}

const text = (name: string, definition: string): FigureText => ({ name, definition });

export const figureTexts: Readonly<Record<TextLanguage, Readonly<Record<FigureCode, FigureText>>>> = {
  kk: {
    kindergartens: text('Тізбедегі балабақшалар', 'Сол күні ваучер тізбесінде тұрған ұйымдар.'),
    kindergartensPublic: text('мемлекеттік', 'Тізбедегі мемлекеттік ұйымдар.'),
    kindergartensPrivate: text('жекеменшік', 'Тізбедегі жекеменшік ұйымдар.'),
    contingent: text('Контингент', 'Сол күні балабақшаларға қабылданған балалар, мыңға дейін дөңгелектенген.'),
    stateOrderYear: text(
      'Жылдық мемлекеттік тапсырыс',
      '360-202 және 360-200 бағдарламаларының жылдық жоспары, екі жарты жыл.',
    ),
    stateOrderMonthPublic: text(
      'Айлық тапсырыс, мемлекеттік',
      'Мемлекеттік балабақшалардағы балалар × тобының айлық нормативі.',
    ),
    stateOrderMonthPrivate: text(
      'Айлық тапсырыс, жекеменшік',
      'Жекеменшік балабақшалардағы балалар × тобының айлық нормативі.',
    ),
    queueLines: text('Тазалауға дейінгі кезек', 'Ескі жүйенің кезек файлындағы барлық жол, қайталанғандарымен бірге.'),
    queueLines0to2: text('0–2 жас', 'Файл күні екі жасқа толмаған балалардың жолдары.'),
    queueLines2to6: text('2–6 жас', 'Файл күні екі жастан мектепке дейінгі балалардың жолдары.'),
    queueRemoved: text('Кезектен шығарылды', 'Қабылданғандар, орын керек еместер және қате өтініштер.'),
    queueLive: text(
      'Іске қосқандағы кезек, 0–6 жас',
      'Қолданыстағы өтініштер: күтуде, ұсынылған, 28 күн ішінде тоқтатылған, күту парағында.',
    ),
    netNeed: text(
      'Таза қажеттілік, 2–6 жас',
      'Қолданыстағы, 2–6 жаста, қалаған күні келген, ваучері де орны да жоқ балалар.',
    ),
    filedSince1July: text(
      '1 шілдеден бері берілген өтініштер',
      'Кезек файлындағы 1 шілде 00:00-ден кейін берілген жолдар.',
    ),
    norm: text('Бір балаға айына', 'Жалпы топтың жан басына шаққандағы нормативі.'),
    normLocal: text('ЖБ', 'Нормативтің жергілікті бюджет бөлігі.'),
    normRepublican: text('РБ', 'Нормативтің республикалық бюджет бөлігі.'),
    parentFee: text('Ата-ана төлемі', 'Тамақ үшін айлық төлем.'),
    queueMessages: text('Ата-аналарға хабарламалар', 'Кезек нөмірінің өзгергені туралы жіберілген хабарламалар.'),
    paidByFinancialCentre: text('Қаржы орталығы төледі', '2025 жылғы шілде үшін банк растаған төлемдер.'),
    paidByFinancialCentreTo: text('балабақшаға', 'Сол төлемдерді алған балабақшалар.'),
    paidByDepartment: text('Білім басқармасы төледі', '2025 жылғы маусым үшін төлемдер.'),
    paidByDepartmentTo: text('балабақшаға', 'Сол төлемдерді алған балабақшалар.'),
  },
  ru: {
    kindergartens: text('Детских садов в перечне', 'Организации, которые в этот день стоят в перечне по ваучерам.'),
    kindergartensPublic: text('государственных', 'Государственные организации в перечне.'),
    kindergartensPrivate: text('частных', 'Частные организации в перечне.'),
    contingent: text('Контингент', 'Дети, зачисленные в сады в этот день, округлено до тысячи.'),
    stateOrderYear: text('Госзаказ на год', 'План года по программам 360-202 и 360-200, оба полугодия.'),
    stateOrderMonthPublic: text(
      'Госзаказ в месяц, государственные',
      'Дети в государственных садах × месячный норматив их группы.',
    ),
    stateOrderMonthPrivate: text('Госзаказ в месяц, частные', 'Дети в частных садах × месячный норматив их группы.'),
    queueLines: text('Очередь до очистки', 'Все строки файла очереди старой системы, вместе с повторами.'),
    queueLines0to2: text('0–2 года', 'Строки детей, которым в день файла не было двух лет.'),
    queueLines2to6: text('2–6 лет', 'Строки детей от двух лет до школы в день файла.'),
    queueRemoved: text('Ушли из очереди', 'Зачислены, место не нужно или заявление ошибочно.'),
    queueLive: text(
      'Очередь при запуске, 0–6 лет',
      'Действующие заявления: ждут, предложен ваучер, приостановлены не дольше 28 дней, в листе ожидания.',
    ),
    netNeed: text(
      'Чистая потребность, 2–6 лет',
      'Действующие, 2–6 лет, желаемый день наступил, нет ни ваучера, ни места.',
    ),
    filedSince1July: text('Подано с 1 июля', 'Строки файла очереди, поданные с 00:00 1 июля.'),
    norm: text('На одного ребёнка в месяц', 'Подушевой норматив обычной группы.'),
    normLocal: text('МБ', 'Часть норматива из местного бюджета.'),
    normRepublican: text('РБ', 'Часть норматива из республиканского бюджета.'),
    parentFee: text('Родительская плата', 'Плата за питание в месяц.'),
    queueMessages: text('Сообщений родителям', 'Отправлено сообщений об изменении номера в очереди.'),
    paidByFinancialCentre: text('Выплатил Финансовый центр', 'Платежи за июль 2025 года, подтверждённые банком.'),
    paidByFinancialCentreTo: text('садов получили', 'Сады, получившие эти платежи.'),
    paidByDepartment: text('Выплатило Управление образования', 'Платежи за июнь 2025 года.'),
    paidByDepartmentTo: text('садов получили', 'Сады, получившие эти платежи.'),
  },
  en: {
    kindergartens: text('Kindergartens in the roster', 'Organisations that stand in the voucher roster on the day.'),
    kindergartensPublic: text('public', 'Public organisations in the roster.'),
    kindergartensPrivate: text('private', 'Private organisations in the roster.'),
    contingent: text('Children enrolled', 'Children enrolled in kindergartens on the day, rounded to a thousand.'),
    stateOrderYear: text('State order a year', 'The year’s plan of programmes 360-202 and 360-200, both half-years.'),
    stateOrderMonthPublic: text(
      'State order a month, public',
      'Children in public kindergartens × the monthly norm of their group.',
    ),
    stateOrderMonthPrivate: text(
      'State order a month, private',
      'Children in private kindergartens × the monthly norm of their group.',
    ),
    queueLines: text('Queue before clean-up', 'All lines of the old system’s queue file, repeated ones included.'),
    queueLines0to2: text('aged 0–2', 'Lines of children under two on the day of the file.'),
    queueLines2to6: text('aged 2–6', 'Lines of children from two until school on the day of the file.'),
    queueRemoved: text('Left the queue', 'Enrolled, no longer interested, or filed in error.'),
    queueLive: text(
      'Queue at launch, 0–6',
      'Live applications: waiting, offered, inactive for up to 28 days, on a waitlist.',
    ),
    netNeed: text('Net need, 2–6', 'Live, aged 2–6, wished start come, neither voucher nor place.'),
    filedSince1July: text('Filed since 1 July', 'Lines of the queue file filed from 00:00 on 1 July.'),
    norm: text('For one child a month', 'The norm of a general group.'),
    normLocal: text('local budget', 'The part of the norm from the local budget.'),
    normRepublican: text('republican budget', 'The part of the norm from the republican budget.'),
    parentFee: text('Parents’ fee', 'What parents pay for meals a month.'),
    queueMessages: text('Messages to parents', 'Messages sent about a changed queue number.'),
    paidByFinancialCentre: text('Paid by the Financial Centre', 'Payments for July 2025 that the bank has confirmed.'),
    paidByFinancialCentreTo: text('kindergartens paid', 'Kindergartens that received these payments.'),
    paidByDepartment: text('Paid by the Education Department', 'Payments for June 2025.'),
    paidByDepartmentTo: text('kindergartens paid', 'Kindergartens that received these payments.'),
  },
};
