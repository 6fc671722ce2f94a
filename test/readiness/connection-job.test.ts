import { expect, test } from 'vitest';
import { dataStoresOf } from '../../src/readiness/connection-job.ts';

const STORE = { name: 'database', host: 'db.example.com', port: 3306 };

test.each([
  ['true', true],
  ['yes', true],
  [true, true],
  [false, false],
  ['no', false],
  [null, false],
])('tls: %s is understood as it is meant', (tls, meant) => {
  expect(dataStoresOf([{ ...STORE, tls }])).toMatchObject({ stores: [{ tls: meant }] });
});
