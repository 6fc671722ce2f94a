import { expect, test, vi } from 'vitest';
import type { KubeObject } from '../../../src/model/ports.ts';
import { anApiServer } from '../../support/practice/an-api-server.ts';

const NEVER = new AbortController().signal;

function aConfigMap(name: string, data: object): KubeObject {
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, namespace: 'default' }, data };
}

test('our own client applies, reads and removes', async () => {
  const access = await (await anApiServer()).cluster();
  const { uid } = await access.reader.summary(NEVER);
  const writer = access.writer(uid);
  const object = aConfigMap('a', { colour: 'blue' });

  const created = await writer.apply(object, NEVER);
  const again = await writer.apply(object, NEVER);
  const changed = await writer.apply(aConfigMap('a', { colour: 'red' }), NEVER);
  const read = await access.reader.get({ ...object, ...object.metadata }, NEVER);
  await writer.remove({ ...object, ...object.metadata }, created.uid, NEVER);

  expect([created, again, changed]).toMatchObject([
    { created: true, changed: true, namespace: 'default' },
    { created: false, changed: false, uid: created.uid },
    { created: false, changed: true, uid: created.uid },
  ]);
  expect(read).toMatchObject({ data: { colour: 'red' } });
  await vi.waitFor(async () =>
    expect(await access.reader.get({ ...object, ...object.metadata }, NEVER)).toBeUndefined(),
  );
});

test('who follows is told what is there, what changes and what goes', async () => {
  const { cluster } = await anApiServer();
  const access = await cluster();
  const { uid } = await access.reader.summary(NEVER);
  const writer = access.writer(uid);
  const first = await writer.apply(aConfigMap('a', { n: '1' }), NEVER);
  const told: string[] = [];
  const leaving = new AbortController();
  const following = (async () => {
    const selection = { apiVersion: 'v1', kind: 'ConfigMap', namespaces: ['default'] };
    for await (const batch of access.reader.follow([selection], leaving.signal))
      for (const change of batch)
        told.push('object' in change ? `${change.is} ${change.object.metadata.name}` : change.is);
  })().catch(() => undefined);
  await vi.waitFor(() => expect(told).toContain('whole'));

  await writer.apply(aConfigMap('b', {}), NEVER);
  await writer.apply(aConfigMap('a', { n: '2' }), NEVER);
  await writer.remove(
    { apiVersion: 'v1', kind: 'ConfigMap', name: 'a', namespace: 'default' },
    first.uid,
    NEVER,
  );

  await vi.waitFor(() => expect(told).toContain('gone a'));
  expect(told.filter((one) => !one.endsWith('kube-root-ca.crt')).slice(0, 4)).toEqual([
    'put a',
    'whole',
    'put b',
    'put a',
  ]);
  leaving.abort();
  await following;
});
