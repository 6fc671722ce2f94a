import { expect, test } from 'vitest';
import type { JsonObject } from '../../../src/model/json.ts';
import { readFromStore } from '../../../src/practice/front-door/read-store.ts';
import { createStore } from '../../../src/practice/store/store.ts';
import { textAt } from '../../../src/practice/store/json.ts';
import {
  ADDRESS,
  aShop,
  AUTHORITY,
  frontDoorWorld,
  SHOP,
  tlsSecret,
} from '../../support/practice/front-door-world.ts';
import { NEVER } from '../../support/probes/readers.ts';

test('the front door serves what stands in the store, and what is put in its place at once', async () => {
  const store = createStore();
  const put = (object: JsonObject) => {
    const kind = store.kinds().find((one) => one.kind === textAt(object, 'kind'));
    if (kind !== undefined) store.put(kind, object);
  };
  const world = await frontDoorWorld([], { read: readFromStore(store) });
  const roots = [(await AUTHORITY).root];
  const shaken = async () => {
    const question = { address: ADDRESS, port: 443, serverName: SHOP, roots };
    const seen = await world.readers.tls.handshake(question, NEVER);
    return seen.is === 'shaken' ? seen.authorizationError : seen.is;
  };
  const empty = await shaken();
  for (const object of await aShop()) put(object);
  const good = await shaken();
  put(await tlsSecret('frontend/shop-tls', { fault: 'expired' }));

  expect([empty, good, await shaken()]).toEqual(['reset', null, 'CERT_HAS_EXPIRED']);
});
