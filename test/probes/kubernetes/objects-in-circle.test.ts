import { expect, test } from 'vitest';
import type { KubeObject } from '../../../src/model/ports.ts';
import { objectsReady } from '../../../src/probes/kubernetes/objects-ready.ts';
import { aDeployment } from '../../support/probes/objects.ts';
import { NEVER, readersOf } from '../../support/probes/readers.ts';

test('objects that own each other are judged each, not left out', async () => {
  const owner = { apiVersion: 'apps/v1', kind: 'Deployment', controller: true };
  const owned = (name: string, above: string): KubeObject => {
    const object = aDeployment(name, 1, 0);
    const ownerReferences = [{ ...owner, name: above, uid: above }];
    return { ...object, metadata: { ...object.metadata, uid: name, ownerReferences } };
  };
  const objects = [owned('one', 'other'), owned('other', 'one'), aDeployment('good', 1, 1)];

  const said = await objectsReady.look({ kinds: ['Deployment'] }, readersOf(objects), NEVER);

  expect([said.verdict, said.progress?.of]).toEqual(['wait', 3]);
});
