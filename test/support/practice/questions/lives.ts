import type { Reply, Step } from '../api-client.ts';
import { inTurn, type Questions } from './ask-both.ts';

const MERGE = 'application/merge-patch+json';

/** How objects go: alone, all of them, with what they own, and held by somebody. */
export const lives: Questions = async ({ ns, admin }, note) => {
  const all = `/api/v1/namespaces/${ns}/services`;
  const maps = `/api/v1/namespaces/${ns}/configmaps`;
  const map = (name: string, metadata: object = {}) => ({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name, ...metadata },
  });
  const post = (path: string, body: object): Step => ({
    method: 'POST',
    path: `${path}?fieldManager=tester`,
    body,
  });
  const uidOf = ({ body }: Reply): string =>
    /"uid":"([^"]+)"/.exec(JSON.stringify(body))?.[1] ?? '';
  const gone = async (path: string): Promise<void> => {
    while ((await admin({ method: 'GET', path })).status === 200);
  };
  const own = async (owner: string, name: string, isBlocking = true): Promise<void> => {
    const reply = await admin(post(maps, map(owner)));
    const reference = { apiVersion: 'v1', kind: 'ConfigMap', name: owner, uid: uidOf(reply) };
    const ownerReferences = [{ ...reference, blockOwnerDeletion: isBlocking }];
    await admin(post(maps, map(name, { ownerReferences })));
  };
  for (const name of ['x', 'y', 'z'])
    await admin(post(maps, map(name, { labels: { of: 'many' } })));
  await inTurn(admin, note, [
    ['dry-deletes many', { method: 'DELETE', path: `${maps}?labelSelector=of%3Dmany&dryRun=All` }],
    [
      'deletes many by field',
      { method: 'DELETE', path: `${maps}?fieldSelector=metadata.name%3Dx` },
    ],
    ['deletes many', { method: 'DELETE', path: `${maps}?labelSelector=of%3Dmany` }],
    ['lists what is left of many', { method: 'GET', path: `${maps}?labelSelector=of%3Dmany` }],
    ['deletes many of a wrong label', { method: 'DELETE', path: `${maps}?labelSelector=a%20b` }],
    [
      'deletes all namespaces',
      { method: 'DELETE', path: '/api/v1/namespaces?labelSelector=a%3Dnone' },
    ],
    ['deletes everywhere', { method: 'DELETE', path: '/api/v1/configmaps' }],
    ['deletes services', { method: 'DELETE', path: all }],
    [
      'deletes by a policy that is none',
      { method: 'DELETE', path: `${maps}/q?propagationPolicy=Sideways` },
    ],
    [
      'deletes by a body of something else',
      { method: 'DELETE', path: `${maps}/q`, body: { kind: 'ConfigMap', apiVersion: 'v1' } },
    ],
    [
      'deletes with two policies',
      {
        method: 'DELETE',
        path: `${maps}/q`,
        body: { propagationPolicy: 'Orphan', orphanDependents: true },
      },
    ],
    ['deletes with a negative time', { method: 'DELETE', path: `${maps}/q?gracePeriodSeconds=-5` }],
  ]);

  await own('front', 'front-of');
  note(
    'deletes in the foreground',
    await admin({ method: 'DELETE', path: `${maps}/front?propagationPolicy=Foreground` }),
  );
  await gone(`${maps}/front`);
  note('what it owned is gone', await admin({ method: 'GET', path: `${maps}/front-of` }));

  await own('back', 'back-of');
  note(
    'deletes in the background',
    await admin({ method: 'DELETE', path: `${maps}/back?propagationPolicy=Background` }),
  );
  await gone(`${maps}/back-of`);

  await own('left', 'left-of');
  note(
    'deletes and leaves behind',
    await admin({ method: 'DELETE', path: `${maps}/left?propagationPolicy=Orphan` }),
  );
  await gone(`${maps}/left`);
  note('what it owned is left', await admin({ method: 'GET', path: `${maps}/left-of` }));

  const held = map('held', { finalizers: ['example.com/held'] });
  await inTurn(admin, note, [
    ['is held', post(maps, held)],
    ['deletes it', { method: 'DELETE', path: `${maps}/held` }],
    ['deletes it again', { method: 'DELETE', path: `${maps}/held` }],
    ['creates it again while it goes', post(maps, held)],
    [
      'changes it while it goes',
      {
        method: 'PATCH',
        path: `${maps}/held?fieldManager=tester`,
        type: MERGE,
        body: { data: { a: '1' } },
      },
    ],
    ['has a finalizer without a name', post(maps, map('bad', { finalizers: ['not good/'] }))],
    [
      'has an owner of no kind',
      post(maps, map('bad', { ownerReferences: [{ name: 'x', uid: 'y' }] })),
    ],
    [
      'is let go by a patch',
      {
        method: 'PATCH',
        path: `${maps}/held?fieldManager=tester`,
        type: 'application/json-patch+json',
        body: [{ op: 'remove', path: '/metadata/finalizers' }],
      },
    ],
    ['is gone', { method: 'GET', path: `${maps}/held` }],
    ['deletes a namespace that lasts', { method: 'DELETE', path: '/api/v1/namespaces/default' }],
    ['has a name that is too long', post(maps, map('x'.repeat(254)))],
  ]);
};
