import type { DoorCell, DoorColumn, DoorRow } from '../../src/model/front-door.ts';
import { aCause, type Params, type Verdict } from '../../src/model/verdict.ts';
import { MINUTE, NOW } from './fake-run.ts';

export const NEW_ADDRESS = '203.0.113.7';
export const OLD_ADDRESS = '198.51.100.9';

const RESOLVERS = ['8.8.8.8', '1.1.1.1', '9.9.9.9', '223.5.5.5', '114.114.114.114'];

const NAMES = [
  'gw-us-aly.example.com',
  'www.example.org',
  'eureka-us-aly.example.net',
  'gateway-sandbox.example.org',
  'api-doc.example.org',
  'pay-checkout.example.io',
  'element.example.io',
  'score.example.org',
  'invitation.example.io',
  'wallet.example.io',
  'h5.example.com',
  'admin.example.com',
  'static.example.com',
  'risk-us-aly.example.net',
  'nacos-us-aly.example.net',
  'jenkins.example.com',
];

export function aCell(
  column: DoorColumn,
  verdict: Verdict,
  word: string,
  more: Partial<DoorCell> & { readonly params?: Params } = {},
): DoorCell {
  return {
    column,
    verdict,
    word,
    params: {},
    cause: null,
    notes: [],
    seen: [],
    at: NOW - 2000,
    ...more,
  };
}

const AUTHORITY: DoorColumn = { is: 'authority' };
const TLS: DoorColumn = { is: 'tls' };
const HTTP: DoorColumn = { is: 'http' };
const resolver = (server: string): DoorColumn => ({ is: 'resolver', server });

/** Everything is as it should be. */
export function aRightRow(name: string, resolvers = RESOLVERS): DoorRow {
  return {
    name,
    expected: NEW_ADDRESS,
    cells: [
      aCell(AUTHORITY, 'pass', 'new-of', {
        params: { n: 2, of: 2 },
        seen: [
          `ns1.example.com  A ${NEW_ADDRESS}  TTL 60`,
          `ns2.example.com  A ${NEW_ADDRESS}  TTL 60`,
        ],
      }),
      ...resolvers.map((server) =>
        aCell(resolver(server), 'pass', 'new', { aside: true, seen: [`A ${NEW_ADDRESS}  TTL 41`] }),
      ),
      aCell(TLS, 'pass', 'days', {
        params: { days: 61 },
        seen: [`${NEW_ADDRESS}:443  TLSv1.3`, 'CN=*.example.com  until 2027-01-23'],
      }),
      aCell(HTTP, 'pass', 'status', { params: { status: 200 }, seen: ['GET / 200  41 ms'] }),
    ],
  };
}

/** The same with some of its cells otherwise. */
export function withCells(row: DoorRow, ...cells: readonly DoorCell[]): DoorRow {
  const key = ({ column }: DoorCell) => JSON.stringify(column);
  return {
    ...row,
    cells: row.cells.map((cell) => cells.find((one) => key(one) === key(cell)) ?? cell),
  };
}

const old = (server: string, left: number) =>
  aCell(resolver(server), 'wait', 'old', {
    aside: true,
    until: NOW + left,
    seen: [`A ${OLD_ADDRESS}  TTL ${Math.round(left / 1000)}`],
  });

const CAUSES = {
  stale: aCause('dns-server-stale', {
    names: 'pay-checkout.example.io',
    servers: 'ns2.example.com',
    serial: 2026112303,
    newest: 2026112304,
    said: `It says ${OLD_ADDRESS}`,
    want: NEW_ADDRESS,
  }),
  failing: aCause('dns-server-failing', {
    names: 'wallet.example.io',
    servers: 'ns1.example.io',
    code: 'SERVFAIL',
  }),
  name: aCause('tls-name-mismatch', {
    names: 'pay-checkout.example.io',
    has: '*.example.com, example.com',
  }),
  expired: aCause('tls-expired', { names: 'admin.example.com', until: '2026-11-20', days: 3 }),
  soon: aCause('tls-expires-soon', { names: 'score.example.org', until: '2026-12-05', days: 12 }),
  chain: aCause('tls-intermediate-missing', { names: '10 names', issuer: 'CN=R11' }),
} as const;

const byName = new Map<string, (row: DoorRow) => DoorRow>([
  ['gw-us-aly.example.com', (row) => withCells(row, old('1.1.1.1', 4 * MINUTE + 20_000))],
  [
    'eureka-us-aly.example.net',
    (row) => ({
      ...row,
      cells: row.cells.filter(({ column }) => column.is === 'authority' || column.is === 'http'),
    }),
  ],
  [
    'gateway-sandbox.example.org',
    (row) => withCells(row, old('8.8.8.8', 8 * MINUTE + 41_000), old('223.5.5.5', 90_000)),
  ],
  [
    'api-doc.example.org',
    (row) =>
      withCells(
        row,
        aCell(HTTP, 'wait', 'status', {
          params: { status: 503 },
          seen: [
            'GET / 503  12 ms',
            '<title>503 \u001b[31mService Temporarily Unavailable\u001b[0m</title>',
          ],
        }),
      ),
  ],
  [
    'pay-checkout.example.io',
    (row) =>
      withCells(
        row,
        aCell(AUTHORITY, 'wait', 'new-of', {
          params: { n: 1, of: 2 },
          cause: CAUSES.stale,
          seen: [
            `ns1.example.com  A ${NEW_ADDRESS}  TTL 60  serial 2026112304`,
            `ns2.example.com  A ${OLD_ADDRESS}  TTL 600  serial 2026112303`,
          ],
        }),
        old('8.8.8.8', 61_000),
        aCell(resolver('9.9.9.9'), 'wait', 'none', { aside: true }),
        aCell(resolver('223.5.5.5'), 'unknown', 'timeout', { aside: true }),
        aCell(TLS, 'fail', 'name', {
          cause: CAUSES.name,
          seen: [
            `${NEW_ADDRESS}:443  TLSv1.3`,
            'CN=*.example.com',
            'names *.example.com, example.com',
          ],
        }),
        aCell(HTTP, 'unknown', 'tls', {}),
      ),
  ],
  [
    'score.example.org',
    (row) =>
      withCells(
        row,
        aCell(TLS, 'pass', 'days', {
          params: { days: 12 },
          notes: [CAUSES.soon],
        }),
      ),
  ],
  [
    'wallet.example.io',
    (row) =>
      withCells(
        row,
        aCell(AUTHORITY, 'unknown', 'unsure', {
          cause: CAUSES.failing,
        }),
      ),
  ],
  [
    'admin.example.com',
    (row) => withCells(row, aCell(TLS, 'fail', 'expired', { cause: CAUSES.expired })),
  ],
]);

/** Sixteen names and five resolvers in the middle of a move. */
export const DEMO_DOOR: readonly DoorRow[] = NAMES.map((name) => {
  const row = aRightRow(name);
  return byName.get(name)?.(row) ?? row;
});

/** Two hundred names, every twentieth of them not right. */
export const LARGE_DOOR: readonly DoorRow[] = Array.from({ length: 200 }, (_, index) => {
  const row = aRightRow(`service-${String(index).padStart(3, '0')}.production.example.com`);
  return index % 20 === 7
    ? withCells(row, aCell(TLS, 'fail', 'chain', { cause: CAUSES.chain }))
    : row;
});
