import { defineTexts } from '@balapan/domain/text/catalogue.ts';

/** The page where one picks a person to be, in a demonstration. */
export const signInTexts = defineTexts({
  kk: {
    title: 'Кім болып кіресіз',
    about: 'Бұл – көрсету қаласы: адамдардың бәрі ойдан шығарылған. Тізімнен біреуін таңдаңыз немесе атын жазыңыз.',
    search: 'Аты-жөні немесе балабақша',
    parent: 'Ата-аналар',
    provider: 'Балабақшалар',
    department: 'Білім басқармасы',
    payer: 'Төлеушілер',
    support: 'Ата-аналарға көмек',
    nobody: 'Мұндай адам табылмады. Атын басқаша жазып көріңіз.',
    showAll: ({ count }: { count: number }) => `Барлығын көрсету: ${count}`,
    fewer: 'Тізімді қысқарту',
  },
  ru: {
    title: 'Кем вы войдёте',
    about: 'Это демонстрационный город: все люди в нём вымышлены. Выберите человека из списка или найдите по имени.',
    search: 'Имя или детский сад',
    parent: 'Родители',
    provider: 'Детские сады',
    department: 'Управление образования',
    payer: 'Плательщики',
    support: 'Помощь родителям',
    nobody: 'Такого человека нет. Попробуйте написать имя иначе.',
    showAll: ({ count }) => `Показать всех: ${count}`,
    fewer: 'Свернуть список',
  },
  en: {
    title: 'Who will you be',
    about: 'This is a demonstration city: all its people are made up. Pick a person from the list or find one by name.',
    search: 'Name or kindergarten',
    parent: 'Parents',
    provider: 'Kindergartens',
    department: 'Education Department',
    payer: 'Payers',
    support: 'Help for parents',
    nobody: 'There is no such person. Try to write the name another way.',
    showAll: ({ count }) => `Show all ${count}`,
    fewer: 'Show fewer',
  },
});
