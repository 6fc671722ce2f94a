import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { isObject, type Json } from '../../src/model/json.ts';
import { startCloud } from '../../src/practice/cloud/cloud-server.ts';
import { KEY_ENV } from '../support/cloud/stubbed-cloud.ts';
import { otherNode } from '../support/other-node.ts';
import { runProgram } from '../support/program.ts';

/** A runbook of one row that asks a cloud, and the site of that cloud. */
function aRunbook(endpoint: string): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'dr-wizard-cloud-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const title = { en: 'Cloud', zh: '云' };
  const head = { apiVersion: 'dr-wizard/v1', title };
  const probe = {
    probe: 'cloud/credentials-valid',
    with: { cloud: '${{ site.cloud }}' },
    finds: { account: 'cloud.account' },
  };
  const steps = [{ id: 'credentials', title, prove: [probe] }];
  const write = (name: string, value: object) =>
    writeFileSync(path.join(folder, name), JSON.stringify(value));
  write('runbook.yaml', { ...head, kind: 'Runbook', id: 'cloud', sections: ['one.yaml'] });
  write('one.yaml', { ...head, id: 'one', ref: '1', steps });
  const cloud = { provider: 'alibaba', region: 'eu-central-1', endpoint };
  write('site.yaml', { ...head, kind: 'Site', id: 'here', cloud });
  return folder;
}

const older = otherNode('22.23.3');
const NODES: readonly (readonly [major: string, node: string])[] = [
  ['24', process.execPath],
  ...(older === undefined ? [] : [['22', path.join(older, 'node')] as const]),
];

test.each(NODES)(
  'the built program asks a cloud with credentials of its environment, under Node %s',
  { timeout: 120_000 },
  async (_major, node) => {
    const stub = await startCloud();
    onTestFinished(() => stub.stop());
    const folder = aRunbook(stub.url);

    const ended = await runProgram(
      ['verify', folder, '--site', path.join(folder, 'site.yaml'), '--output', 'json'],
      { env: KEY_ENV, node },
    );

    const sheet: Json = JSON.parse(ended.stdout);
    expect(isObject(sheet) ? sheet['verdict'] : ended).toBe('pass');
    expect(ended.stdout + ended.stderr).not.toContain(KEY_ENV.ALIBABA_CLOUD_ACCESS_KEY_SECRET);
    expect(stub.actions()).toEqual(['GetCallerIdentity', 'DescribeRegions']);
  },
);

test('the built program without credentials cannot tell, and says where it looked', async () => {
  const stub = await startCloud();
  onTestFinished(() => stub.stop());
  const folder = aRunbook(stub.url);

  const site = path.join(folder, 'site.yaml');
  const ended = await runProgram(['verify', folder, '--site', site], {
    env: { HOME: folder },
  });

  expect(ended.stdout).toContain('ALIBABA_CLOUD_ACCESS_KEY_ID');
  expect(ended.exitCode).toBe(1);
  expect(stub.actions()).toEqual([]);
});
