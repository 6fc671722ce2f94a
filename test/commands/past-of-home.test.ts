import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { loadBook, type LoadedBook } from '../../src/commands/load-book.ts';
import { pastBeside, pastOfHome } from '../../src/commands/past-of-home.ts';
import { provedOf } from '../../src/core/proved.ts';
import { createRun } from '../../src/journal/create-run.ts';
import type { Fact } from '../../src/model/event.ts';
import { aCommandWorld } from '../support/command-world.ts';
import { WIZARD } from '../support/events.ts';
import { options } from '../support/journal/a-home.ts';

const RUNBOOK = (proof: string) => `apiVersion: dr-wizard/v1
kind: Section
id: only
ref: '1'
title: { en: Only }
steps:
  - id: look
    title: { en: Look }
    prove: [{ assert: '${proof}', says: { en: So. } }]
  - id: word
    title: { en: Give a word }
    manual: { checklist: [{ en: Ask around. }] }
    attest: { en: Asked. }
`;

async function aHome() {
  const home = await mkdtemp(path.join(tmpdir(), 'dr-wizard-past-'));
  onTestFinished(() => rm(home, { recursive: true, force: true }));
  const { world } = aCommandWorld(home, { home });
  const load = async (proof: string): Promise<LoadedBook> => {
    await writeFile(path.join(home, 'only.yaml'), RUNBOOK(proof));
    return loadBook(world, 'only.yaml', null);
  };
  return { home, world, load };
}

async function aDrill(home: string, run: string, { runbook, sources }: LoadedBook): Promise<void> {
  const facts: readonly Fact[] = [
    {
      type: 'run-started',
      tool: { version: '0', build: 'test', node: '24' },
      runbook,
      site: { id: '', sha256: '', entry: '' },
      sources,
      cwd: home,
      folder: home,
      options: { lang: 'en', kubeconfig: null, context: null },
    },
    { type: 'step-started', step: 'look', attempt: 1, key: 'run/look/1' },
    { type: 'step-passed', step: 'look', seen: [] },
    { type: 'operator-decided', decision: { do: 'attest', step: 'word', reason: 'asked' } },
  ];
  const journal = await createRun(home, run, 'drill', options());
  for (const fact of facts) await journal.append(fact, WIZARD);
  await journal.close();
}

test('a drill proves the steps of its runbook until their text changes', async () => {
  const { home, world, load } = await aHome();
  const then = await load('1 == 1');
  await aDrill(home, 'aa0000000000', then);

  const same = await pastOfHome(world, then.book);
  const changed = await pastOfHome(world, (await load('2 == 2')).book);

  const asOf = 60_000;
  expect(provedOf(same, 'look', asOf)).toMatchObject({
    is: 'fresh',
    last: { run: 'aa0000000000', ground: 'drill', version: same.versions.get('look') },
    took: { drill: { runs: 1, medianMs: 1000, worstMs: 1000 } },
  });
  expect(provedOf(changed, 'look', asOf)).toMatchObject({ is: 'old', changed: true });
  expect(provedOf(changed, 'word', asOf)).toMatchObject({ is: 'fresh', last: { attested: true } });
});

test('a runbook of then that nobody can read any more makes its steps old, never unproved', async () => {
  const { home, world, load } = await aHome();
  const { book, ...then } = await load('1 == 1');
  const [source] = then.sources;
  const text = source?.text.replace('attest:', 'vow:') ?? '';
  const sources = [{ path: source?.path ?? '', text }];
  await aDrill(home, 'aa0000000000', { ...then, book, sources });

  const past = await pastOfHome(world, book);

  expect(provedOf(past, 'look', 60_000)).toMatchObject({ is: 'old', last: { version: null } });
});

test('beside a run the past is told once it was read, and never after the run was left', async () => {
  const { home, world, load } = await aHome();
  const { book, ...then } = await load('1 == 1');
  await aDrill(home, 'aa0000000000', { ...then, book });
  const told: number[] = [];
  const past = pastBeside(world, book);
  past.onChange(() => told.push(past.now()?.runs.length ?? -1));
  const left = pastBeside(world, book);
  left.onChange(() => told.push(-2));
  left.close();

  const atFirst = past.now();
  await vi.waitFor(() => expect(told).toEqual([1]));

  expect(atFirst).toBeNull();
  expect(left.now()).toBeNull();
});
