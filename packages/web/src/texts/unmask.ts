import { defineTexts } from '@balapan/domain/text/catalogue.ts';

/** An auditor sees personal data masked; of one child or person they see them for a time, for a reason. */
export const unmaskTexts = defineTexts({
  kk: {
    show: 'Себебін көрсетіп ашу',
    of: (p: { readonly mask: string }) => `Кім туралы: ${p.mask}`,
    about: 'Себебін отбасы өз кабинетінде оқиды, ашу журналға жазылады. Деректер тек сізге, тек осы мерзімге ашылады.',
    reason: 'Себебі',
    reasonAbout: 'Тексеру немесе өтініш нөмірі, не анықтап жатқаныңыз. Кемінде 10 таңба.',
    hours: 'Мерзімі',
    hour: (p: { readonly count: number }) => `${p.count} сағат`,
    do: 'Ашу',
    done: (p: { readonly until: string }) => `Ашылды. Деректер ${p.until} дейін көрінеді.`,
    cancel: 'Бас тарту',
    close: 'Жабу',
  },
  ru: {
    show: 'Показать с указанием причины',
    of: (p: { readonly mask: string }) => `О ком: ${p.mask}`,
    about:
      'Причину семья прочитает в своём кабинете, раскрытие попадёт в журнал. Данные откроются только вам и только на этот срок.',
    reason: 'Причина',
    reasonAbout: 'Номер проверки или обращения, что вы выясняете. Не меньше 10 знаков.',
    hours: 'Срок',
    hour: (p: { readonly count: number }) =>
      p.count === 1 ? '1 час' : p.count < 5 || p.count === 24 ? `${p.count} часа` : `${p.count} часов`,
    do: 'Показать',
    done: (p: { readonly until: string }) => `Раскрыто. Данные видны до ${p.until}.`,
    cancel: 'Отмена',
    close: 'Закрыть',
  },
  en: {
    show: 'Show, giving a reason',
    of: (p: { readonly mask: string }) => `About: ${p.mask}`,
    about:
      'The family reads the reason in their cabinet, and the journal keeps it. The data are shown to you only, and for this time only.',
    reason: 'Reason',
    reasonAbout: 'The number of the audit or complaint, and what you are finding out. At least 10 characters.',
    hours: 'For how long',
    hour: (p: { readonly count: number }) => (p.count === 1 ? '1 hour' : `${p.count} hours`),
    do: 'Show',
    done: (p: { readonly until: string }) => `Shown. The data can be seen until ${p.until}.`,
    cancel: 'Cancel',
    close: 'Close',
  },
});
