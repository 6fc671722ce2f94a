import { expect, test } from 'vitest';
import { frameOf } from '../../../screens/frame.ts';
import { textOf } from '../../../screens/line.ts';
import { stageOf } from '../../../screens/stage.ts';
import type { RunHandle } from '../../../src/model/run.ts';
import type { TargetSummary } from '../../../src/model/ports.ts';
import { aBook, aStep } from '../../support/a-runbook.ts';
import { demoSession, settled } from '../../support/demo-session.ts';
import { WizardError } from '../../../src/model/error.ts';
import { A_SUMMARY } from '../../support/fake-ports.ts';
import { aState, fakeRun } from '../../support/fake-run.ts';

/** The screen on which a cluster is shown before its name is typed. */
async function shown(more: Partial<TargetSummary>): Promise<string> {
  const target = { ...A_SUMMARY, ...more };
  const book = aBook([aStep('pin', { kind: 'pin', proofs: [] })]);
  const demo = demoSession(fakeRun(book, aState(), { targets: [target] }));
  await demo.press('n', 'enter', 'enter');
  const { view, ui, words } = demo.picture();
  return frameOf(stageOf(view, ui, words, { columns: 110, rows: 30 }))
    .lines.map(textOf)
    .join('\n');
}

test('a cluster is shown with what was counted in it', async () => {
  const screen = await shown({ workloads: 41 });

  expect(screen).toContain('2 of 2 ready');
  expect(screen).toContain('41 outside kube-system');
});

test('what could not be counted is shown as that, never as none', async () => {
  const screen = await shown({ version: '', nodes: null, nodesReady: null, workloads: null });

  expect(screen).toContain(A_SUMMARY.uid);
  expect(screen).toContain('version not told');
  expect(screen).toMatch(/nodes +not known: you may not list them/);
  expect(screen).toMatch(/workloads +not known: you may not list them/);
  expect(screen).not.toContain('0 outside kube-system');
});

test('why no cluster could be listed earlier is not said while they are read again', async () => {
  const book = aBook([aStep('pin', { kind: 'pin', proofs: [] })]);
  const run = fakeRun(book, aState());
  const { promise: read, resolve: tell } = Promise.withResolvers<readonly Context[]>();
  const answers = [
    Promise.reject(new WizardError('usage', 'kubeconfig-missing', { file: 'new.yaml' })),
    read,
  ];
  const handle = { ...run.handle, contexts: () => answers.shift() ?? read };
  const demo = demoSession({ ...run, handle });
  await settled();
  await demo.press('n');
  const lines = () => {
    const { view, ui, words } = demo.picture();
    return frameOf(stageOf(view, ui, words, { columns: 80, rows: 24 })).lines.map(textOf);
  };
  const meanwhile = lines().join('\n');

  tell([{ name: 'new', server: A_SUMMARY.server, current: true }]);
  await settled();

  expect(meanwhile).toContain('Reading the contexts');
  expect(meanwhile).not.toContain('new.yaml');
  expect(lines().find((line) => line.startsWith('❯'))).toContain(A_SUMMARY.server);
});

type Context = Awaited<ReturnType<RunHandle['contexts']>>[number];
