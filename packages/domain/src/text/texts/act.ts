/** An act shown as arithmetic, and its place and term in words (head's month; look.md, "Tone"). */

import type { Day } from '../../day.ts';
import { defineTexts } from '../catalogue.ts';
import { formatDay } from '../dates.ts';
import { formatCount } from '../format.ts';
import { enPlural, ruPlural } from '../plural.ts';

type Count = { readonly count: number };
type Days = { readonly days: number };

export const actTexts = defineTexts({
  kk: {
    title: (p: { readonly number: string }) => `№ ${p.number} акті`,
    fullMonth: 'Толық ай',
    partMonth: 'Толық емес ай',
    correction: (p: { readonly month: string }) => `Түзету: ${p.month}`,
    toPay: 'Төленетін сома',
    local: 'жергілікті бюджет',
    republican: 'республикалық бюджет',
    norm: 'айлық норматив',
    payableDays: 'төленетін күндер',
    workingDays: 'айдағы жұмыс күндері',
    children: (p: Count) => `${formatCount(p.count, 'kk')} бала`,
    days: (p: Count) => `${formatCount(p.count, 'kk')} күн`,
    acts: (p: Count) => `${formatCount(p.count, 'kk')} акт`,
    dueOn: (p: { readonly day: Day }) => `Мерзімі: ${formatDay(p.day, 'kk')}`,
    daysLeft: (p: Days) => `30 күннен ${p.days} күн қалды`,
    dueToday: 'мерзімі бүгін',
    daysLate: (p: Days) => `${p.days} күнге кешікті`,
    atDesk: (p: { readonly desk: string } & Days) => `${p.desk}: ${p.days} күн`,
    paymentRule: 'Екі жақ актіге қол қойған күннен бастап күнтізбелік 30 күннен кешіктірмей төленеді.',
  },
  ru: {
    title: (p) => `Акт № ${p.number}`,
    fullMonth: 'Полный месяц',
    partMonth: 'Неполный месяц',
    correction: (p) => `Поправка: ${p.month}`,
    toPay: 'К выплате',
    local: 'местный бюджет',
    republican: 'республиканский бюджет',
    norm: 'норматив за месяц',
    payableDays: 'оплачиваемые дни',
    workingDays: 'рабочие дни месяца',
    children: (p) => `${formatCount(p.count, 'ru')} ${ruPlural(p.count, 'ребёнок', 'ребёнка', 'детей')}`,
    days: (p) => `${formatCount(p.count, 'ru')} ${ruPlural(p.count, 'день', 'дня', 'дней')}`,
    acts: (p) => `${formatCount(p.count, 'ru')} ${ruPlural(p.count, 'акт', 'акта', 'актов')}`,
    dueOn: (p) => `Срок: ${formatDay(p.day, 'ru')}`,
    daysLeft: (p) =>
      `${ruPlural(p.days, 'остался', 'осталось', 'осталось')} ${p.days} ${ruPlural(p.days, 'день', 'дня', 'дней')} из 30`,
    dueToday: 'срок сегодня',
    daysLate: (p) => `просрочено на ${p.days} ${ruPlural(p.days, 'день', 'дня', 'дней')}`,
    atDesk: (p) => `${p.desk}: ${p.days} ${ruPlural(p.days, 'день', 'дня', 'дней')}`,
    paymentRule: 'Оплата не позднее 30 календарных дней со дня, когда акт подписали обе стороны.',
  },
  en: {
    title: (p) => `Act No. ${p.number}`,
    fullMonth: 'Full month',
    partMonth: 'Part of the month',
    correction: (p) => `Correction: ${p.month}`,
    toPay: 'To be paid',
    local: 'local budget',
    republican: 'republican budget',
    norm: 'norm for the month',
    payableDays: 'payable days',
    workingDays: 'working days of the month',
    children: (p) => `${formatCount(p.count, 'en')} ${enPlural(p.count, 'child', 'children')}`,
    days: (p) => `${formatCount(p.count, 'en')} ${enPlural(p.count, 'day', 'days')}`,
    acts: (p) => `${formatCount(p.count, 'en')} ${enPlural(p.count, 'act', 'acts')}`,
    dueOn: (p) => `Due: ${formatDay(p.day, 'en')}`,
    daysLeft: (p) => `${p.days} ${enPlural(p.days, 'day', 'days')} left of 30`,
    dueToday: 'due today',
    daysLate: (p) => `${p.days} ${enPlural(p.days, 'day', 'days')} late`,
    atDesk: (p) => `${p.desk}: ${p.days} ${enPlural(p.days, 'day', 'days')}`,
    paymentRule: 'Paid not later than 30 calendar days from the day on which both sides have signed the act.',
  },
});
