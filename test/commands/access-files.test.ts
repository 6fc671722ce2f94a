import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { accessFiles, savedKubeconfig } from '../../src/commands/access-files.ts';
import type { Fact } from '../../src/model/event.ts';
import { aBook } from '../support/a-runbook.ts';
import { RUN_STARTED } from '../support/events.ts';
import { fakePorts } from '../support/fake-ports.ts';

function aFolder() {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'dr-wizard-access-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const at = (name: string) => path.join(folder, name);
  const save = (name: string, ...contexts: readonly string[]) =>
    writeFileSync(at(name), JSON.stringify(aKubeconfig(contexts)));
  return { folder, at, save };
}

function aKubeconfig(contexts: readonly string[]) {
  return {
    'current-context': contexts[0],
    contexts: contexts.map((name) => ({ name, context: { cluster: name, user: name } })),
    clusters: contexts.map((name) => ({
      name,
      cluster: { server: `https://${name}.example.com` },
    })),
    users: contexts.map((name) => ({ name, user: {} })),
  };
}

test('a cluster whose access was saved meanwhile is proposed first, and chosen by nobody', async () => {
  const { at, save } = aFolder();
  save('own', 'lost', 'test');
  const files = accessFiles(at('own'), () => at('recovered'));

  expect((await files.contexts()).map(({ name }) => name)).toEqual(['lost', 'test']);
  save('recovered', 'new');

  const rows = await files.contexts();
  expect(rows.map(({ name, current }) => [name, current])).toEqual([
    ['new', false],
    ['lost', true],
    ['test', false],
  ]);
  expect(await files.fileOf('new')).toBe(at('recovered'));
  expect(await files.fileOf('lost')).toBe(at('own'));
});

test('a name that stands in both files stays that of the own one', async () => {
  const { at, save } = aFolder();
  save('own', 'kubernetes');
  save('recovered', 'kubernetes');
  const files = accessFiles(at('own'), () => at('recovered'));

  expect(await files.contexts()).toHaveLength(1);
  expect(await files.fileOf('kubernetes')).toBe(at('own'));
});

test('without an own file the saved one is enough, and without any the own one is missed', async () => {
  const { at, save } = aFolder();
  const files = accessFiles(at('own'), () => at('recovered'));

  await expect(files.contexts()).rejects.toMatchObject({ code: 'kubeconfig-missing' });
  save('recovered', 'new');

  expect((await files.contexts()).map(({ name }) => name)).toEqual(['new']);
});

test('where it is saved the site says, or somebody has told it', () => {
  const book = aBook([]);
  const told = (value: string): Fact => ({
    type: 'value-found',
    step: null,
    name: 'site.cluster.kubeconfig',
    value,
    source: 'ops',
  });
  const { journal } = fakePorts({ facts: [RUN_STARTED, told('recovered.yaml')] });

  expect(savedKubeconfig(book, [], '/somewhere')()).toBeNull();
  expect(savedKubeconfig(book, journal.events, '/somewhere')()).toBe('/somewhere/recovered.yaml');
});
