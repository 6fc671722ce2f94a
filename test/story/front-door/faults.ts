/*
 * Puts the built program before names, DNS servers and web servers that are wrong in every way, and prints what it
 * said. Only ever started inside a network namespace without a way out.
 */
import path from 'node:path';
import { stringify } from 'yaml';
import { runProgram, type Ended } from '../../support/program.ts';
import { someAuthorities } from '../../support/tls/authorities.ts';
import {
  DELEGATIONS,
  DNS_CASES,
  DNS_RECORDS,
  OLD_RESOLVER,
  ZONES,
  type FaultCase,
} from './fault-cases.ts';
import { playHostileDns, playResolver, playWeb } from './fault-servers.ts';
import { namespaceWorld, RESOLVER } from './namespace-world.ts';
import { WEB_CASES } from './web-cases.ts';

export type Faults = {
  readonly cases: readonly Pick<FaultCase, 'says' | 'is' | 'probe'>[];
  readonly json: Ended;
  readonly text: Ended;
  readonly junit: Ended;
};

const world = await namespaceWorld(DNS_RECORDS, DELEGATIONS, ZONES);
try {
  await said(JSON.stringify(await faults()));
} finally {
  await world.close();
}
// Servers that are endless on purpose are still at it.
process.exit(0);

/** Written to its last byte: an exit would cut off what the reader has not taken yet. */
async function said(text: string): Promise<void> {
  await new Promise<void>((resolve) => {
    process.stdout.write(text, () => resolve());
  });
}

async function faults(): Promise<Faults> {
  await playHostileDns();
  await playResolver(OLD_RESOLVER, 'www.shop.example', '203.0.113.9', RESOLVER);
  const cases = [...DNS_CASES, ...(await webCases())];
  world.write({ 'faults.yaml': stringify(sectionOf(cases)) });
  const [json, text, junit] = await Promise.all([verify('json'), verify('text'), verify('junit')]);
  const told = cases.map(({ says, is, probe }) => ({ says, is, probe }));
  return { cases: told, json, text, junit };
}

async function webCases(): Promise<readonly FaultCase[]> {
  const pki = await someAuthorities();
  world.write({ 'root.pem': pki.root.cert });
  const cases: FaultCase[] = [];
  for (const [index, one] of WEB_CASES.entries()) {
    const address = `198.51.100.${index + 110}`;
    const { says, host, tls, http, trust } = one;
    const played = await one.play(pki, host);
    await playWeb(address, played);
    const files = ['root.pem'];
    if (trust !== undefined && 'pair' in played) {
      world.write({ [`${index}.pem`]: trust(played.pair) });
      files.push(`${index}.pem`);
    }
    const asked = { hosts: [host], address, trust: files };
    cases.push({ says, is: tls, probe: 'tls/serves', with: asked });
    cases.push({ says, is: http, probe: 'http/answers', with: asked });
  }
  return cases;
}

function sectionOf(cases: readonly FaultCase[]): object {
  const title = { en: 'Faults', zh: '故障' };
  const steps = cases.map((one, index) => ({
    id: `s${index}`,
    title,
    needs: [],
    prove: [{ probe: one.probe, with: one.with }],
  }));
  return { id: 'faults', title, steps };
}

function verify(output: string): Promise<Ended> {
  const argv = ['verify', 'faults.yaml', '--once', '--output', output];
  const env = { DR_WIZARD_HOME: path.join(world.folder, 'home') };
  return runProgram(argv, { cwd: world.folder, env });
}
