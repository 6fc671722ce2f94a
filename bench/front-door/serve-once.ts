// What a `verify --only tls` does of these hosts, in a process of its own: `node serve-once.ts PORT TRUST HOST…`. Tells the causes.
import process from 'node:process';
import { serves } from '../../src/probes/tls/serves.ts';
import { directReaders } from './readers.ts';

const [port, trust = '', ...hosts] = process.argv.slice(2);
const asked = { hosts, address: '127.0.0.1', port: Number(port), trust: [trust] };
const { door = [] } = await serves.look(asked, directReaders(53), new AbortController().signal);
const causes = door.map(({ name, cells }) => [name, cells[0]?.cause?.code ?? null]);
console.log(JSON.stringify(Object.fromEntries(causes)));
