import { defineTexts } from '@balapan/domain/text/catalogue.ts';

/** A QR code for eGov Mobile on the page, whatever is signed with it. `left`: minutes and seconds. */
export const qrCodeTexts = defineTexts({
  kk: {
    scan: 'Кодты eGov Mobile қосымшасындағы QR сканерімен оқып, қол қойыңыз.',
    picture: 'eGov Mobile қосымшасына арналған QR код',
    open: 'eGov Mobile қосымшасын ашу',
    openBusiness: 'eGov Business қосымшасын ашу',
    sameHost: 'Қосымшада осы сайттың атауын тексеріңіз. Басқа біреу жіберген кодқа қол қоймаңыз.',
    waiting: 'Қолтаңбаңызды күтіп тұрмыз.',
    left: (p: { readonly left: string }) => `Код тағы ${p.left} жарамды.`,
    again: 'Жаңа код алу',
    giveUp: 'Тоқтату',
  },
  ru: {
    scan: 'Откройте сканер QR в eGov Mobile, наведите его на код и подпишите.',
    picture: 'QR-код для eGov Mobile',
    open: 'Открыть eGov Mobile',
    openBusiness: 'Открыть eGov Business',
    sameHost: 'Сверьте в приложении название сайта. Не подписывайте код, который вам кто-то прислал.',
    waiting: 'Ждём вашу подпись.',
    left: (p: { readonly left: string }) => `Код действует ещё ${p.left}.`,
    again: 'Получить новый код',
    giveUp: 'Прервать',
  },
  en: {
    scan: 'Open the QR scanner in eGov Mobile, point it at the code and sign.',
    picture: 'QR code for eGov Mobile',
    open: 'Open eGov Mobile',
    openBusiness: 'Open eGov Business',
    sameHost: 'Compare the name of the site in the app. Do not sign a code that somebody sent you.',
    waiting: 'Waiting for your signature.',
    left: (p: { readonly left: string }) => `The code is good for another ${p.left}.`,
    again: 'Get a new code',
    giveUp: 'Stop',
  },
});
