/** What eGov Mobile shows of what is to be signed, in the language that the app asks for. */
import { defineTexts } from '../catalogue.ts';

type Host = { readonly host: string };

export const qrTexts = defineTexts({
  kk: {
    signIn: (p: Host) => `Балапан: ${p.host} сайтына кіру`,
    site: 'Сайт',
    browser: 'Браузер',
    document: 'Құжат',
    accepted: 'Қолтаңба қабылданды. Браузерге оралыңыз.',
  },
  ru: {
    signIn: (p: Host) => `Балапан: вход на сайт ${p.host}`,
    site: 'Сайт',
    browser: 'Браузер',
    document: 'Документ',
    accepted: 'Подпись принята. Вернитесь в браузер.',
  },
  en: {
    signIn: (p: Host) => `Balapan: sign-in to ${p.host}`,
    site: 'Site',
    browser: 'Browser',
    document: 'Document',
    accepted: 'The signature is accepted. Go back to the browser.',
  },
});
