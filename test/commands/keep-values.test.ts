import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { keepValues } from '../../src/commands/keep-values.ts';
import { texts } from '../../src/text/index.ts';
import { ACTORS, aRun } from '../support/a-run.ts';
import { aStep } from '../support/a-runbook.ts';

function aFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'drw-values-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

const OUTAGE = { do: 'answer', step: null, value: { 'run.lostCluster': 'none' } } as const;

test('the file is there before the first value, follows each change, and only its owner can read it', async () => {
  const folder = aFolder();
  const file = path.join(folder, 'values.txt');
  const { handle } = await aRun([aStep('a')], { mode: 'incident' });
  const kept = keepValues(handle, folder, texts('en'));

  await vi.waitFor(() => expect(readFileSync(file, 'utf8')).toContain('# None yet.'));
  expect(statSync(file).mode & 0o777).toBe(0o600);
  await handle.decide(OUTAGE, ACTORS.auto);
  await handle.decide(
    { do: 'answer', step: null, value: { 'run.outageStarted': 1_000_000 } },
    ACTORS.auto,
  );
  await vi.waitFor(() => expect(readFileSync(file, 'utf8')).toContain('run.outageStarted'));
  await handle.stop('interrupted');
  await kept.close();
});

test('a folder that takes nothing does not stop the run', async () => {
  const folder = path.join(aFolder(), 'gone');
  const { handle } = await aRun([aStep('a')], { mode: 'incident' });
  const kept = keepValues(handle, folder, texts('en'));

  expect(await handle.decide(OUTAGE, ACTORS.auto)).toEqual({ ok: true });
  await handle.stop('interrupted');
  await expect(kept.close()).resolves.toBeUndefined();
});
