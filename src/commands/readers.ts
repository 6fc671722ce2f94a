import type net from 'node:net';
import { systemClock } from '../clock/system-clock.ts';
import { dnsReader } from '../dns/dns-reader.ts';
import { fileReader } from '../files/file-reader.ts';
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
  cwd: string,
  pods: PodDialer<net.Socket> = NO_PODS,
): Readers {
  const dialer = directDialer();
  return {
    cluster,
    inspect,
    net: netReader(dialer),
    dns: dnsReader(dialer, systemClock),
    tls: tlsReader(dialer, systemClock),
    http: httpReader(dialer, systemClock),
    rocketmq: rocketmqReader(dialer, pods),
    nacos: nacosReader(dialer, pods),
    certificates: certificateReader(),
    files: fileReader(cwd),
    clock: systemClock,
  };
}
