/** What a person would sign, by the names of the operations that a QR code is asked for with. */
import type { SigningName } from '@balapan/api/signing.ts';
import type { Actor } from '../kernel/actor.ts';
import type { House } from '../kernel/house.ts';
import { signAsDepartment, signAsProvider } from '../settlement/moveOperations.ts';
import type { Ready } from './signingOperation.ts';

/** @throws DomainError as the operation itself */
type ByDocument = (house: House, actor: Actor, documentId: string) => Promise<Ready>;

export const signings: Readonly<Record<SigningName, ByDocument>> = {
  'settlement.signAsProvider': (house, actor, actId) => signAsProvider.ready(house, actor, { actId }),
  'settlement.signAsDepartment': (house, actor, actId) => signAsDepartment.ready(house, actor, { actId }),
};
