import { ServerResponse } from 'node:http';
import { NOBODY_HOME } from '../pod-host.ts';
import { ApiFault } from '../store/faults.ts';
import { asAccepted } from './accepted.ts';
import type { User } from './asked.ts';
import { asAnswer, handle, NOT_FOUND, type World } from './handle.ts';
import { createPages } from './list.ts';
import { askedOf, internal, send, type Request, type Response } from './requests.ts';
import { NoSuchPath } from './route.ts';
import { serve, tokensOf, type ApiServer, type ApiServerOptions } from './serve.ts';
import { watch } from './watch.ts';

export { CONTEXT } from './kubeconfig.ts';
export type { ApiServer, ApiServerOptions } from './serve.ts';

/** Serves the objects of a store as a Kubernetes API server does, on loopback. */
export async function startApiServer(options: ApiServerOptions): Promise<ApiServer> {
  const { store, users, host = NOBODY_HOME } = options;
  const tokens = tokensOf(users);
  const learn = (token: string, user: User): unknown => tokens.set(token, user);
  const world: World = { store, host, learn, pages: createPages() };
  return serve(options, tokens, (request, response) => {
    void answered(world, request, response, tokens);
  });
}

async function answered(
  world: World,
  request: Request,
  response: Response,
  tokens: ReadonlyMap<string, User>,
): Promise<void> {
  const { accept } = request.headers;
  try {
    const asked = askedOf(request, tokens);
    const found = await handle(world, asked);
    if ('watched' in found) {
      const outlet = opened(response);
      response.once('close', watch(world.store, found.watched, asked, outlet));
    } else send(response, asAccepted(found, accept));
  } catch (error) {
    if (error instanceof NoSuchPath) send(response, NOT_FOUND);
    else {
      const fault = error instanceof ApiFault ? error : internal(error);
      send(response, asAccepted(asAnswer(fault), accept));
    }
  }
}

/** The answer to a watch begins with its first line. */
function opened(response: Response) {
  let isOpen = false;
  const begin = (): void => {
    if (isOpen || response.headersSent) return;
    isOpen = true;
    response.writeHead(200, { 'content-type': 'application/json' });
  };
  queueMicrotask(() => {
    begin();
    if (response instanceof ServerResponse) response.flushHeaders();
  });
  return {
    write(line: string): void {
      begin();
      if (!response.writableEnded) response.write(line);
    },
    end(): void {
      begin();
      response.end();
    },
  };
}
