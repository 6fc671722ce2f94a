import { expect, test } from 'vitest';
import { namespacesActive } from '../../../src/probes/kubernetes/namespaces-active.ts';
import { anObject } from '../../support/probes/objects.ts';
import { NEVER, readersOf } from '../../support/probes/readers.ts';

const NAMESPACES = [
  anObject('Namespace', 'metadata: { name: prod }\nstatus: { phase: Active }'),
  anObject('Namespace', 'metadata: { name: infra }\nstatus: { phase: Active }'),
  anObject('Namespace', 'metadata: { name: old }\nstatus: { phase: Terminating }'),
];

test.each([
  [['prod', 'infra'], 'pass', null, 2],
  [['prod', 'pre'], 'fail', 'object-absent', 1],
  [['prod', 'old'], 'fail', 'namespace-terminating', 1],
  [[], 'unknown', 'nothing-expected', 0],
])('%j', async (names, verdict, code, done) => {
  const seen = await namespacesActive.look({ names }, readersOf(NAMESPACES), NEVER);

  expect([seen.verdict, seen.cause?.code ?? null, seen.progress?.done]).toEqual([
    verdict,
    code,
    done,
  ]);
});
