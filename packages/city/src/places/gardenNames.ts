/** Names that kindergartens of Almaty bear. */

/** `қазақша|русский|English`. */
const pairs = `
Балауса|Балауса|Balausa
Нұрсәуле|Нурсауле|Nursaule
Ертегі|Ертеги|Ertegi
Қарлығаш|Карлыгаш|Karlygash
Айгөлек|Айголек|Aigolek
Бәйтерек|Байтерек|Baiterek
Тұлпар|Тулпар|Tulpar
Еркемай|Еркемай|Erkemai
Ай-Нұр|Ай-Нур|Ai-Nur
Болашақ|Болашак|Bolashak
Балдырған|Балдырган|Baldyrgan
Балбөбек|Балбобек|Balbobek
Балдәурен|Балдаурен|Baldauren
Күншуақ|Куншуак|Kunshuak
Арайлым|Арайлым|Arailym
Ақбота|Акбота|Akbota
Айналайын|Айналайын|Ainalaiyn
Алтын сақа|Алтын сака|Altyn Saka
Алтын бесік|Алтын бесик|Altyn Besik
Әлемім|Алемим|Alemim
Бал бала|Бал бала|Bal Bala
Балапан|Балапан|Balapan
Бақыт|Бакыт|Bakyt
Ботақан|Ботакан|Botakan
Бүлдіршін|Булдиршин|Buldirshin
Гүлдер|Гульдер|Gulder
Дарын|Дарын|Daryn
Достық|Достык|Dostyk
Думан|Думан|Duman
Еркетай|Еркетай|Erketai
Жанарым|Жанарым|Zhanarym
Жас дәурен|Жас даурен|Zhas Dauren
Жұлдыз|Жулдыз|Zhuldyz
Жауқазын|Жауказын|Zhaukazyn
Зерек|Зерек|Zerek
Инабат|Инабат|Inabat
Көгершін|Когершин|Kogershin
Көктем|Коктем|Koktem
Күлімкөз|Кулимкоз|Kulimkoz
Құлыншақ|Кулыншак|Kulynshak
Қуаныш|Куаныш|Kuanysh
Қызғалдақ|Кызгалдак|Kyzgaldak
Мейірім|Мейирим|Meiirim
Мерей|Мерей|Merei
Мөлдір бұлақ|Молдир булак|Moldir Bulak
Нұр бала|Нур бала|Nur Bala
Нұрай|Нурай|Nurai
Өрлеу|Орлеу|Orleu
Раушан|Раушан|Raushan
Сәби|Саби|Sabi
Салтанат|Салтанат|Saltanat
Самал|Самал|Samal
Сымбат|Сымбат|Symbat
Таңшолпан|Таншолпан|Tansholpan
Тілек|Тилек|Tilek
Тоғжан|Тогжан|Togzhan
Томирис|Томирис|Tomiris
Ұшқын|Ушкын|Ushkyn
Үміт|Умит|Umit
Шағала|Шагала|Shagala
Шапағат|Шапагат|Shapagat
Шаттық|Шаттык|Shattyk
Шұғыла|Шугыла|Shugyla
Шырақ|Шырак|Shyrak
Ырыс|Ырыс|Yrys
Іңкәр|Инкар|Inkar
Ару|Ару|Aru
Асыл бала|Асыл бала|Asyl Bala
Аяла|Аяла|Ayala
Әдемі|Адеми|Ademi
Алпамыс|Алпамыс|Alpamys
Айсұлтан|Айсултан|Aisultan
Береке|Береке|Bereke
Дана|Дана|Dana
Елік|Елик|Elik
Жеті қазына|Жеты казына|Zhety Kazyna
Кенгуру|Кенгуру|Kenguru
Тәй-тәй|Тай-тай|Tai-tai
Алақай|Алакай|Alakai
Солнышко|Солнышко|Solnyshko
Ромашка|Ромашка|Romashka
Теремок|Теремок|Teremok
Сказка|Сказка|Skazka
Радуга|Радуга|Raduga
Колобок|Колобок|Kolobok
Ласточка|Ласточка|Lastochka
Звёздочка|Звёздочка|Zvyozdochka
Одуванчик|Одуванчик|Oduvanchik
Почемучка|Почемучка|Pochemuchka
Семицветик|Семицветик|Semitsvetik
Золотой ключик|Золотой ключик|Zolotoi Klyuchik
Карусель|Карусель|Karusel
Умка|Умка|Umka
Росинка|Росинка|Rosinka
Аист|Аист|Aist
Мозаика|Мозаика|Mozaika
Дельфин|Дельфин|Delfin
Знайка|Знайка|Znaika
Лучик|Лучик|Luchik
Белоснежка|Белоснежка|Belosnezhka`;

/** What is added to a name that another kindergarten bears already. */
const additions = [
  ['Ақ ', 'Ак ', 'Ak ', ''],
  ['', '', '', ' Kids'],
  ['', '', '', ' Baby'],
  ['Жаңа ', 'Жана ', 'Zhana ', ''],
  ['', '', '', '-2'],
  ['Алтын ', 'Алтын ', 'Altyn ', ''],
  ['', '', '', ' Garden'],
  ['', '', '', '-3'],
] as const;

export interface GardenName {
  readonly kk: string;
  readonly ru: string;
  readonly en: string;
}

const base: readonly GardenName[] = pairs
  .trim()
  .split('\n')
  .map((line) => {
    const [kk = '', ru = '', en = ''] = line.split('|');
    return { kk, ru, en };
  });

/** The n-th name of a private kindergarten, n from 0: «Балауса», … «Ақ Балауса», «Балауса Kids», … no two alike. */
export function privateName(n: number): GardenName {
  const name = base[n % base.length] as GardenName;
  const round = Math.floor(n / base.length);
  if (round === 0) return quoted(name.kk, name.ru, name.en);
  const [kk, ru, en, after] = additions[(round - 1) % additions.length] as (typeof additions)[number];
  const series = Math.floor((round - 1) / additions.length);
  const tail = series === 0 ? after : `${after} № ${series + 1}`;
  return quoted(`${kk}${name.kk}${tail}`, `${ru}${name.ru}${tail}`, `${en}${name.en}${tail.replace('№', 'No.')}`);
}

function quoted(kk: string, ru: string, en: string): GardenName {
  return { kk: `«${kk}»`, ru: `«${ru}»`, en };
}

/** The name of a public kindergarten, which has a number. */
export function publicName(number: number): GardenName {
  return { kk: `№ ${number} бөбекжай-балабақша`, ru: `Ясли-сад № ${number}`, en: `Nursery school No. ${number}` };
}
