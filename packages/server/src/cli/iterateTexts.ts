/** What `balapan iterate` says. */
const help = {
  kk: 'Қала бойынша ваучер бөледі. --preview: ештеңе жазбай көрсетеді; --replay N: N-бөлуді қайта есептеп, байттарын салыстырады.',
  ru: 'Распределяет ваучеры по городу. --preview: только показать; --replay N: пересчитать итерацию N и сравнить байты.',
  en: 'Gives out vouchers over the whole city. --preview: only show; --replay N: compute iteration N again and compare its bytes.',
} as const;

export const iterateTexts = {
  help,
  kk: {
    done: (number: number, offers: string, day: string) =>
      `№ ${number} бөлу: ${offers} ваучер ұсынылды, жауап мерзімі ${day}.`,
    same: (number: number, hash: string) => `№ ${number} бөлу қайта есептелді, байттары бірдей: ${hash}`,
    other: (number: number) => `№ ${number} бөлудің жазбасы бұзылған: қайта есептегенде басқа байттар шықты.`,
    limits: (places: string, vouchers: string, queue: string) =>
      `Бос орын ${places}, ақша жететін ваучер ${vouchers}, кезекте ${queue}.`,
    summary: (offered: string, passed: string, notReached: string, notYet: string) =>
      `Ұсынылады ${offered}, өткізіледі ${passed}, кезегі жетпейді ${notReached}, уақыты келмеді ${notYet}.`,
  },
  ru: {
    done: (number: number, offers: string, day: string) =>
      `Итерация № ${number}: предложено ваучеров ${offers}, ответ до ${day}.`,
    same: (number: number, hash: string) => `Итерация № ${number} пересчитана, байты те же: ${hash}`,
    other: (number: number) => `Запись итерации № ${number} повреждена: пересчёт дал другие байты.`,
    limits: (places: string, vouchers: string, queue: string) =>
      `Свободных мест ${places}, денег на ваучеров ${vouchers}, в очереди ${queue}.`,
    summary: (offered: string, passed: string, notReached: string, notYet: string) =>
      `Предложим ${offered}, пропущены ${passed}, очередь не дошла ${notReached}, время не пришло ${notYet}.`,
  },
  en: {
    done: (number: number, offers: string, day: string) =>
      `Iteration No. ${number}: ${offers} vouchers offered, answer by ${day}.`,
    same: (number: number, hash: string) => `Iteration No. ${number} computed again, same bytes: ${hash}`,
    other: (number: number) => `The record of iteration No. ${number} is damaged: computing it again gave other bytes.`,
    limits: (places: string, vouchers: string, queue: string) =>
      `Free places ${places}, vouchers with money ${vouchers}, in the queue ${queue}.`,
    summary: (offered: string, passed: string, notReached: string, notYet: string) =>
      `To be offered ${offered}, passed over ${passed}, not reached ${notReached}, not yet ${notYet}.`,
  },
} as const;
