import { readFile, stat, writeFile } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import path from 'node:path';
import { expect, test } from 'vitest';
import { createRun, newRunId } from '../../src/journal/create-run.ts';
import { RUN_STARTED, WIZARD } from '../support/events.ts';
import { RUN, aFolder, aRun, journalFile, options, started } from '../support/journal/a-home.ts';

test('a run is a folder that only its owner may read, with all that is in it', async () => {
  const { home, journal } = await aRun();

  const { file } = await journal.evidence('nodes', 'node-1 Ready');

  const modes: Record<string, string> = {};
  for (const name of ['', 'journal.jsonl', 'lock', 'evidence', file])
    modes[name] = ((await stat(path.join(home, 'runs', RUN, name))).mode & 0o777).toString(8);
  expect(modes).toEqual({
    '': '700',
    'journal.jsonl': '600',
    lock: '600',
    evidence: '700',
    [file]: '600',
  });
});

test('each line is one event and names the hash of the line before', async () => {
  const { home, journal } = await aRun([RUN_STARTED, started('one')]);

  const lines = (await readFile(journalFile(home), 'utf8')).split('\n');

  expect(lines).toHaveLength(3);
  const [first = '', second = '', rest] = lines;
  expect(JSON.parse(first)).toMatchObject({
    v: 1,
    seq: 1,
    at: 2000,
    run: RUN,
    mode: 'incident',
    by: WIZARD,
    prev: '0'.repeat(64),
    ...RUN_STARTED,
  });
  expect(JSON.parse(second)).toMatchObject({ seq: 2, prev: sha256(first), ...started('one') });
  expect(rest).toBe('');
  expect(journal.head).toBe(sha256(second));
  expect(journal.events).toEqual([JSON.parse(first), JSON.parse(second)]);
});

test('a line carries its own sum, as no other line vouches for the last one', async () => {
  const { home } = await aRun();

  const line = (await readFile(journalFile(home), 'utf8')).trimEnd();

  const [body = '', sum] = line.split(',"sum":');
  expect(sum).toBe(`"${sha256(body)}"}`);
});

test('facts that are appended at once are recorded in the order of the calls', async () => {
  const { journal } = await aRun();
  const names = Array.from({ length: 200 }, (_, n) => `step-${n}`);

  const events = await Promise.all(names.map((name) => journal.append(started(name), WIZARD)));

  expect(events.map((event) => event.seq)).toEqual(names.map((_, n) => n + 2));
  expect(journal.events.slice(1)).toEqual(events);
  expect(events.map((event) => 'step' in event && event.step)).toEqual(names);
});

test('a fact that is no JSON is refused alone', async () => {
  const { journal } = await aRun();
  const circular: Record<string, unknown> = {};
  circular['itself'] = circular;
  const value = JSON.parse('{}');
  Object.assign(value, circular);

  const outcomes = await Promise.allSettled([
    journal.append(started('before'), WIZARD),
    journal.append({ type: 'value-found', step: null, name: 'x', value, source: '' }, WIZARD),
    journal.append(started('after'), WIZARD),
  ]);

  expect(outcomes.map((outcome) => outcome.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(journal.lines).toBe(3);
});

test('a secret reaches neither the journal nor the evidence', async () => {
  const using = options();
  const { home, journal } = await aRun([RUN_STARTED], using);
  using.redactor.add('registry.password', 'Tr0ub4dor&3');

  const event = await journal.append(
    { type: 'value-found', step: null, name: 'x', value: ['-p', 'Tr0ub4dor&3'], source: 'probe' },
    WIZARD,
  );
  const ref = await journal.evidence('Tr0ub4dor&3', 'login with Tr0ub4dor&3');

  expect(event).toMatchObject({ value: ['-p', '‹secret registry.password›'] });
  expect(ref.file).toBe('evidence/0001-secret-registry.password.txt');
  const text = await readFile(path.join(journal.folder, ref.file), 'utf8');
  expect(text).toBe('login with ‹secret registry.password›');
  expect(await readFile(journalFile(home), 'utf8')).not.toContain('Tr0ub4dor');
});

test('a run whose folder is there already is refused', async () => {
  const { home } = await aRun();

  const again = createRun(home, RUN, 'drill', options());

  await expect(again).rejects.toMatchObject({ code: 'run-folder-taken' });
});

test('a home that is a file is refused with its path', async () => {
  const file = path.join(await aFolder(), 'file');
  await writeFile(file, '');

  const run = createRun(file, RUN, 'incident', options());

  await expect(run).rejects.toMatchObject({
    code: 'run-folder-missing',
    params: { path: path.join(file, 'runs', RUN) },
  });
});

test('a closed journal takes nothing more and gave its lock back', async () => {
  const { journal } = await aRun();

  await Promise.all([journal.close(), journal.close()]);

  await expect(journal.append(started('late'), WIZARD)).rejects.toThrow('is closed');
  await expect(journal.evidence('late', '')).rejects.toThrow('is closed');
  await expect(stat(path.join(journal.folder, 'lock'))).rejects.toMatchObject({ code: 'ENOENT' });
});

test('closing waits for what is being written', async () => {
  const { home, journal } = await aRun();

  void journal.append(started('one'), WIZARD);
  void journal.append(started('two'), WIZARD);
  await journal.close();

  expect((await readFile(journalFile(home), 'utf8')).trimEnd().split('\n')).toHaveLength(3);
});

test('a run id is 12 hex digits and another one each time', () => {
  const ids = Array.from({ length: 100 }, newRunId);

  expect(new Set(ids).size).toBe(100);
  expect(ids.filter((id) => !/^[0-9a-f]{12}$/u.test(id))).toEqual([]);
});

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
