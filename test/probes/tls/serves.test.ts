import { expect, onTestFinished, test, vi } from 'vitest';
import type { HttpReader } from '../../../src/model/http.ts';
import type { Readers } from '../../../src/model/ports.ts';
import type { TlsQuestion, TlsSeen } from '../../../src/model/tls.ts';
import { serves } from '../../../src/probes/tls/serves.ts';
import { FAKE_READERS } from '../../support/fake-ports.ts';
import { aHandClock } from '../../support/probes/follower.ts';
import { NEVER } from '../../support/probes/readers.ts';
import { CA, certificateFacts, LEAF, NOW, shaken } from '../../support/tls/facts.ts';

const HOST = 'www.example.test';
const SHOP = 'shop.example.test';
const DEFAULT = certificateFacts({ subject: 'CN=default', names: ['default.example.test'] });
const MISMATCH = shaken({
  authorized: false,
  authorizationError: 'ERR_TLS_CERT_ALTNAME_INVALID',
  coversName: false,
  chain: [DEFAULT, CA],
});
const REFUSED: TlsSeen = { is: 'refused', address: null, code: 'ECONNREFUSED', ms: 1 };

const SILENT: HttpReader = {
  get: async () => ({ is: 'refused', address: null, code: 'ECONNREFUSED', ms: 1 }),
};

function telling(time: string): HttpReader {
  return {
    get: async () => ({
      is: 'answer',
      address: '203.0.113.10',
      version: '1.1',
      status: 404,
      headers: { date: time },
      body: '',
      cut: false,
      firstByteMs: 1,
      ms: 1,
    }),
  };
}

/** Answers by server name, all others as `else`. */
function aWorld(
  answers: { readonly [name: string]: TlsSeen },
  more: Partial<Readers> = {},
): { readonly readers: Readers; readonly asked: TlsQuestion[] } {
  const asked: TlsQuestion[] = [];
  const tls: Readers['tls'] = {
    async handshake(question) {
      asked.push(question);
      return answers[question.serverName] ?? answers['else'] ?? REFUSED;
    },
  };
  const clock = { ...aHandClock(), now: () => NOW };
  return { readers: { ...FAKE_READERS, tls, http: SILENT, clock, ...more }, asked };
}

const look = (input: object, readers: Readers) =>
  serves.look({ hosts: [HOST], ...input }, readers, NEVER);

test('each host is asked for at the address with its own name, and passes', async () => {
  const { readers, asked } = aWorld({ [HOST]: shaken(), [SHOP]: shaken() });

  const seen = await look({ hosts: [HOST, SHOP], address: '203.0.113.10', port: 8443 }, readers);

  expect(seen).toMatchObject({ verdict: 'pass', cause: null, others: [], notes: [], finds: {} });
  expect(asked.map(({ address, port, serverName }) => [address, port, serverName])).toEqual([
    ['203.0.113.10', 8443, 'no-such-name.invalid'],
    ['203.0.113.10', 8443, HOST],
    ['203.0.113.10', 8443, SHOP],
  ]);
});

test('without an address each is connected to by its name', async () => {
  const { readers, asked } = aWorld({ [HOST]: shaken() });

  await look({}, readers);

  expect(asked).toEqual([{ address: HOST, port: 443, serverName: HOST, roots: [] }]);
});

test('a row a host says in one word how it stands', async () => {
  const { readers } = aWorld({ [HOST]: shaken() });

  const seen = await look({ hosts: [HOST, SHOP], expected: ['203.0.113.10'] }, readers);

  expect(seen.door).toMatchObject([
    {
      name: HOST,
      expected: '203.0.113.10',
      cells: [{ column: { is: 'tls' }, verdict: 'pass', word: 'days', params: { days: 61 } }],
    },
    {
      name: SHOP,
      cells: [{ verdict: 'wait', word: 'refused', cause: { code: 'tls-port-refused' }, at: NOW }],
    },
  ]);
  expect(seen.door?.[0]?.cells[0]?.seen).toContain('0 s: CN=www.example.test');
});

test('where nobody took the connection it names the address that was asked, not the host', async () => {
  const { readers } = aWorld({});

  const byAddress = await look({ address: '203.0.113.10' }, readers);
  const byName = await look({}, readers);

  expect(byAddress.cause?.params).toMatchObject({ names: HOST, address: '203.0.113.10' });
  expect(byName.cause?.params).toMatchObject({ names: HOST, address: HOST });
});

test('the same fault of several hosts is said once, with all their names', async () => {
  const { readers } = aWorld({ else: MISMATCH });

  const seen = await look({ hosts: [HOST, SHOP], address: '203.0.113.10' }, readers);

  expect(seen).toMatchObject({
    verdict: 'fail',
    cause: {
      code: 'tls-name-mismatch',
      params: { names: `${HOST}, ${SHOP}`, has: 'default.example.test' },
      count: 2,
      object: { kind: 'Host', name: HOST },
    },
    others: [],
    notes: [{ code: 'tls-sni-ignored', params: { address: '203.0.113.10' }, count: 2 }],
  });
});

test('what waiting cannot help stands before what it can', async () => {
  const { readers } = aWorld({ [SHOP]: MISMATCH });

  const seen = await look({ hosts: [HOST, SHOP] }, readers);

  expect(seen).toMatchObject({
    verdict: 'fail',
    cause: { code: 'tls-name-mismatch' },
    others: [{ code: 'tls-port-refused', healsByItself: true }],
  });
});

test('that only this name gets what a made-up name gets too is noted with its fault', async () => {
  const { readers, asked } = aWorld({
    [HOST]: shaken(),
    [SHOP]: MISMATCH,
    'no-such-name.invalid': MISMATCH,
  });

  const seen = await look({ hosts: [HOST, SHOP] }, readers);

  expect(seen.notes).toMatchObject([{ code: 'tls-sni-default', params: { names: SHOP } }]);
  expect(asked.at(-1)).toMatchObject({
    address: '203.0.113.10',
    serverName: 'no-such-name.invalid',
  });
});

test('the same right certificate for any name is only a note', async () => {
  const { readers } = aWorld({ else: shaken() });

  const seen = await look({ address: '203.0.113.10' }, readers);

  expect(seen).toMatchObject({ verdict: 'pass', notes: [{ code: 'tls-sni-ignored' }] });
});

test('a wrong clock of this machine is said and proves nothing', async () => {
  const old = { ...LEAF, notAfter: NOW - 1000 };
  const expired = { authorized: false, authorizationError: 'CERT_HAS_EXPIRED', chain: [old, CA] };
  const { readers } = aWorld(
    { [HOST]: shaken(expired) },
    { http: telling('Fri, 30 Jan 2026 00:00:00 GMT') },
  );

  const seen = await look({}, readers);

  expect(seen).toMatchObject({
    verdict: 'unknown',
    cause: {
      code: 'tls-clock-wrong',
      params: { names: HOST, minutes: 1440 },
    },
    notes: [{ code: 'tls-clock-ahead', params: { minutes: 1440 } }],
  });
});

test('a date that is none tells no time', async () => {
  const { readers } = aWorld({ [HOST]: shaken() }, { http: telling('tomorrow') });

  expect(await look({}, readers)).toMatchObject({ verdict: 'pass', notes: [] });
});

test('an empty list of addresses is nothing to compare with, and never a pass', async () => {
  const { readers } = aWorld({ [HOST]: shaken() });

  const seen = await look({ expected: [] }, readers);

  expect([seen.verdict, seen.cause]).toMatchObject([
    'unknown',
    { code: 'tls-expected-unresolved', params: { expected: '-' } },
  ]);
});

test('a name that is written in other ways is asked for once, as everybody asks', async () => {
  const { readers, asked } = aWorld({ [HOST]: shaken() });

  const seen = await look({ hosts: [HOST, `${HOST.toUpperCase()}.`] }, readers);

  expect(asked.map(({ serverName }) => serverName)).toEqual([HOST]);
  expect(seen.verdict).toBe('pass');
});

test('the evidence has each certificate once, as it was sent', async () => {
  const { readers } = aWorld({ else: shaken() });

  const { evidence } = await look({ hosts: [HOST, SHOP] }, readers);

  expect(evidence).toHaveLength(1);
  const text = evidence[0]?.text ?? '';
  expect(text.split('PEM of CN=CA')).toHaveLength(2);
  expect(text).toMatchInlineSnapshot(`
    "www.example.test
      203.0.113.10 TLSv1.3 TLS_AES_256_GCM_SHA384
      verify ok
      0 s: CN=www.example.test
        i: CN=CA
        2026-01-01 00:00 UTC .. 2026-04-02 00:00 UTC
        names www.example.test
        key ec 256, signature ecdsaWithSHA256
        sha256 sha256 of CN=www.example.test
      1 s: CN=CA
        i: CN=Root
        2026-01-01 00:00 UTC .. 2026-04-02 00:00 UTC
        key ec 256, signature ecdsaWithSHA256
        sha256 sha256 of CN=CA

    shop.example.test
      203.0.113.10 TLSv1.3 TLS_AES_256_GCM_SHA384
      verify ok
      0 s: CN=www.example.test
        i: CN=CA
        2026-01-01 00:00 UTC .. 2026-04-02 00:00 UTC
        names www.example.test
        key ec 256, signature ecdsaWithSHA256
        sha256 sha256 of CN=www.example.test
      1 s: CN=CA
        i: CN=Root
        2026-01-01 00:00 UTC .. 2026-04-02 00:00 UTC
        key ec 256, signature ecdsaWithSHA256
        sha256 sha256 of CN=CA

    CN=www.example.test
    sha256 sha256 of CN=www.example.test
    PEM of CN=www.example.test

    CN=CA
    sha256 sha256 of CN=CA
    PEM of CN=CA
    "
  `);
});

test.each([
  [{ hosts: [] }, 'nothing-expected'],
  [{ port: 0 }, 'port-invalid'],
  [{ hosts: ['a b'] }, 'host-name-blank'],
])('what can not be asked for is unknown: %j', async (input, code) => {
  const { readers, asked } = aWorld({});

  const seen = await look(input, readers);

  expect([seen.verdict, seen.cause?.code, asked]).toEqual(['unknown', code, []]);
});

test('where the signal aborts it ends with its reason, and nothing is left to be refused unseen', async () => {
  const unseen: unknown[] = [];
  const listener = (reason: unknown) => void unseen.push(reason);
  process.on('unhandledRejection', listener);
  onTestFinished(() => void process.off('unhandledRejection', listener));
  const over = new AbortController();
  let asked = 0;
  const tls: Readers['tls'] = {
    handshake: (_question, signal) =>
      new Promise((_resolve, reject) => {
        asked += 1;
        signal.addEventListener('abort', () => reject(signal.reason), { once: true });
      }),
  };
  const { readers } = aWorld({}, { tls });

  const looked = serves.look(
    { hosts: [HOST, SHOP], address: '203.0.113.10' },
    readers,
    over.signal,
  );
  const ended = looked.catch((error: unknown) => error);
  await vi.waitFor(() => expect(asked).toBe(3));
  over.abort(new Error('it is over'));

  expect(await ended).toEqual(new Error('it is over'));
  // Told once the microtasks are done.
  await new Promise((resolve) => {
    setImmediate(resolve);
  });
  expect(unseen).toEqual([]);
});
