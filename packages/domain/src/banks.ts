/** Bank codes and BIK (kazakhstan.md 1.3). Seed rows of a table with periods: banks merge, so code reads the table, not this. */

export interface Bank {
  /** Three digits inside the account number. */
  readonly code: string;
  /** Eight letters or digits. */
  readonly bik: string;
  readonly nameKk: string;
  readonly nameRu: string;
  readonly nameEn: string;
}

const rows: readonly (readonly [string, string, string, string, string])[] = [
  ['009', 'GCVPKZ2A', '«Азаматтарға арналған үкімет» МК', 'ГК «Правительство для граждан»', 'Government for Citizens'],
  ['070', 'KKMFKZ2A', 'ҚМ Қазынашылық комитеті', 'Комитет казначейства МФ', 'Treasury Committee'],
  ['125', 'NBRKKZKX', 'Ұлттық Банк', 'Национальный Банк', 'National Bank'],
  ['246', 'HLALKZKZ', 'ADCB ислам банкі', 'Исламский банк ADCB', 'ADCB Islamic Bank'],
  ['432', 'VTBAKZKZ', 'ВТБ Банкі', 'Банк ВТБ', 'VTB Bank'],
  ['435', 'SHBKKZKA', 'Шинхан Банкі', 'Шинхан Банк', 'Shinhan Bank'],
  ['551', 'KSNVKZKA', 'Фридом Банк', 'Фридом Банк', 'Freedom Bank'],
  ['563', 'KPSTKZKA', 'Қазпошта', 'Казпочта', 'Kazpost'],
  ['601', 'HSBKKZKX', 'Қазақстан Халық Банкі', 'Народный Банк Казахстана', 'Halyk Bank'],
  ['719', 'KMFBKZKK', 'KMF Банк', 'KMF Банк', 'KMF Bank'],
  ['722', 'CASPKZKA', 'Kaspi Bank', 'Kaspi Bank', 'Kaspi Bank'],
  ['724', 'MOKFKZKA', 'БиЭнКей Банкі', 'Банк БиЭнКей', 'BNK Bank'],
  ['821', 'KINCKZKA', 'Bank RBK', 'Bank RBK', 'Bank RBK'],
  ['832', 'CITIKZKA', 'Ситибанк Қазақстан', 'Ситибанк Казахстан', 'Citibank Kazakhstan'],
  ['849', 'NURSKZKX', 'Нұрбанк', 'Нурбанк', 'Nurbank'],
  ['856', 'KCJBKZKX', 'Банк ЦентрКредит', 'Банк ЦентрКредит', 'Bank CenterCredit'],
  ['885', 'KZIBKZKA', 'ҚЗИ Банк (Зираат)', 'КЗИ Банк (Зираат)', 'KZI Bank (Ziraat)'],
  ['886', 'INLMKZKA', 'Home Credit Bank', 'Хоум Кредит Банк', 'Home Credit Bank'],
  ['896', 'ZAJSKZ22', 'Заман-Банк', 'Заман-Банк', 'Zaman-Bank'],
  ['907', 'DVKAKZKA', 'Қазақстанның Даму Банкі', 'Банк Развития Казахстана', 'Development Bank of Kazakhstan'],
  ['913', 'BKCHKZKA', 'Қытай Банкі Қазақстанда', 'Банк Китая в Казахстане', 'Bank of China Kazakhstan'],
  ['914', 'BRKEKZKA', 'Bereke Bank', 'Bereke Bank', 'Bereke Bank'],
  ['930', 'ICBKKZKX', 'ICBC Алматы', 'ICBC Алматы', 'ICBC Almaty'],
  ['948', 'EURIKZKA', 'Еуразиялық банк', 'Евразийский банк', 'Eurasian Bank'],
  ['949', 'ATYNKZKA', 'Altyn Bank', 'Altyn Bank', 'Altyn Bank'],
  ['965', 'IRTYKZKA', 'ForteBank', 'ForteBank', 'ForteBank'],
  ['972', 'HCSKKZKA', 'Отбасы банк', 'Отбасы банк', 'Otbasy Bank'],
  ['998', 'TSESKZKA', 'Alatau City Bank', 'Alatau City Bank', 'Alatau City Bank'],
];

/** The table's first rows, by code. */
export const banks: readonly Bank[] = rows.map(([code, bik, nameKk, nameRu, nameEn]) => ({
  code,
  bik,
  nameKk,
  nameRu,
  nameEn,
}));
