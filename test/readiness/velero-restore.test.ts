import { expect, test } from 'vitest';
import { isRestoreOf } from '../../src/readiness/velero-restore.ts';
import { aRestore } from '../support/velero/objects.ts';

const ASKED = { backup: 'nightly', namespaces: ['prod'] };

test.each([
  ['only some kinds', { includedResources: ['secrets'] }],
  ['only what has a label', { labelSelector: { matchLabels: { app: 'web' } } }],
  ['only what has one of several labels', { orLabelSelectors: [{ matchLabels: { a: 'b' } }] }],
  ['the namespace under another name', { namespaceMapping: { prod: 'prod-copy' } }],
])('a Restore that brings back %s is none of the whole namespace', (_what, spec) => {
  expect(isRestoreOf(aRestore('a', { spec }), ASKED)).toBe(false);
});

test.each([
  ['all kinds by a star', { includedResources: ['*'], labelSelector: {} }],
  ['what servers leave out of every restore', { excludedResources: ['nodes', 'events'] }],
  ['another namespace under another name', { namespaceMapping: { pre: 'pre-copy' } }],
])('a Restore of %s is one of the whole namespace', (_what, spec) => {
  expect(isRestoreOf(aRestore('a', { spec }), ASKED)).toBe(true);
});
