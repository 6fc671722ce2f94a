import process from 'node:process';
import { systemClock } from '../../src/clock/system-clock.ts';
import { dnsReader } from '../../src/dns/dns-reader.ts';
import { fileReader } from '../../src/files/file-reader.ts';
import { httpReader } from '../../src/http/http-reader.ts';
import type { Readers } from '../../src/model/ports.ts';
import { directDialer } from '../../src/net/dialer.ts';
import { certificateReader } from '../../src/tls/certificate-reader.ts';
import { tlsReader } from '../../src/tls/tls-reader.ts';
import { FAKE_READERS } from '../../test/support/fake-ports.ts';

/** The real adapters; authoritative servers are at this port. */
export function directReaders(authorityPort: number): Readers {
  const dialer = directDialer();
  return {
    ...FAKE_READERS,
    dns: dnsReader(dialer, systemClock, { authorityPort }),
    tls: tlsReader(dialer, systemClock),
    http: httpReader(dialer, systemClock),
    certificates: certificateReader(),
    files: fileReader(process.cwd()),
    clock: systemClock,
  };
}
