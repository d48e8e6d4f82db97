/** The way to the server: one typed client over the table of routes, and its hooks. */
import { client, Refusal, type Transport, type WireAnswer, type WireRequest } from '@balapan/api/client.ts';
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
const provenBy =
  (carry: (request: WireRequest) => Promise<WireAnswer>): Transport =>
  async (request) => {
    const answer = await carry(request);
    return isStepUpNeeded(answer) && (await provenAgain()) ? carry(request) : answer;
  };

/** `api.access.me()`, `api.queue.myChildren()`: typed by the contract; a refusal is thrown as `Refusal`. */
export const api = client(routes, provenBy(send));

/** How much of a request has left: a share from 0 to 1; 1: all of it, and the server works on it. */
export type OnSent = (share: number) => void;

/** The same client for a large file: it tells how much of it has left, which `fetch` does not know. */
export const apiTelling = (onSent: OnSent) =>
  client(
    routes,
    provenBy((request) => sendTelling(request, onSent)),
  );

function sendTelling(request: WireRequest, onSent: OnSent): Promise<WireAnswer> {
  return new Promise((resolve, reject) => {
    const call = new XMLHttpRequest();
    call.open(request.method, request.path);
    for (const [name, value] of Object.entries(request.headers)) call.setRequestHeader(name, value);
    call.upload.onprogress = ({ loaded, total }) => onSent(total === 0 ? 1 : loaded / total);
    call.onerror = () => reject(new TypeError('no connection'));
    call.onload = () => {
      try {
        resolve({ status: call.status, body: call.responseText === '' ? null : JSON.parse(call.responseText) });
      } catch (error) {
        reject(error);
      }
    };
    onSent(0);
    call.send(request.body ?? null);
  });
}

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
