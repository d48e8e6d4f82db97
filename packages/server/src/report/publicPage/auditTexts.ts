import { defineTexts } from '@balapan/domain/text/catalogue.ts';

/** Texts of the page of the audit's publications. */
export const auditTexts = defineTexts({
  kk: {
    title: 'Аудит жарияланымдары',
    about:
      'Жүйедегі әр өзгеріс тізбекке жазылады: әр жазба алдыңғысының хешін сақтайды. Түн сайын барлық тізбектің соңғы хештері осында жарияланады. Осы файлды сақтап қойған адам кейін ештеңе қайта жазылмағанын өзі тексере алады.',
    day: 'Күні',
    chains: 'Тізбек',
    events: 'Жазба',
    hash: 'Файлдың SHA-256 хеші',
    file: 'файл',
    seal: 'мөр (CMS)',
    unsealed: 'мөрсіз',
    none: 'Әзірге ештеңе жарияланған жоқ: бірінші файл түнгі 00:30-да шығады.',
    how: 'Қалай тексеруге болады: файлды жүктеп, «sha256sum файл» командасымен хешін санаңыз – ол кестедегімен бірдей болуы керек. Әр файлдың төртінші жолы алдыңғы файлдың хешін атайды. Файлдың әр жолы – тізбек, соңғы жазбаның нөмірі және оның хеші.',
  },
  ru: {
    title: 'Публикации аудита',
    about:
      'Каждое изменение в системе записывается в цепочку: запись хранит хеш предыдущей. Каждую ночь последние хеши всех цепочек публикуются здесь. Кто сохранил файл, сам проверит потом, что ничего не переписано.',
    day: 'День',
    chains: 'Цепочек',
    events: 'Записей',
    hash: 'SHA-256 файла',
    file: 'файл',
    seal: 'печать (CMS)',
    unsealed: 'без печати',
    none: 'Пока ничего не опубликовано: первый файл появится ночью в 00:30.',
    how: 'Как проверить: скачайте файл и посчитайте его хеш командой «sha256sum файл», он должен совпасть с таблицей. Четвёртая строка каждого файла называет хеш предыдущего. Остальные строки: цепочка, номер последней записи и её хеш.',
  },
  en: {
    title: 'Publications of the audit',
    about:
      'Every change in the system is written into a chain: each entry keeps the hash of the one before. Each night the last hashes of all chains are published here. Whoever has kept a file can check later that nothing was written anew.',
    day: 'Day',
    chains: 'Chains',
    events: 'Entries',
    hash: 'SHA-256 of the file',
    file: 'file',
    seal: 'seal (CMS)',
    unsealed: 'not sealed',
    none: 'Nothing is published yet: the first file comes at 00:30 at night.',
    how: 'How to check: download the file and take its hash with “sha256sum file”; it must be the one in the table. The fourth line of each file names the hash of the one before. The other lines are chain, number of the last entry and its hash.',
  },
});
