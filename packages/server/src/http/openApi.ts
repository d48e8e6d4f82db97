/** OpenAPI 3.1, written from the table of routes. */
import type { RouteTable } from '@balapan/api/client.ts';
import type { Route } from '@balapan/api/contract.ts';
import { z } from 'zod';

type Json = Record<string, unknown>;

export function openApi(table: RouteTable): Json {
  const paths: Record<string, Json> = {};
  for (const subject of Object.values(table)) {
    for (const route of Object.values(subject)) {
      const path = route.path.replace(/:(\w+)/g, '{$1}');
      paths[path] = { ...paths[path], [route.method.toLowerCase()]: describe(route) };
    }
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Balapan', version: '1', license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    paths,
    components: {
      schemas: { Refusal: refusal },
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'balapan_session' } },
    },
  };
}

const refusal = {
  type: 'object',
  required: ['code'],
  properties: {
    code: { type: 'string', description: 'What is wrong, in words of the catalogue' },
    field: { type: 'string' },
    params: { type: 'object' },
    errors: { type: 'array', items: { $ref: '#/components/schemas/Refusal' } },
  },
};

function describe(route: Route): Json {
  const { roles } = route.access;
  return {
    operationId: route.name,
    tags: [route.name.split('.')[0]],
    summary: route.summary,
    description: roles === 'public' ? 'For everybody.' : `For: ${roles.join(', ')}.`,
    ...(roles === 'public' ? {} : { security: [{ session: [] }] }),
    parameters: [...fields(route.params, 'path'), ...fields(route.query, 'query')],
    ...(route.body === undefined
      ? {}
      : { requestBody: { required: true, content: json(schema(route.body, 'input')) } }),
    responses: {
      200: { description: 'Done', content: json(schema(route.answer, 'output')) },
      default: { description: 'Refused', content: json({ $ref: '#/components/schemas/Refusal' }) },
    },
  };
}

const json = (content: Json): Json => ({ 'application/json': { schema: content } });

function schema(type: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(type, { io, unrepresentable: 'any' });
  return rest;
}

function fields(shape: z.ZodObject | undefined, place: 'path' | 'query'): Json[] {
  if (shape === undefined) return [];
  const { properties = {}, required = [] } = schema(shape, 'input') as { properties?: Json; required?: string[] };
  return Object.entries(properties).map(([name, content]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: content,
  }));
}
