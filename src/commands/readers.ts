import type net from 'node:net';
import { archiveReader } from '../archives/archive-reader.ts';
import { systemClock } from '../clock/system-clock.ts';
import { dnsReader } from '../dns/dns-reader.ts';
import { downloadReader } from '../download/downloader.ts';
import { fileReader } from '../files/file-reader.ts';
import { versionsReader } from '../files/versions-reader.ts';
import { checkoutReader } from '../git/checkouts.ts';
import { httpReader } from '../http/http-reader.ts';
import { WizardError } from '../model/error.ts';
import type { CloudReader } from '../model/cloud.ts';
import type { ClusterReader, Inspect, Readers } from '../model/ports.ts';
import type { PodDialer } from '../model/route.ts';
import { nacosReader } from '../nacos/nacos-reader.ts';
import { directDialer } from '../net/dialer.ts';
import { netReader } from '../net/net-reader.ts';
import { rocketmqReader } from '../rocketmq/rocketmq-reader.ts';
import { certificateReader } from '../tls/certificate-reader.ts';
import { tlsReader } from '../tls/tls-reader.ts';

/** Where no cluster is pinned there is no way into pods. */
const NO_PODS: PodDialer<net.Socket> = {
  tcp: () => Promise.reject(new WizardError('usage', 'no-target')),
};

/** All that a probe reads the world through, straight from this machine. Relative paths begin at `cwd`. */
export function directReaders(
  cluster: ClusterReader,
  inspect: Inspect,
  cloud: CloudReader,
  cwd: string,
  pods: PodDialer<net.Socket> = NO_PODS,
  baseEnv: () => { readonly [name: string]: string } = () => ({}),
): Readers {
  const dialer = directDialer();
  const files = fileReader(cwd);
  return {
    cluster,
    inspect,
    cloud,
    net: netReader(dialer),
    dns: dnsReader(dialer, systemClock),
    tls: tlsReader(dialer, systemClock),
    http: httpReader(dialer, systemClock),
    rocketmq: rocketmqReader(dialer, pods),
    nacos: nacosReader(dialer, pods),
    certificates: certificateReader(),
    files,
    versions: versionsReader(files),
    archives: archiveReader(cwd),
    downloads: downloadReader({ dialer }),
    checkouts: checkoutReader(baseEnv, cwd),
    clock: systemClock,
  };
}
