/** The figures of the report, as of a day. Names, definitions and printed forms are the domain's (figures.ts). */
import { figureCodes } from '@balapan/domain/figureCodes.ts';
import { z } from 'zod';
import { route } from './contract.ts';
import { day } from './fields.ts';
import { department } from './roles.ts';

export const figuresRoutes = {
  list: route({
    name: 'figures.list',
    method: 'GET',
    path: '/api/v1/figures',
    summary: 'All figures of the report as of 08:00 of a day; one whose data is not there is left out',
    access: { roles: [...department, 'districtSpecialist', 'auditor'], of: 'region' },
    query: z.object({ day: day.optional() }),
    answer: z.object({
      day,
      /** The exact value in decimal text: pieces, people, or tiyn. */
      figures: z.array(z.object({ code: z.enum(figureCodes), value: z.string() })),
    }),
  }),
} as const;
