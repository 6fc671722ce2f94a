import { expect } from 'vitest';
import { systemClock } from '../../src/clock/system-clock.ts';
import { judgeTls } from '../../src/front-door/tls-judge.ts';
import { directDialer } from '../../src/net/dialer.ts';
import { tlsReader } from '../../src/tls/tls-reader.ts';
import { someAuthorities } from '../support/tls/authorities.ts';
import { FAULT_ROWS } from '../support/tls/fault-rows.ts';
import { nginxTest } from '../support/tls/nginx.ts';

const PKI = someAuthorities();
const NEVER = new AbortController().signal;

const test = nginxTest(async () => {
  const pki = await PKI;
  return Promise.all(
    FAULT_ROWS.map(async (row) => ({ names: [row.host], ...(await row.serve(pki, row.host)) })),
  );
});
const reader = tlsReader(directDialer(), systemClock);

for (const { says, host, is, notes = [], trusts } of FAULT_ROWS)
  test(`${says}: ${is}`, async ({ nginx }) => {
    const pki = await PKI;
    const roots = [pki.root, ...(trusts?.(pki) ?? [])].map(({ cert }) => cert);
    const port = nginx.portOf(host);

    const question = { address: '127.0.0.1', port, serverName: host, roots };
    const seen = await reader.handshake(question, NEVER);
    const clocks = { now: Date.now(), skewMs: null };
    const asked = { host, port, isByName: false, expected: null, clocks, warnDays: 14 };
    const judged = judgeTls(asked, seen);

    expect({
      is: [judged.verdict, ...judged.causes.map(({ code }) => code)].join(' '),
      notes: judged.notes.map(({ code }) => code),
    }).toEqual({ is, notes });
  });
