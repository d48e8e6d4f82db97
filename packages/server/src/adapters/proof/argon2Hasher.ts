/** Passwords as Argon2id hashes; how good one is, by zxcvbn: common passwords, names, keyboard rows, dates. */
import { hash, verify } from '@node-rs/argon2';
import type { ZxcvbnFactory } from '@zxcvbn-ts/core';
import type { PasswordHasher } from './proofTools.ts';

/** RFC 9106, second recommended option: 64 MiB, three passes, one lane. The library's default is Argon2id. */
const cost = { memoryCost: 65_536, timeCost: 3, parallelism: 1 } as const;

export interface Argon2Cost {
  /** KiB. */
  readonly memoryCost: number;
  readonly timeCost: number;
  readonly parallelism: number;
}

/** @param costs default: 64 MiB, three passes */
export function argon2Hasher(costs: Argon2Cost = cost): PasswordHasher {
  let nobody: Promise<string> | undefined;
  let judge: Promise<ZxcvbnFactory> | undefined;
  return {
    hash: (password) => hash(password, costs),
    verify: async (known, password) => {
      nobody ??= hash('nobody has this password', costs);
      const isRight = await verify(known ?? (await nobody), password);
      return known !== null && isRight;
    },
    strength: async (password, own) => {
      judge ??= loadJudge();
      return (await judge).check(password, [...own]).guessesLog10;
    },
  };
}

/** The lists are large: read when the first password is set. */
async function loadJudge(): Promise<ZxcvbnFactory> {
  const [{ ZxcvbnFactory: Judge }, { dictionary, adjacencyGraphs }] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
  ]);
  return new Judge({ dictionary, graphs: adjacencyGraphs });
}
