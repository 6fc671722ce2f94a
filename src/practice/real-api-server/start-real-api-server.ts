import { asAccepted } from '../api-server/accepted.ts';
import type { Asked } from '../api-server/asked.ts';
import { asAnswer, authorized } from '../api-server/handle.ts';
import { askPart } from '../api-server/parts.ts';
import { askedOf, internal, send, type Request, type Response } from '../api-server/requests.ts';
import { placeAt } from '../api-server/route.ts';
import { serve, tokensOf, type ApiServer, type ApiServerOptions } from '../api-server/serve.ts';
import { NOBODY_HOME } from '../pod-host.ts';
import { ApiFault } from '../store/faults.ts';
import { mirror } from './mirror.ts';
import { passOn } from './pass-on.ts';
import type { RealPrograms } from './programs.ts';
import type { RealClient } from './real-client.ts';
import { startPrograms } from './start-programs.ts';

export type RealApiServerOptions = ApiServerOptions & {
  readonly programs: RealPrograms;
  /** Where its files may lie; whoever names it removes it. */
  readonly folder: string;
};

/** What a kubelet would be asked for: there is none, the range answers it. */
const OF_PODS = new Set(['log', 'proxy']);

/**
 * The real API server in front of the same store: both have the same objects from now on, so that controllers, faults and
 * self-test work on the store as ever. What goes on inside of pods is answered by the range, all else by the real one.
 */
export async function startRealApiServer(options: RealApiServerOptions): Promise<ApiServer> {
  const { store, authority, users, programs, folder } = options;
  const running = await startPrograms(programs, authority, folder);
  const mirroring = await mirror(store, running.client);
  const tokens = tokensOf(users);
  const server = await serve(options, tokens, (request, response) => {
    void answered(options, running.client, request, response, tokens);
  });
  return {
    ...server,
    async close() {
      await server.close();
      mirroring.close();
      await running.close();
    },
  };
}

async function answered(
  { store, host = NOBODY_HOME }: RealApiServerOptions,
  client: RealClient,
  request: Request,
  response: Response,
  tokens: ReturnType<typeof tokensOf>,
): Promise<void> {
  try {
    const asked = askedOf(request, tokens);
    if (!isOfPods(asked)) return passOn(client, asked.user, request, response);
    const world = { store, host, learn: () => undefined };
    const found = await askPart(world, authorized(store, asked), asked);
    if (found === undefined) passOn(client, asked.user, request, response);
    else send(response, asAccepted(found, request.headers.accept));
  } catch (error) {
    send(response, asAnswer(error instanceof ApiFault ? error : internal(error)));
  }
}

function isOfPods({ path }: Asked): boolean {
  const place = placeAt(path);
  const isOf = place?.resource === 'pods' || place?.resource === 'services';
  return isOf && OF_PODS.has(place.subresource ?? '');
}
