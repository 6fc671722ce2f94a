// The servers of bench/front-door.ts in a process of their own: each answers after a pause. Tells its ports, then serves.
import http2 from 'node:http2';
import { once } from 'node:events';
import net from 'node:net';
import process from 'node:process';
import tls from 'node:tls';
import { aMadeCertificate, type Made } from '../../test/support/tls/made.ts';
import { someAuthorities } from '../../test/support/tls/authorities.ts';
import { startDns, ZONE } from './dns.ts';
import { FAULTY } from './faulty-names.ts';

const PAUSE_MS = Number(process.argv[2]);
const ADDRESS = '127.0.0.1';
const HOUR_MS = 3_600_000;

const { root, inter, leaf } = await someAuthorities('Bench');
const good = pair(await leaf(`*.${ZONE}`), [inter]);
const contexts: { readonly [name: string]: tls.SecureContext } = {
  [FAULTY.good]: pair(await leaf(FAULTY.good), [inter]),
  [FAULTY.expired]: pair(
    await leaf(FAULTY.expired, { notBefore: -48 * HOUR_MS, notAfter: -24 * HOUR_MS }),
    [inter],
  ),
  [FAULTY.name]: pair(await leaf('elsewhere.test'), [inter]),
  [FAULTY.chain]: pair(await leaf(FAULTY.chain), []),
  [FAULTY.self]: pair(
    await aMadeCertificate({ subject: `CN=${FAULTY.self}`, names: [FAULTY.self] }),
    [],
  ),
};

const server = http2.createSecureServer(
  {
    allowHTTP1: true,
    SNICallback(name, done) {
      setTimeout(() => done(null, contexts[name] ?? good), PAUSE_MS);
    },
  },
  (_, response) => {
    setTimeout(() => {
      response.setHeader('strict-transport-security', 'max-age=1');
      response.end('<title>bench</title>');
    }, PAUSE_MS);
  },
);
server.on('sessionError', () => undefined);
server.on('tlsClientError', () => undefined);
server.listen(0, ADDRESS, 4096);
await once(server, 'listening');
const dnsPort = await freePort();
await startDns(dnsPort, ADDRESS, PAUSE_MS);
const bound = server.address();
const webPort = bound === null || typeof bound === 'string' ? 0 : bound.port;
console.log(JSON.stringify({ webPort, dnsPort, root: root.cert }));
process.stdin.resume().on('end', () => {
  process.exitCode = 0;
  process.kill(process.pid);
});

function pair(own: Made, above: readonly Made[]): tls.SecureContext {
  return tls.createSecureContext({
    cert: [own, ...above].map(({ cert }) => cert).join('\n'),
    key: own.key,
  });
}

async function freePort(): Promise<number> {
  const probe = net.createServer().listen(0, ADDRESS);
  await once(probe, 'listening');
  const at = probe.address();
  probe.close();
  await once(probe, 'close');
  return at === null || typeof at === 'string' ? 0 : at.port;
}
