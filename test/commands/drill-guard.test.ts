import { expect, test } from 'vitest';
import { drillGuard } from '../../src/commands/drill-guard.ts';
import type { Json } from '../../src/model/json.ts';
import { aBook } from '../support/a-runbook.ts';
import { A_SUMMARY } from '../support/fake-ports.ts';

const SITE = aBook([]).runbook.site;
const bookOf = (production: Json) => aBook([], { site: { ...SITE, data: { production } } });
const PRACTICE = { ...A_SUMMARY, practice: true };

test('a cluster without the label is never drilled on', () => {
  expect(drillGuard(bookOf({}), A_SUMMARY)?.code).toBe('drill-not-practice');
  expect(drillGuard(bookOf({}), PRACTICE)).toBeNull();
});

test.each([
  [{ uids: ['uid-1'] }, 'uid-1'],
  [{ uid: 'uid-1' }, 'uid-1'],
  [{ servers: ['https://127.0.0.1:6443'] }, 'https://127.0.0.1:6443'],
  [{ servers: ['https://127.0.0.1'] }, 'https://127.0.0.1'],
  [{ servers: ['127.0.0.1:6443'] }, '127.0.0.1:6443'],
  [{ servers: ['https://198.51.100.1', '127.0.0.1'] }, '127.0.0.1'],
])('labelled or not, what stands under production as %j is refused', (production, what) => {
  expect(drillGuard(bookOf(production), PRACTICE)).toMatchObject({
    code: 'drill-on-production',
    params: { what },
  });
});

test.each([
  { servers: ['api.production.example.com:6443'] },
  { servers: ['API.Production.example.com'] },
  { servers: ['https://api.production.example.com.:6443/'] },
])('a server is known by its name, however it is written: %j', (production) => {
  const server = 'https://api.production.example.com';

  expect(drillGuard(bookOf(production), { ...PRACTICE, server })?.code).toBe('drill-on-production');
});
