import type dgram from 'node:dgram';
import type net from 'node:net';
import { archiveReader } from '../archives/archive-reader.ts';
import { systemClock } from '../clock/system-clock.ts';
import { provenWays, type ClusterWays } from '../cluster/ways.ts';
import { dnsReader } from '../dns/dns-reader.ts';
import { downloadReader } from '../download/downloader.ts';
import { fileReader } from '../files/file-reader.ts';
import { versionsReader } from '../files/versions-reader.ts';
import { checkoutReader } from '../git/checkouts.ts';
import { chartReader } from '../helm/chart-reader.ts';
import { httpReader } from '../http/http-reader.ts';
import { WizardError } from '../model/error.ts';
import type { Dialer, NetReader, Readers } from '../model/ports.ts';
import { nacosReader } from '../nacos/nacos-reader.ts';
import { directDialer } from '../net/dialer.ts';
import { netReader, THROUGH_POD_TIMEOUT_MS } from '../net/net-reader.ts';
import { rocketmqReader } from '../rocketmq/rocketmq-reader.ts';
import { serviceReader } from '../services/service-reader.ts';
import { certificateReader } from '../tls/certificate-reader.ts';
import { tlsReader } from '../tls/tls-reader.ts';

/** Where no cluster is pinned there is no way into one. */
const NO_WAYS = provenWays(() => {
  throw new WizardError('usage', 'no-target');
});

export type ReaderParts = Pick<Readers, 'cluster' | 'inspect' | 'cloud' | 'ssh'> & {
  readonly cwd: string;
  /** Straight from this machine where nothing is said. */
  readonly dialer?: Dialer<net.Socket, dgram.Socket>;
  /** Those of this machine where nothing is said. */
  readonly resolvers?: readonly string[] | undefined;
  readonly net?: NetReader;
  readonly ways?: ClusterWays | undefined;
  readonly baseEnv?: () => { readonly [name: string]: string };
};

/** All that a probe reads the world through, straight from this machine. Relative paths begin at `cwd`. */
export function directReaders({
  cluster,
  inspect,
  cloud,
  ssh,
  cwd,
  ways = NO_WAYS,
  baseEnv = () => ({}),
  dialer = directDialer(),
  resolvers,
  net = netReader(dialer),
}: ReaderParts): Readers {
  const files = fileReader(cwd);
  const archives = archiveReader(cwd);
  return {
    cluster,
    inspect,
    cloud,
    ssh,
    net,
    dns: dnsReader(dialer, systemClock, resolvers === undefined ? {} : { resolvers }),
    tls: tlsReader(dialer, systemClock),
    http: httpReader(dialer, systemClock),
    rocketmq: rocketmqReader(dialer, ways.podPorts),
    nacos: nacosReader(dialer, ways.podPorts),
    services: serviceReader({
      cluster,
      proxy: ways.serviceProxy,
      pods: ways.podPorts,
      httpBy: (by) => httpReader(by, systemClock),
    }),
    podFiles: ways.podFiles,
    certificates: certificateReader(),
    files,
    versions: versionsReader(files),
    archives,
    charts: chartReader(cwd, archives),
    downloads: downloadReader({ dialer }),
    checkouts: checkoutReader(baseEnv, cwd),
    inside: {
      net: netReader(ways.podNetwork, THROUGH_POD_TIMEOUT_MS),
      tls: tlsReader(ways.podNetwork, systemClock),
    },
    clock: systemClock,
  };
}
