import { expect, test } from 'vitest';
import { ensureNamespaces } from '../../../src/actions/kubernetes/ensure-namespaces.ts';
import { anObject } from '../../support/probes/objects.ts';
import { NEVER } from '../../support/probes/readers.ts';
import { writersOf } from '../../support/actions/writers.ts';

const PROD = anObject('Namespace', 'metadata: { name: prod }\nstatus: { phase: Active }');

test('only what is missing is created, and each is in the ledger with how it is removed', async () => {
  const { ports, seen } = writersOf([PROD]);

  const result = await ensureNamespaces.act({ names: ['prod', 'pre'] }, ports, NEVER);

  expect(seen.applied.map((one) => one.metadata.name)).toEqual(['pre']);
  expect(result).toEqual({
    changed: true,
    created: [
      {
        what: { kind: 'Namespace', name: 'pre', apiVersion: 'v1', uid: 'uid-of-pre' },
        undo: {
          uses: 'kubernetes/remove',
          with: { apiVersion: 'v1', kind: 'Namespace', name: 'pre', uid: 'uid-of-pre' },
        },
      },
    ],
    evidence: [{ name: 'namespaces', text: 'already so Namespace prod\ncreated Namespace pre' }],
  });
  expect(seen.progress.at(-1)).toEqual({ done: 2, of: 2, unit: 'namespaces' });
});

test('where all are there nothing is changed', async () => {
  const { ports, seen } = writersOf([PROD]);

  const result = await ensureNamespaces.act({ names: ['prod'] }, ports, NEVER);

  expect([result.changed, seen.applied]).toEqual([false, []]);
});

test('one on its way out stops all before anything is created, and what holds it is named', async () => {
  const old = anObject(
    'Namespace',
    `metadata: { name: old }
status:
  phase: Terminating
  conditions:
    - { type: NamespaceContentRemaining, status: "True", message: "configmaps. has 1 resource instances" }`,
  );
  const { ports, seen } = writersOf([old]);

  const acting = ensureNamespaces.act({ names: ['pre', 'old'] }, ports, NEVER);

  await expect(acting).rejects.toMatchObject({
    code: 'namespace-terminating',
    params: { name: 'old', held: 'configmaps. has 1 resource instances' },
  });
  expect(seen.applied).toEqual([]);
});

test('the plan says each one, and how by hand', () => {
  expect(ensureNamespaces.plan({ names: ['a', 'b'] })).toMatchObject({
    will: [{ params: { name: 'a' } }, { params: { name: 'b' } }],
    byHand: [
      ['kubectl', 'create', 'namespace', 'a'],
      ['kubectl', 'create', 'namespace', 'b'],
    ],
  });
});
