/** The roster of kindergartens as a parent with a voucher sees it. */
import { z } from 'zod';
import { route } from './contract.ts';
import { count, day, id, listOf, paging, text3 } from './fields.ts';
import { guardians } from './roles.ts';

export const rosterRoutes = {
  choices: route({
    name: 'roster.choices',
    method: 'GET',
    path: '/api/v1/roster/choices/:childId',
    summary: 'Kindergartens with groups that fit the child: free places, or the length of the waitlist',
    access: { roles: guardians, of: 'child' },
    params: z.object({ childId: id }),
    query: z.object({
      search: z.string().trim().max(80).optional(),
      district: z.string().max(9).optional(),
      /** Only those that give a place at once. */
      free: z.enum(['yes', 'no']).default('no'),
      ...paging,
    }),
    answer: listOf(
      z.object({
        providerId: id,
        name: text3,
        district: text3,
        addressKk: z.string(),
        addressRu: z.string(),
        phone: z.string().nullable(),
        ownership: z.enum(['public', 'private']),
        languages: z.array(z.enum(['kk', 'ru'])),
        /** Free in the groups that fit. */
        free: count,
        /** Children who wait there for such a place; with any, the choice joins the waitlist. */
        waiting: count,
        outcome: z.enum(['referral', 'waitlist']),
      }),
    ).extend({
      voucherId: id,
      /** Age of the groups. */
      age: count,
      language: z.enum(['kk', 'ru', 'any']),
      today: day,
      districts: z.array(z.object({ kato: z.string(), name: text3 })),
      /** KATO of the home's district, where the application tells it: its kindergartens come first. */
      home: z.string().nullable(),
    }),
  }),
  choiceMap: route({
    name: 'roster.choiceMap',
    method: 'GET',
    path: '/api/v1/roster/choices/:childId/map',
    summary: 'The same kindergartens as a picture: outlines of districts and a mark for each, in units of the picture',
    access: { roles: guardians, of: 'child' },
    params: z.object({ childId: id }),
    answer: z.object({
      width: z.number(),
      height: z.number(),
      districts: z.array(
        z.object({
          kato: z.string(),
          name: text3,
          /** SVG path. */
          outline: z.string(),
          /** Middle of its kindergartens. */
          x: z.number(),
          y: z.number(),
          /** Places that a choice gives at once. */
          free: count,
        }),
      ),
      marks: z.array(
        z.object({ x: z.number(), y: z.number(), district: z.string(), kind: z.enum(['many', 'few', 'full']) }),
      ),
    }),
  }),
} as const;
