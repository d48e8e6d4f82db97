import { once } from 'node:events';
import { asDay } from '@balapan/domain/day.ts';
import { isoOf, momentOf } from '@balapan/domain/moment.ts';
import { type HashedEvent, hashOf } from '@balapan/server/kernel/audit.ts';
import { brokenChains } from '@balapan/server/kernel/auditCheck.ts';
import type { House } from '@balapan/server/kernel/house.ts';
import pgCopy from 'pg-copy-streams';
import { median } from '../arithmetic.ts';
import type { Ground } from '../ground.ts';
import { type Measure, timed } from '../measure.ts';

/** A year of one region: kindergartens, and what each of them writes (two million events). */
const chains = { almaty: 985, small: 12 };
const eventsOfChain = 2031;

/** Walking all chains of a year again: every hash computed anew. */
export const verifyChainsMeasure: Measure = {
  name: 'verify_chains',
  unit: 's',
  bar: 60,
  run: async (ground) => {
    const wanted = chains[ground.size] * eventsOfChain;
    return ground.run(await ground.chained(fillChains), async ({ house }) => {
      const values: number[] = [];
      for (let round = 1; round <= ground.rounds; round += 1) {
        const millis = await timed(async () => {
          const { events, broken } = await brokenChains(house);
          if (events < wanted || broken.length > 0) throw new Error(`${events} events, ${broken.length} broken chains`);
        });
        ground.tell(`  round ${round}: ${(millis / 1000).toFixed(1)} s for ${wanted} events`);
        values.push(millis / 1000);
      }
      return { value: median(values), floor: null };
    });
  },
};

/** Events as the lived days write them: a group's marks of a day, twenty children each. */
async function fillChains(house: House, size: Ground['size']): Promise<void> {
  const client = await house.pool.connect();
  try {
    const into = client.query(
      pgCopy.from(
        `COPY almaty.audit_event (chain_id, seq, at, user_id, role, operation, subject_id, source, payload, prev_hash, hash) FROM STDIN`,
      ),
    );
    const heads: string[] = [];
    for (let number = 1; number <= chains[size]; number += 1) {
      const chain = idOf(number);
      let prev: Buffer = Buffer.alloc(32);
      let text = '';
      for (let seq = 1; seq <= eventsOfChain; seq += 1) {
        const event = eventOf(chain, number, seq);
        const hash = hashOf(prev, event);
        text += `${[chain, seq, isoOf(event.at), event.userId, event.role, event.operation, event.subjectId, event.source, event.payload, bytea(prev), bytea(hash)].join('\t')}\n`;
        prev = hash;
      }
      heads.push(`('${chain}', ${eventsOfChain}, '\\x${prev.toString('hex')}')`);
      if (!into.write(text)) await once(into, 'drain');
    }
    into.end();
    await once(into, 'finish');
    await client.query(`INSERT INTO almaty.audit_head (chain_id, seq, hash) VALUES ${heads.join(', ')}`);
  } finally {
    client.release();
  }
}

const bytea = (bytes: Buffer): string => `\\\\x${bytes.toString('hex')}`;
const idOf = (number: number): string => `01980000-0000-7000-8000-${number.toString(16).padStart(12, '0')}`;
const begun = momentOf(asDay('2025-01-06'), '08:30');

function eventOf(chain: string, number: number, seq: number): HashedEvent {
  const marks = Array.from({ length: 20 }, (_, at) => ({
    childId: idOf(number * 100 + at),
    before: null,
    after: 'present',
  }));
  return {
    chain,
    seq: BigInt(seq),
    at: begun + seq * 3_600_000,
    userId: idOf(number * 7),
    onBehalfOf: null,
    role: 'educator',
    operation: 'attendance.mark',
    subjectId: idOf(number * 11 + (seq % 12)),
    source: 'web',
    sessionId: null,
    payload: JSON.stringify({ day: '2025-09-11', marks }),
  };
}
