import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createAuthority } from '../authority.ts';
import { noBreaks } from '../breaks.ts';
import { rangeSections } from '../console/range-sections.ts';
import { startCloud } from '../cloud/cloud-server.ts';
import type { HeldCluster } from '../cloud/cloud-state.ts';
import { foundAckCluster } from '../controllers/found-ack-cluster.ts';
import type { Door } from '../door.ts';
import { readFromStore } from '../front-door/read-store.ts';
import { startPods } from '../pods/start-pods.ts';
import { installPrograms } from '../programs/install-programs.ts';
import type { RangeWorld } from '../range-world.ts';
import { createStore } from '../store/store.ts';
import { installVelero } from '../velero/install-velero.ts';
import { startSwitchboard } from '../switchboard/switchboard.ts';
import { BALANCERS, EGRESS, ELASTIC, LOST } from './addresses.ts';
import { cloudChanges } from './cloud-changes.ts';
import { startCluster } from './cluster.ts';
import { insideNetwork } from './dial.ts';
import { startMaster } from './master.ts';
import { startOutside } from './outside.ts';
import { makeSecrets, secretEnv } from './secrets.ts';
import { layFiles } from './files.ts';
import { drillCertificates, exampleSite, writeSite } from './site-file.ts';
import { standbyCluster } from './standby-cluster.ts';
import { lostRecords } from './zones.ts';

export type RangeOptions = {
  /** An empty folder of the drill's own: its working directory. */
  readonly folder: string;
  /** File of the example site as it ships. */
  readonly example: string;
  /** What starts this program once more. */
  readonly self: readonly string[];
  /** The PATH of this machine. */
  readonly searched: string;
  /** How much faster than is sensible for a drill. */
  readonly pace: number;
  readonly ways?: RangeWays;
};

export type RangeWays = {
  /** A Nacos without a login, and Velero in the new cluster, for steps that the example site leaves out. */
  readonly other?: boolean;
  /** The cluster is there from the beginning. */
  readonly standby?: boolean;
};

/** Starts all servers of the practice range on loopback, with the world as it is after the disaster: no cluster. */
export async function startRange(options: RangeOptions) {
  const { folder, example, self, searched, pace, ways = {} } = options;
  const shipped = exampleSite(example);
  const isOther = ways.other === true;
  const site = isOther ? { ...shipped, nacos: { ...shipped.nacos, login: false } } : shipped;
  const kubeconfig = path.join(folder, site.cluster.kubeconfig);
  const own = path.join(folder, '.range');
  mkdirSync(own, { recursive: true });
  const secrets = makeSecrets();
  const authority = await createAuthority();
  const trusted = path.join(own, 'authority.pem');
  writeFileSync(trusted, authority.root);
  layFiles(folder, site);

  const zones = lostRecords(
    site.records.map(({ name }) => name),
    LOST,
  );
  const outside = await startOutside({ site, secrets, authority, zones, pace });
  const { names, registry, archives, repository, dataStores, git } = outside;
  const store = createStore();
  const breaks = { ...noBreaks(), pull: registry.pull };
  const network = insideNetwork({
    doors: insideDoors,
    read: readFromStore(store),
    names,
    pods: () => pods,
  });
  const switchboard = await startSwitchboard(network);
  const { path: programPath, programs } = installPrograms({
    folder: path.join(own, 'programs'),
    self,
    searched,
    switchboard: switchboard.address,
    trusted,
  });
  const pods = await startPods({
    folder: path.join(own, 'pods'),
    store,
    self,
    searched,
    switchboard: switchboard.address,
    jenkins: { ...site.jenkins, token: secrets.jenkins },
    nacos: { user: isOther ? null : { username: site.nacos.username, password: secrets.nacos } },
    pace,
  });
  const cluster = await startCluster({ site, authority, store, breaks, pods, pace, folder: own });

  const changed = cloudChanges(names.zones, (ordered) => found(ordered));
  const cloud = await startCloud(
    {
      kubeconfig: cluster.kubeconfig,
      server: cluster.server,
      pool: [...ELASTIC],
      egress: { [site.cluster.vpc]: [EGRESS] },
      zones,
    },
    '127.0.0.1',
    changed,
  );
  const master = await startMaster({
    folder: path.join(own, 'master'),
    user: site.ssh.user,
    node: `${site.cloud.region}.10.0.0.11`,
    kubeconfig: cluster.kubeconfig,
    searched: programPath,
    cloud: cloud.state,
    dial: (host, port) => network.dial(host, port),
  });

  function found({ order }: HeldCluster): void {
    const { version, nodes, node } = site.cluster;
    foundAckCluster(store, {
      version,
      region: site.cloud.region,
      nodes: Number(order['num_of_nodes'] ?? nodes),
      ...node,
    });
    if (isOther) stopVelero = installVelero(store, site.registry.host);
  }

  let stopVelero = (): void => {};
  if (ways.standby === true) {
    cloud.state.clusters.push(standbyCluster(site));
    changed(cloud.state);
    mkdirSync(path.dirname(kubeconfig), { recursive: true });
    writeFileSync(kubeconfig, cluster.kubeconfig, { mode: 0o600 });
  }

  /** As machines and pods of the company's network see the world. */
  function insideDoors(): readonly Door[] {
    return [...outside.doors(), ...cluster.doors(), ...master.doors];
  }

  /** As the drill's own machine sees it: nothing private is reached from there. */
  function doors(): readonly Door[] {
    return insideDoors().filter((door) => !isIntranet(door));
  }

  const world: RangeWorld = {
    folder,
    authority,
    store,
    breaks,
    names,
    frontDoor: cluster.frontDoor,
    registry,
    archives,
    repository,
    cloud: cloud.state,
    changed: () => changed(cloud.state),
    pods,
    master,
    dataStores,
    git,
    now: Date.now,
  };
  return {
    world,
    site: writeSite(folder, site, { cloud: cloud.url, trust: trusted }),
    env: { ...secretEnv(secrets), PATH: programPath, KUBECONFIG: kubeconfig },
    kubeconfig,
    resolvers: site.resolvers,
    programs,
    doors,
    sections: () =>
      rangeSections({
        folder,
        kubeconfig: site.cluster.kubeconfig,
        certificateFolder: site.certificateFolder,
        certificates: drillCertificates(site),
        issue: (of) => authority.issue(of),
        cloud: cloud.state,
        changed,
        jenkins: pods.jenkins,
        git,
      }),
    async close() {
      stopVelero();
      await Promise.all([cluster.close(), master.close(), cloud.stop(), pods.close()]);
      await Promise.all([outside.close(), switchboard.close()]);
    },
  };
}

export type Range = Awaited<ReturnType<typeof startRange>>;

function isIntranet({ seen }: Door): boolean {
  return BALANCERS.intranet.some((address) => address === seen);
}
