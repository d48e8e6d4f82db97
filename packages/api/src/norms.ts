/** Beside a norm: the scan of its legal act, and what a norm that comes late changes in closed months. */
import { scanTypes } from '@balapan/domain/legalScan.ts';
import { z } from 'zod';
import { route } from './contract.ts';
import { count, day, id, month, tiyn } from './fields.ts';
import { proposalHands } from './proposalHands.ts';
import { department } from './roles.ts';

export const scan = z.object({ scanId: id, name: z.string(), type: z.enum(scanTypes) });

export const normRoutes = {
  putScan: route({
    name: 'proposal.putScan',
    method: 'POST',
    path: '/api/v1/proposals/scans',
    summary: 'Takes a scan of a legal act, PDF or JPEG by its content, at most 5 MB',
    access: { roles: proposalHands.norm.make, of: 'region', proof: 'strong' },
    body: z.object({
      scanId: id,
      name: z.string().trim().min(1).max(200),
      content: z.base64().max(7_000_000),
    }),
    answer: scan,
  }),
  scan: route({
    name: 'proposal.scan',
    method: 'GET',
    path: '/api/v1/proposals/scans/:scanId',
    summary: 'A scan of a legal act, as base64',
    access: { roles: [...department, 'auditor'], of: 'region' },
    limit: 'export',
    params: z.object({ scanId: id }),
    answer: scan.extend({ bytes: z.string() }),
  }),
  normEffect: route({
    name: 'proposal.normEffect',
    method: 'GET',
    path: '/api/v1/proposals/norms/effect',
    summary:
      'What a norm would change in months that are closed already: the next acts say it. An estimate by days of acts in force',
    access: { roles: [...department, 'auditor'], of: 'region' },
    query: z.object({
      groupKind: z.enum(['general', 'sanatorium', 'correctional', 'special']),
      hours: z.coerce.number().min(1).max(24),
      ownership: z.enum(['public', 'private']).optional(),
      district: z.string().max(9).optional(),
      local: tiyn,
      republican: tiyn,
      from: day,
    }),
    answer: z.object({
      months: z.array(
        z.object({
          month,
          providers: count,
          children: count,
          /** Payable days that acts in force have said. */
          days: z.int(),
          /** Above zero: more is to be paid. */
          difference: tiyn,
          /** Begins within the month: counted by its working days from the first one on. */
          partly: z.boolean(),
        }),
      ),
      total: tiyn,
    }),
  }),
} as const;
