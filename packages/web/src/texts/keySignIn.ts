import { defineTexts } from '@balapan/domain/text/catalogue.ts';

/** Signing in with an electronic signature. */
export const keySignInTexts = defineTexts({
  kk: {
    title: 'Электрондық қолтаңба (ЭЦҚ)',
    about:
      'Компьютеріңізде NCALayer іске қосылып тұруы керек. Ол кілтті таңдауды және құпиясөзді сұрайды; кілт компьютеріңізден шықпайды.',
    begin: 'ЭЦҚ арқылы кіру',
    waiting: 'NCALayer терезесінде кілтті таңдаңыз.',
    giveUp: 'Тоқтату',
  },
  ru: {
    title: 'Электронная подпись (ЭЦП)',
    about:
      'На компьютере должна быть запущена программа NCALayer. Она попросит выбрать ключ и ввести пароль; ключ остаётся у вас.',
    begin: 'Войти с ЭЦП',
    waiting: 'Выберите ключ в окне NCALayer.',
    giveUp: 'Прервать',
  },
  en: {
    title: 'Electronic signature',
    about:
      'NCALayer must be running on your computer. It asks you to choose a key and for its password; the key stays with you.',
    begin: 'Sign in with a key',
    waiting: 'Choose the key in the NCALayer window.',
    giveUp: 'Stop',
  },
});
