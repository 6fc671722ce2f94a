import { expect } from 'vitest';
import { clusterTest as test, type Cluster } from '../../support/control-plane/index.ts';
import { configMapSteps, type Named } from '../../support/practice/api-steps.ts';
import { applySteps } from '../../support/practice/apply-steps.ts';
import { differences, inTurn } from '../../support/practice/questions/ask-both.ts';
import { bodies } from '../../support/practice/questions/bodies.ts';
import { lives } from '../../support/practice/questions/lives.ts';
import { rights } from '../../support/practice/questions/rights.ts';
import { shown } from '../../support/practice/questions/shown.ts';
import { watches } from '../../support/practice/questions/watches.ts';

function both(cluster: Cluster, stepsIn: (namespace: string) => readonly Named[]) {
  return differences(cluster, ({ ns, admin }, note) => inTurn(admin, note, stepsIn(ns)));
}

test('it creates, reads, changes, lists and deletes as the real one does, and refuses in its words', async ({
  cluster,
}) => {
  expect(await both(cluster, configMapSteps)).toEqual([]);
});

test('it applies for several managers as the real one does', async ({ cluster }) => {
  expect(await both(cluster, applySteps)).toEqual([]);
});

test('it tells who follows what the real one tells, and from when it can', async ({ cluster }) => {
  expect(await differences(cluster, watches)).toEqual([]);
});

test('it knows, allows and refuses people as the real one does', async ({ cluster }) => {
  expect(await differences(cluster, rights)).toEqual([]);
});

test('objects go, stay and are held as in the real one', async ({ cluster }) => {
  expect(await differences(cluster, lives)).toEqual([]);
});

test('bodies that do not fit are refused in the words of the real one, and parts of objects are written alone', async ({
  cluster,
}) => {
  expect(await differences(cluster, bodies)).toEqual([]);
});

test('it serves of each kind what the real one does, under the same names', async ({ cluster }) => {
  expect(await differences(cluster, shown)).toEqual([]);
});
