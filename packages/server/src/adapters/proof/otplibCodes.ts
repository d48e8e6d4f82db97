/** Codes of an application by `otplib`: SHA-1, six digits, thirty seconds, which is what every such application knows. */
import { generateSecret, generateURI, verify } from 'otplib';
import type { OneTimeCodes } from './proofTools.ts';

const issuer = 'Balapan';
/** Clocks of telephones go wrong by seconds: a neighbouring half minute is taken too. */
const tolerance = 30;
/** Bytes: the length of a SHA-1. */
const length = 20;

export function otplibCodes(): OneTimeCodes {
  const nobody = generateSecret({ length });
  return {
    newSecret: () => generateSecret({ length }),
    addressOf: (secret, label) => generateURI({ issuer, label, secret }),
    stepOf: async (secret, code, at) => {
      if (!/^\d{6}$/.test(code)) return null;
      const epoch = Math.floor(at / 1000);
      const told = await verify({ secret: secret ?? nobody, token: code, epoch, epochTolerance: tolerance });
      return secret !== null && told.valid && 'timeStep' in told ? told.timeStep : null;
    },
  };
}
