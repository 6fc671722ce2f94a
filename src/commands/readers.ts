import { systemClock } from '../clock/system-clock.ts';
import { dnsReader } from '../dns/dns-reader.ts';
import { fileReader } from '../files/file-reader.ts';
import { httpReader } from '../http/http-reader.ts';
import type { ClusterReader, Inspect, Readers } from '../model/ports.ts';
import { directDialer } from '../net/dialer.ts';
import { netReader } from '../net/net-reader.ts';
import { certificateReader } from '../tls/certificate-reader.ts';
import { tlsReader } from '../tls/tls-reader.ts';

/** All that a probe reads the world through, straight from this machine. Relative paths begin at `cwd`. */
export function directReaders(cluster: ClusterReader, inspect: Inspect, cwd: string): Readers {
  const dialer = directDialer();
  return {
    cluster,
    inspect,
    net: netReader(dialer),
    dns: dnsReader(dialer, systemClock),
    tls: tlsReader(dialer, systemClock),
    http: httpReader(dialer, systemClock),
    certificates: certificateReader(),
    files: fileReader(cwd),
    clock: systemClock,
  };
}
