/** Routes of staff sign-in that touch a cookie or must know under which address the page is open. */
import type { InputOf, Route } from '@balapan/api/contract.ts';
import { staffSignInRoutes as routes } from '@balapan/api/staffSignIn.ts';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { acceptInvitation, openInvitation } from '../access/proof/invitations.ts';
import { addPasskey, beginPasskey } from '../access/proof/newFactor.ts';
import { askForPasskey, signInWithPasskey } from '../access/proof/passkeySignIn.ts';
import { signInWithPassword } from '../access/proof/passwordSignIn.ts';
import { askForOwnPasskey, stepUpAs, stepUpWithPasskey } from '../access/proof/stepUp.ts';
import { checkSignedText } from '../access/signIn.ts';
import type { Place } from '../adapters/proof/passkeys.ts';
import type { Actor } from '../kernel/actor.ts';
import type { House } from '../kernel/house.ts';
import { mustBeAllowed } from '../kernel/operation.ts';
import { dropCookie, readCookie, writeCookie } from './cookies.ts';
import { readInput } from './input.ts';
import { actorOf, challengeCookie, enterWith, tries } from './session.ts';
import type { Site } from './site.ts';
import { hashToken, newToken, visitorOf } from './token.ts';

/** A passkey belongs to a host name and a page's origin: those of the settings, on one's own machine those asked for. */
export function placeOf({ origin }: Site, host: string): Place {
  const shown = new URL(origin ?? `http://${host}`);
  return { rpId: shown.hostname, origin: shown.origin };
}

const challengeSeconds = 300;

/** What an actor of a session may ask; who may not is told so first, whatever was sent. */
export function registerStaffSignIn(app: FastifyInstance, house: House): void {
  const here = (request: FastifyRequest): Place => placeOf(app.site, request.headers.host ?? '');
  const signedIn = <R extends Route>(
    route: R,
    run: (
      house: House,
      actor: Actor,
      input: InputOf<R>,
      request: FastifyRequest,
      reply: FastifyReply,
    ) => Promise<unknown>,
  ): void => {
    app.post(route.path, { config: tries }, async (request, reply) => {
      const actor = await actorOf(house, request);
      mustBeAllowed(house, actor, route);
      return run(house, actor, readInput(route, request) as InputOf<R>, request, reply);
    });
  };

  app.post(routes.signInWithPassword.path, { config: tries }, async (request, reply) => {
    const input = readInput(routes.signInWithPassword, request) as InputOf<typeof routes.signInWithPassword>;
    return enterWith(reply, (tokenHash) =>
      signInWithPassword(house, { ...input, tokenHash, visitor: visitorOf(request) }),
    );
  });
  app.post(routes.passkeyChallenge.path, { config: tries }, async (request, reply) => {
    const secret = newToken();
    const answer = await askForPasskey(house, secret, here(request));
    writeCookie(reply, challengeCookie, secret, challengeSeconds);
    return answer;
  });
  app.post(routes.signInWithPasskey.path, { config: tries }, async (request, reply) => {
    const input = readInput(routes.signInWithPasskey, request) as InputOf<typeof routes.signInWithPasskey>;
    const secret = readCookie(request, challengeCookie) ?? '';
    dropCookie(reply, challengeCookie);
    return enterWith(reply, (tokenHash) =>
      signInWithPasskey(house, { ...input, secret, place: here(request), tokenHash, visitor: visitorOf(request) }),
    );
  });
  app.post(routes.openInvitation.path, { config: tries }, async (request) => {
    const input = readInput(routes.openInvitation, request) as InputOf<typeof routes.openInvitation>;
    return openInvitation(house, input, here(request), visitorOf(request));
  });
  app.post(routes.acceptInvitation.path, { config: tries }, async (request, reply) => {
    const input = readInput(routes.acceptInvitation, request) as InputOf<typeof routes.acceptInvitation>;
    return enterWith(reply, (tokenHash) =>
      acceptInvitation(house, { ...input, place: here(request), tokenHash, visitor: visitorOf(request) }),
    );
  });

  signedIn(routes.stepUpChallenge, (_, actor, __, request) => askForOwnPasskey(house, actor, here(request)));
  signedIn(routes.stepUpWithPasskey, (_, actor, input, request) =>
    stepUpWithPasskey(house, actor, { ...input, place: here(request) }),
  );
  signedIn(routes.stepUpWithCertificate, async (_, actor, { challengeId, cms }, request, reply) => {
    const browserHash = hashToken(readCookie(request, challengeCookie) ?? '');
    dropCookie(reply, challengeCookie);
    const bytes = new Uint8Array(Buffer.from(cms, 'base64'));
    const verdict = await checkSignedText(house, { challengeId, browserHash, cms: bytes, visitor: visitorOf(request) });
    return stepUpAs(house, actor, verdict.signer?.iin ?? '', verdict.certificate?.serial ?? null);
  });
  signedIn(routes.beginPasskey, (_, actor, __, request) => beginPasskey(house, actor, here(request)));
  signedIn(routes.addPasskey, (_, actor, input, request) =>
    addPasskey(house, actor, { ...input, place: here(request) }),
  );
}
