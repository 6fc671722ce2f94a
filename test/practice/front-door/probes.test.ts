import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { answers } from '../../../src/probes/http/answers.ts';
import { serves } from '../../../src/probes/tls/serves.ts';
import type { JsonObject } from '../../../src/model/json.ts';
import {
  ADDRESS,
  aShop,
  AUTHORITY,
  backend,
  frontDoorWorld,
  SHOP,
  tlsSecret,
} from '../../support/practice/front-door-world.ts';
import { NEVER } from '../../support/probes/readers.ts';

async function proven(...changed: readonly JsonObject[]) {
  const folder = mkdtempSync(path.join(tmpdir(), 'trust-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const trust = path.join(folder, 'roots.pem');
  writeFileSync(trust, (await AUTHORITY).root);
  const world = await frontDoorWorld(await aShop());
  world.put(...changed);
  const input = { hosts: [SHOP], address: ADDRESS, trust: [trust] };
  const found = await Promise.all(
    [serves, answers].map((probe) => probe.look(input, world.readers, NEVER)),
  );
  return found.map(({ verdict, cause }) => [verdict, cause?.code ?? null]);
}

test('a host with its certificate and a pod that is ready passes', async () => {
  expect(await proven()).toEqual([
    ['pass', null],
    ['pass', null],
  ]);
});

test('a Service without pods that are ready is waited for, whatever its certificate', async () => {
  expect(await proven(...backend('frontend/shop', 0))).toEqual([
    ['pass', null],
    ['wait', 'http-unavailable'],
  ]);
});

test('a Secret of another host leaves the default certificate, which is waited for', async () => {
  const secret = await tlsSecret('frontend/shop-tls', { hosts: ['pay.example.com'] });

  expect(await proven(secret)).toEqual([
    ['wait', 'tls-default-certificate'],
    ['wait', 'http-tls'],
  ]);
});

test('a certificate that lacks its intermediate or has ended stays wrong until somebody acts', async () => {
  const [bare, ended] = await Promise.all([
    tlsSecret('frontend/shop-tls', { fault: 'without-intermediate' }),
    tlsSecret('frontend/shop-tls', { fault: 'expired' }),
  ]);

  expect((await proven(bare))[0]).toEqual(['fail', 'tls-intermediate-missing']);
  expect((await proven(ended))[0]).toEqual(['fail', 'tls-expired']);
});
