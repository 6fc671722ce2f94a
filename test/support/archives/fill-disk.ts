// Usage: fill-disk.ts SMALL. Fetches and unpacks archives on the small disk SMALL; prints as JSON what is said and left.
import { randomBytes } from 'node:crypto';
import { readdirSync, statSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import http from 'node:http';
import path from 'node:path';
import process from 'node:process';
import { unpacker } from '../../../src/archives/archive-reader.ts';
import { systemClock } from '../../../src/clock/system-clock.ts';
import { downloader } from '../../../src/download/downloader.ts';
import { WizardError } from '../../../src/model/error.ts';
import { directDialer } from '../../../src/net/dialer.ts';
import { tarGzOf } from './tar.ts';

const [, , small = ''] = process.argv;
const NEVER = new AbortController().signal;
const large = tarGzOf({ noise: randomBytes(600_000) });

const server = http.createServer((request, response) => {
  // One says how long it is, the other does not.
  if (request.url === '/told') response.setHeader('content-length', large.length);
  response.write(large.subarray(0, 100_000));
  response.end(large.subarray(100_000));
});
server.listen(0, '127.0.0.1');
await once(server, 'listening');
const address = server.address();
const port = typeof address === 'object' && address !== null ? address.port : 0;

const loader = downloader({ dialer: directDialer(), clock: systemClock, cwd: small });
const fetch = (place: string) =>
  loader.fetch(
    { url: `http://127.0.0.1:${port}/${place}`, file: place, maxBytes: 10_000_000, roots: [] },
    () => undefined,
    NEVER,
  );
const said = [await saidBy(fetch('told')), await saidBy(fetch('untold'))];
const kept = statSync(path.join(small, 'untold.part')).size > 100_000;
await loader.discard({ url: '', file: 'untold', maxBytes: 0, roots: [] });
await loader.discard({ url: '', file: 'told', maxBytes: 0, roots: [] });

writeFileSync(path.join(small, 'zeros'), tarGzOf({ zeros: Buffer.alloc(2_000_000) }));
const order = { file: 'zeros', folder: 'out', maxBytes: 10_000_000 };
said.push(await saidBy(unpacker(small).unpack(order, () => undefined, NEVER)));
server.close();
process.stdout.write(JSON.stringify({ said, kept, left: readdirSync(small) }));

async function saidBy(work: Promise<unknown>): Promise<string> {
  const [settled] = await Promise.allSettled([work]);
  const reason: unknown = settled.status === 'rejected' ? settled.reason : 'done';
  return reason instanceof WizardError ? reason.code : String(reason);
}
