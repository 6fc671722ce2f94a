import { CONTEXT, startApiServer } from '../api-server/start-api-server.ts';
import type { Authority } from '../authority.ts';
import type { Breaks } from '../breaks.ts';
import { startControllers } from '../controllers/start-controllers.ts';
import { startFrontDoor } from '../front-door/front-door.ts';
import { readFromStore } from '../front-door/read-store.ts';
import type { PodHost } from '../pod-host.ts';
import { realPrograms } from '../real-api-server/programs.ts';
import { startRealApiServer } from '../real-api-server/start-real-api-server.ts';
import type { Store } from '../store/store.ts';
import { BALANCERS } from './addresses.ts';
import { ingressClasses } from './ingress-classes.ts';
import type { Site } from './site-file.ts';

export type ClusterParts = {
  readonly site: Site;
  readonly authority: Authority;
  readonly store: Store;
  readonly breaks: Breaks;
  readonly pods: PodHost;
  readonly pace: number;
  /** Where files of the range may lie. */
  readonly folder: string;
};

export const ADMIN = 'admin';

/** The API server, what makes objects progress, and the load balancers in front; all of it is empty at first. */
export async function startCluster({
  site,
  authority,
  store,
  breaks,
  pods,
  pace,
  folder,
}: ClusterParts) {
  const classes = ingressClasses(site);
  const users = [{ name: ADMIN, groups: ['system:masters'] }];
  const served = { store, authority, users, host: pods, breaks };
  // Whoever names a folder with the real one wants that.
  const programs = realPrograms(process.env);
  const [api, frontDoor] = await Promise.all([
    programs === undefined
      ? startApiServer(served)
      : startRealApiServer({ ...served, programs, folder }),
    startFrontDoor({
      read: readFromStore(store),
      addresses: [...BALANCERS.internet, ...BALANCERS.intranet],
      classOf: (service) => classes.classOf(service),
      connect: ({ namespace, pod, port }) => pods.forward({ namespace, name: pod }, port),
    }),
  ]);
  const controllers = startControllers({
    store,
    breaks,
    host: pods,
    pace,
    root: authority.root,
    addresses: BALANCERS,
    ingressService: (name) => classes.ingressService(name),
  });
  return {
    frontDoor,
    kubeconfig: api.kubeconfig(ADMIN),
    context: CONTEXT,
    server: api.url,
    doors: () => [...api.doors, ...frontDoor.doors],
    async close() {
      controllers.close();
      await Promise.all([api.close(), frontDoor.close()]);
    },
  };
}
