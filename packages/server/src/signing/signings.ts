/** What a person would sign, by the names of the operations that a QR code is asked for with. */
import type { SigningName } from '@balapan/api/signing.ts';
import type { Actor } from '../kernel/actor.ts';
import type { House } from '../kernel/house.ts';
import { signAsDepartment, signAsProvider } from '../settlement/moveOperations.ts';
import { check, release, sign } from '../treasury/registerSteps.ts';
import type { Ready } from './signingOperation.ts';

/** @throws DomainError as the operation itself */
type ByDocument = (house: House, actor: Actor, documentId: string) => Promise<Ready>;

export const signings: Readonly<Record<SigningName, ByDocument>> = {
  'settlement.signAsProvider': (house, actor, actId) => signAsProvider.ready(house, actor, { actId }),
  'settlement.signAsDepartment': (house, actor, actId) => signAsDepartment.ready(house, actor, { actId }),
  'treasury.sign': (house, actor, registerId) => sign.ready(house, actor, { registerId }),
  'treasury.check': (house, actor, registerId) => check.ready(house, actor, { registerId }),
  'treasury.release': (house, actor, registerId) => release.ready(house, actor, { registerId }),
};
