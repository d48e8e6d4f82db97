/** What is broken in a chain of the audit, in words: which kindergarten, which events, and what was done to them. */
import type { TextLanguage } from '@balapan/domain/text/language.ts';
import type { ChainFaultKind } from '../kernel/auditCheck.ts';
import type { ChainFault } from '../verify/queries.ts';

interface Words {
  readonly region: string;
  readonly chain: (name: string) => string;
  readonly what: Readonly<Record<ChainFaultKind, (fault: Told) => string>>;
}

interface Told {
  readonly seq: number;
  /** `№ 5`, `№ 5–8`. */
  readonly numbers: string;
  readonly isOne: boolean;
  readonly other: string;
  readonly otherSeq: number;
}

const words: Readonly<Record<TextLanguage, Words>> = {
  kk: {
    region: 'өңірдің өз тізбегі',
    chain: (name) => `«${name}» тізбегі`,
    what: {
      changed: ({ seq }) => `№ ${seq} оқиғаның мазмұны жазылғаннан кейін өзгертілген: хеші сәйкес емес`,
      rewritten: ({ seq }) => `№ ${seq} оқиға хешімен бірге қайта жазылған: келесі оқиға басқасынан кейін жазылған`,
      removed: ({ numbers, isOne }) => `${numbers} ${isOne ? 'оқиға' : 'оқиғалар'} жойылған`,
      removedAtEnd: ({ numbers, isOne }) =>
        `соңындағы ${numbers} ${isOne ? 'оқиға жойылған: тізбектің басы оны' : 'оқиғалар жойылған: тізбектің басы оларды'} атап тұр`,
      moved: ({ seq, otherSeq }) => `№ ${seq} орнында № ${otherSeq} оқиға тұр: реті өзгертілген`,
      foreign: ({ seq, other, otherSeq }) => `№ ${seq} орнында бөтен оқиға тұр: ${other}, № ${otherSeq}`,
      added: ({ numbers }) =>
        `${numbers} оқиғалар тізбектің басынан кейін тұр: басы кейін шегерілген немесе олар жүйеден тыс қосылған`,
      head: ({ seq }) => `тізбектің басы өзгертілген: соңғы № ${seq} оқиғаға сәйкес емес`,
      headGone: ({ seq }) => `тізбектің басы жойылған, соңғы оқиғасы № ${seq}`,
    },
  },
  ru: {
    region: 'цепочка самого региона',
    chain: (name) => `цепочка «${name}»`,
    what: {
      changed: ({ seq }) => `содержание события № ${seq} изменено после записи: хеш не сходится`,
      rewritten: ({ seq }) => `событие № ${seq} переписано вместе с хешем: следующее за ним записано после другого`,
      removed: ({ numbers, isOne }) => `${isOne ? 'удалено событие' : 'удалены события'} ${numbers}`,
      removedAtEnd: ({ numbers, isOne }) =>
        `${isOne ? 'удалено последнее событие' : 'удалены последние события'} ${numbers}: голова цепочки ${isOne ? 'его' : 'их'} называет`,
      moved: ({ seq, otherSeq }) => `на месте № ${seq} стоит событие № ${otherSeq}: порядок изменён`,
      foreign: ({ seq, other, otherSeq }) => `на месте № ${seq} стоит чужое событие: ${other}, № ${otherSeq}`,
      added: ({ numbers }) =>
        `дальше головы цепочки стоит ${numbers}: голову отвели назад или дописали в обход системы`,
      head: ({ seq }) => `голова цепочки изменена: она не сходится с последним событием № ${seq}`,
      headGone: ({ seq }) => `голова цепочки удалена, последнее событие № ${seq}`,
    },
  },
  en: {
    region: 'the region’s own chain',
    chain: (name) => `the chain of “${name}”`,
    what: {
      changed: ({ seq }) => `the contents of event № ${seq} were changed after it was written: its hash does not fit`,
      rewritten: ({ seq }) => `event № ${seq} was written anew with its hash: the next one was written after another`,
      removed: ({ numbers, isOne }) => (isOne ? `event ${numbers} was removed` : `events ${numbers} were removed`),
      removedAtEnd: ({ numbers, isOne }) =>
        isOne
          ? `the last event ${numbers} was removed: the head of the chain names it`
          : `the last events ${numbers} were removed: the head of the chain names them`,
      moved: ({ seq, otherSeq }) => `event № ${otherSeq} stands in the place of № ${seq}: the order was changed`,
      foreign: ({ seq, other, otherSeq }) => `a foreign event stands at № ${seq}: ${other}, № ${otherSeq}`,
      added: ({ numbers }) =>
        `beyond the head of the chain stands ${numbers}: the head was set back, or something was added past the system`,
      head: ({ seq }) => `the head of the chain was changed: it does not fit the last event № ${seq}`,
      headGone: ({ seq }) => `the head of the chain was removed, the last event is № ${seq}`,
    },
  },
};

/** One sentence, in the language of the command. */
export function chainFaultText(fault: ChainFault, language: TextLanguage): string {
  const { region, chain, what } = words[language];
  const nameOf = (name: ChainFault['name'] | undefined): string => (name == null ? region : chain(name[language]));
  const { seq, to = seq, other, otherName } = fault;
  const numbers = to === seq ? `№ ${seq}` : `№ ${seq}–${to}`;
  const told = what[fault.what]({
    seq,
    numbers,
    isOne: to === seq,
    other: nameOf(otherName),
    otherSeq: other?.seq ?? 0,
  });
  const [first = '', ...rest] = nameOf(fault.name);
  return `${first.toUpperCase()}${rest.join('')}: ${told}.`;
}
