/** What `balapan act-documents` says. */
export const actDocumentsTexts = {
  help: {
    kk: 'Айдың барлық актісін Р-1 нысанында, балалар тізілімімен бірге PDF файлдарға жазады. Файлдарда балалардың ЖСН бар.',
    ru: 'Записывает все акты месяца в PDF: форма Р-1 и реестр детей к каждому. В файлах есть ИИН детей.',
    en: 'Writes all acts of a month as PDF: form R-1 and the annex of children of each. The files carry the IIN of children.',
  },
  kk: {
    notAMonth: 'Ай мен буманы көрсетіңіз: balapan act-documents --month 2025-08 --out DIR',
    done: (acts: string, out: string) => `Жазылған акт: ${acts}, бума: ${out}.`,
    nothing: 'Бұл айдың актілері жоқ.',
  },
  ru: {
    notAMonth: 'Укажите месяц и папку: balapan act-documents --month 2025-08 --out DIR',
    done: (acts: string, out: string) => `Записано актов: ${acts}, папка: ${out}.`,
    nothing: 'Актов за этот месяц нет.',
  },
  en: {
    notAMonth: 'Name a month and a folder: balapan act-documents --month 2025-08 --out DIR',
    done: (acts: string, out: string) => `Acts written: ${acts}, folder: ${out}.`,
    nothing: 'There are no acts of this month.',
  },
} as const;
