/** What `balapan close-month` says. */
const help = {
  kk: 'Айды жабады: табельдер бекітіліп, актілер жасалады. Қайталап іске қосса ештеңе өзгермейді, үзілсе жалғасады.',
  ru: 'Закрывает месяц: табели замораживаются, акты составляются. Второй запуск ничего не меняет, прерванный продолжается.',
  en: 'Closes a month: registers are frozen and acts are made. A second run changes nothing, one that was cut off goes on.',
} as const;

export const closeMonthTexts = {
  help,
  kk: {
    notAMonth: 'Айды көрсетіңіз: balapan close-month 2025-08',
    notEnded: 'Бұл ай әлі біткен жоқ.',
    done: (registers: string, acts: string, total: string) =>
      `Жабылған табель: ${registers}, акт: ${acts}, сомасы ${total}.`,
    nothing: 'Бұл айдың барлық табелі бұрын жабылған, ештеңе өзгерген жоқ.',
    unconfirmed: (children: string) => `Ата-анасы растамаған бала: ${children}; олар келесі актіге кіреді.`,
    gap: (number: number, group: string, hours: number, from: string, to: string) =>
      `№ ${number} балабақша, «${group}» тобы, ${hours} сағат: ${from} – ${to} күндеріне норматив жоқ, айы ашық қалды.`,
    withoutAct: (number: number, reason: 'noContract' | 'nothingPayable') =>
      `№ ${number} балабақша актісіз қалды: ${reason === 'noContract' ? 'шарт жоқ' : 'төленетін күн жоқ'}.`,
  },
  ru: {
    notAMonth: 'Укажите месяц: balapan close-month 2025-08',
    notEnded: 'Этот месяц ещё не кончился.',
    done: (registers: string, acts: string, total: string) =>
      `Закрыто табелей: ${registers}, актов: ${acts}, на сумму ${total}.`,
    nothing: 'Все табели этого месяца закрыты раньше, ничего не изменилось.',
    unconfirmed: (children: string) =>
      `Детей, чьи родители не подтвердили месяц: ${children}; они войдут в следующий акт.`,
    gap: (number: number, group: string, hours: number, from: string, to: string) =>
      `Детский сад № ${number}, группа «${group}», ${hours} ч: на дни с ${from} по ${to} нет норматива, месяц остался открытым.`,
    withoutAct: (number: number, reason: 'noContract' | 'nothingPayable') =>
      `Детский сад № ${number} остался без акта: ${reason === 'noContract' ? 'нет договора' : 'нет оплачиваемых дней'}.`,
  },
  en: {
    notAMonth: 'Name a month: balapan close-month 2025-08',
    notEnded: 'This month has not ended yet.',
    done: (registers: string, acts: string, total: string) =>
      `Registers closed: ${registers}, acts: ${acts}, for ${total}.`,
    nothing: 'All registers of this month had been closed before; nothing has changed.',
    unconfirmed: (children: string) =>
      `Children whose parents have not confirmed the month: ${children}; they enter the next act.`,
    gap: (number: number, group: string, hours: number, from: string, to: string) =>
      `Kindergarten No. ${number}, group «${group}», ${hours} h: no norm holds from ${from} to ${to}; its month stays open.`,
    withoutAct: (number: number, reason: 'noContract' | 'nothingPayable') =>
      `Kindergarten No. ${number} has no act: ${reason === 'noContract' ? 'no contract' : 'no day to pay for'}.`,
  },
} as const;
