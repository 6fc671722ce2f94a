import { exampleArchives } from '../archives/example-archives.ts';
import { startFileServer } from '../archives/file-server.ts';
import type { Authority } from '../authority.ts';
import type { Door } from '../door.ts';
import type { CloudState } from '../cloud/cloud-state.ts';
import { startGitGate } from '../machine/git-gate.ts';
import { startNames } from '../names/names.ts';
import type { RecordSet } from '../names/records.ts';
import { startRegistry } from '../registry/registry.ts';
import { JENKINS_TLS } from '../repository/app-manifests.ts';
import { exampleFiles, exampleImages } from '../repository/example-files.ts';
import { startRepository } from '../repository/repository.ts';
import { tlsManifest } from '../repository/tls-manifest.ts';
import { EGRESS, HOSTS, LOST, NAME_SERVERS, ROOT_SERVER } from './addresses.ts';
import { startDataStores } from './data-stores.ts';
import type { Secrets } from './secrets.ts';
import type { Site } from './site-file.ts';
import { setsOf, ZONE } from './zones.ts';

/** So far the second name server is behind the first one. */
const LAG_MS = 500;
/** A minute of a resolver's memory is over in a second: nothing is learnt by waiting for the old times to live. */
const AGING = 60;

export type OutsideOptions = {
  readonly site: Site;
  readonly secrets: Secrets;
  readonly authority: Authority;
  readonly zones: CloudState['zones'];
  readonly pace: number;
};

/** What has survived the disaster: DNS, registry, backups, git and the data stores. */
export async function startOutside({ site, secrets, authority, zones, pace }: OutsideOptions) {
  const { issue } = authority;
  const { jenkins, files } = exampleArchives();
  const { charts } = site.repositories;
  const url = new URL(charts.url);
  const tools = await issue({ hosts: [site.jenkins.host] });
  const [names, registry, archives, repository, dataStores, git] = await Promise.all([
    startNames({
      zones: [{ name: ZONE, records: [...setsOf({ zones }), ...hostRecords()] }],
      servers: NAME_SERVERS,
      parent: ROOT_SERVER,
      resolvers: site.resolvers,
      lagMs: LAG_MS / pace,
      aging: AGING,
    }),
    startRegistry({
      host: site.registry.host,
      issue,
      users: { [site.registry.username]: { password: secrets.registry } },
      repositories: exampleImages(),
    }),
    startFileServer({ host: 'backup.example.com', issue, files }),
    startRepository({
      host: url.hostname,
      path: url.pathname,
      branch: charts.branch,
      files: {
        ...exampleFiles(jenkins),
        'jenkins/certificate.yaml': { content: tlsManifest(JENKINS_TLS, tools) },
      },
      issue,
    }),
    startDataStores(site.dataStores),
    startGitGate({ host: url.hostname, from: () => EGRESS, allowed: [site.egress.ip] }),
  ]);
  const parts = [names, registry, archives, repository, dataStores, git];
  return {
    names,
    registry,
    archives,
    repository,
    dataStores,
    git,
    doors: (): readonly Door[] => parts.flatMap((part) => part.doors).flatMap(atItsAddressToo),
    close: async () => void (await Promise.all(parts.map((part) => part.close()))),
  };
}

/** Who has looked up a host's name dials its address. */
function atItsAddressToo(door: Door): readonly Door[] {
  const address = HOSTS[door.seen];
  return address === undefined ? [door] : [door, { ...door, seen: address }];
}

function hostRecords(): readonly RecordSet[] {
  return Object.entries(HOSTS).map(([name, address]) => ({
    name,
    type: 'A',
    ttl: LOST.ttl,
    values: [address],
  }));
}
