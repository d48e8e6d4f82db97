import { defineTexts } from '@balapan/domain/text/catalogue.ts';

/** Signing in by a QR code in eGov Mobile. */
export const qrSignInTexts = defineTexts({
  kk: {
    title: 'eGov Mobile қосымшасындағы QR',
    about: 'Телефондағы eGov Mobile қосымшасында электрондық қолтаңбаңыз болуы керек.',
    show: 'QR кодты көрсету',
    begin: 'eGov Mobile арқылы кіру',
    signed: 'Қолтаңба қабылданды, кіріп жатырмыз.',
  },
  ru: {
    title: 'QR в eGov Mobile',
    about: 'В приложении eGov Mobile на телефоне должна быть ваша электронная подпись.',
    show: 'Показать QR-код',
    begin: 'Войти через eGov Mobile',
    signed: 'Подпись принята, входим.',
  },
  en: {
    title: 'QR in eGov Mobile',
    about: 'The eGov Mobile app on your phone must hold your electronic signature.',
    show: 'Show the QR code',
    begin: 'Sign in with eGov Mobile',
    signed: 'The signature is accepted, signing in.',
  },
});
