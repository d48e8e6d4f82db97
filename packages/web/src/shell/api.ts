/** The way to the server: one typed client over the table of routes, and its hooks. */
import { client, Refusal, type WireAnswer, type WireRequest } from '@balapan/api/client.ts';
import { routes } from '@balapan/api/routes.ts';
import { QueryClient } from '@tanstack/react-query';
import { isStepUpNeeded, provenAgain } from './stepUp.ts';

async function send(request: WireRequest): Promise<WireAnswer> {
  const answer = await fetch(request.path, {
    method: request.method,
    headers: request.headers,
    credentials: 'same-origin',
    ...(request.body === undefined ? {} : { body: request.body }),
  });
  const text = await answer.text();
  return { status: answer.status, body: text === '' ? null : JSON.parse(text) };
}

/** Where a fresh proof is asked, the person gives it and the same request goes again; cancelled, the refusal stands. */
async function transport(request: WireRequest): Promise<WireAnswer> {
  const answer = await send(request);
  return isStepUpNeeded(answer) && (await provenAgain()) ? send(request) : answer;
}

/** `api.access.me()`, `api.queue.myChildren()`: typed by the contract; a refusal is thrown as `Refusal`. */
export const api = client(routes, transport);

export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      // A refusal is an answer; only a lost connection is tried again.
      retry: (count, error) => !(error instanceof Refusal) && count < 2,
      refetchOnWindowFocus: false,
    },
    mutations: { retry: false },
  },
});
