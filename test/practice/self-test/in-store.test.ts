import { expect, test } from 'vitest';
import { altered, missing, objectIn } from '../../../src/practice/self-test/in-store.ts';
import { create } from '../../../src/practice/store/create.ts';
import { withAt } from '../../../src/practice/store/json.ts';
import { kindNamed } from '../../../src/practice/store/kinds.ts';
import { uidOf, withMetadata } from '../../../src/practice/store/metadata.ts';
import { createStore } from '../../../src/practice/store/store.ts';

const SECRET = kindNamed('Secret');
const PLACE = { namespace: 'prod', name: 'held' };

function aSecret() {
  const store = createStore();
  create(store, kindNamed('Namespace'), undefined, { metadata: { name: 'prod' } }, { manager: '' });
  const body = { metadata: { name: 'held' }, data: { key: 'dmFsdWU=' } };
  create(store, SECRET, 'prod', body, { manager: '' });
  return store;
}

test('an object that was missing comes back as it was, with its UID', async () => {
  const store = aSecret();
  const before = objectIn(store, 'Secret', PLACE);

  const mend = missing(store, 'Secret', PLACE);
  expect(store.get(SECRET, PLACE)).toBeUndefined();
  await mend();

  const now = objectIn(store, 'Secret', PLACE);
  expect([uidOf(now), now['data']]).toEqual([uidOf(before), before['data']]);
});

test('of an object only what was altered is put back: others may have changed it since', async () => {
  const store = aSecret();

  const mend = altered(store, 'Secret', PLACE, ['data'], (one) => withAt(one, ['data'], {}));
  const broken = objectIn(store, 'Secret', PLACE);
  store.put(SECRET, withMetadata(broken, { labels: { since: 'then' } }));
  await mend();

  expect(broken['data']).toEqual({});
  expect(objectIn(store, 'Secret', PLACE)).toMatchObject({
    metadata: { labels: { since: 'then' } },
    data: { key: 'dmFsdWU=' },
  });
});
