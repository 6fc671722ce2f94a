import { type Answer, decode } from 'dns-packet';
import * as fc from 'fast-check';
import { isIPv4 } from 'node:net';
import { expect, test } from 'vitest';
import { createQuery } from '../../src/dns/query.ts';
import { plainName } from '../../src/dns/names.ts';
import { outcomeOf } from '../../src/dns/outcome.ts';
import type { DnsQuestion } from '../../src/model/dns.ts';
import { a, answerTo, type AnswerOptions, changed, withOpt } from '../support/dns/packets.ts';

const QUESTION: DnsQuestion = { name: 'www.shop.example', type: 'A' };
const SOA = {
  type: 'SOA',
  name: 'shop.example',
  ttl: 300,
  data: {
    mname: 'ns1.shop.example',
    rname: 'hostmaster.shop.example',
    serial: 1,
    refresh: 3600,
    retry: 600,
    expire: 86_400,
    minimum: 30,
  },
} as const;

test.each([
  [{}, { flag_rd: true, flag_cd: false, flag_ad: true }],
  [{ norecurse: true }, { flag_rd: false, flag_cd: false, flag_ad: true }],
  [{ unchecked: true }, { flag_rd: true, flag_cd: true, flag_ad: true }],
] as const)('a question with %o goes out with its flags', (more, flags) => {
  const { bytes } = createQuery({ ...QUESTION, ...more }, { edns: true });

  expect(decode(bytes)).toMatchObject({
    ...flags,
    questions: [{ name: 'www.shop.example', type: 'A' }],
    additionals: [{ type: 'OPT', udpPayloadSize: 1232 }],
  });
});

test.each<readonly [string, AnswerOptions, object]>([
  ['an address', { answers: [a(QUESTION.name, '203.0.113.1')] }, { is: 'answer', code: 'NOERROR' }],
  ['a CNAME that goes on', { answers: [cname(QUESTION.name, 'a.b')] }, { is: 'answer' }],
  [
    'a CNAME to a name without that type',
    { answers: [cname(QUESTION.name, 'a.b')], authorities: [SOA] },
    { is: 'nodata', negativeTtl: 30 },
  ],
  ['nothing of that type', { authorities: [SOA] }, { is: 'nodata', negativeTtl: 30 }],
  ['nothing at all', {}, { is: 'nodata', negativeTtl: null }],
  ['no such name', { rcode: 3, authorities: [SOA] }, { is: 'nxdomain', negativeTtl: 30 }],
  ['a failure', { rcode: 2 }, { is: 'servfail', code: 'SERVFAIL', negativeTtl: null }],
  ['a failure without the question', { rcode: 2, questions: [] }, { is: 'servfail' }],
  ['a refusal', { rcode: 5 }, { is: 'refused', code: 'REFUSED' }],
  ['a server that is not responsible', { rcode: 9 }, { is: 'refused', code: 'NOTAUTH' }],
  ['no understanding', { rcode: 1 }, { is: 'not-implemented', code: 'FORMERR' }],
  ['no such function', { rcode: 4 }, { is: 'not-implemented', code: 'NOTIMP' }],
  ['an rcode nobody knows', { rcode: 11 }, { is: 'servfail', code: 'RCODE 11' }],
])('%s', (_, options, expected) => {
  const query = createQuery(QUESTION, { edns: true });

  const reading = query.read(answerTo(query.bytes, options));

  expect(reading.is === 'message' && outcomeOf(reading.message, QUESTION)).toMatchObject(expected);
});

test.each([
  [{ rcode: 2 }, { code: 6 }, 'SERVFAIL · DNSSEC Bogus'],
  [
    { rcode: 2 },
    { code: 22, text: 'at 192.0.2.1' },
    'SERVFAIL · No Reachable Authority: at 192.0.2.1',
  ],
  [{ rcode: 5 }, { code: 4_711, text: 'closed' }, 'REFUSED · EDE 4711: closed'],
  [{ rcode: 0 }, { code: 0, rcode: 16 }, 'BADVERS · Other'],
])('a server says more than an rcode: %o with %o is %s', (options, opt, code) => {
  const query = createQuery(QUESTION, { edns: true });

  const reading = query.read(withOpt(answerTo(query.bytes, options), opt));

  expect(reading.is === 'message' && outcomeOf(reading.message, QUESTION).code).toBe(code);
});

test('a chain is in its order, whatever order it came in, and nothing else is in it', () => {
  const query = createQuery(QUESTION, { edns: true });

  const reading = query.read(
    answerTo(query.bytes, {
      answers: [
        a('c.example', '203.0.113.3'),
        cname('b.example', 'C.example'),
        a('other.example', '6.6.6.6'),
        cname('WWW.shop.example', 'b.example'),
      ],
    }),
  );

  expect(reading).toMatchObject({
    message: {
      records: [
        { name: 'www.shop.example', type: 'CNAME', value: 'b.example' },
        { name: 'b.example', type: 'CNAME', value: 'c.example' },
        { name: 'c.example', type: 'A', value: '203.0.113.3' },
      ],
    },
  });
});

test.each<readonly [string, Answer]>([
  ['another name', a('other.example', '6.6.6.6')],
  ['another class', { ...a(QUESTION.name, '6.6.6.6'), class: 'CH' }],
  ['the class of multicast', { ...a(QUESTION.name, '6.6.6.6'), flush: true }],
  ['another type', { type: 'TXT', name: QUESTION.name, data: '6.6.6.6' }],
])('an answer of nothing but %s does not say that there is none', (_, answer) => {
  const query = createQuery(QUESTION, { edns: true });

  const reading = query.read(answerTo(query.bytes, { answers: [answer] }));

  expect(reading).toEqual({ is: 'garbage', code: `${answer.type} of ${answer.name} only` });
});

test('a chain that bites its tail ends there', () => {
  const query = createQuery(QUESTION, { edns: true });

  const reading = query.read(
    answerTo(query.bytes, {
      answers: [cname(QUESTION.name, 'b.example'), cname('b.example', QUESTION.name)],
    }),
  );

  expect(reading).toMatchObject({
    message: { records: [{ value: 'b.example' }, { value: 'www.shop.example' }] },
  });
});

test('only ASCII letters are the same in upper and lower case', () => {
  expect(['WWW.Example.', '\u212A.example', '.', 'É'].map(plainName)).toEqual([
    'www.example',
    '\u212A.example',
    '.',
    'É',
  ]);
});

test('no packet, however mutilated, throws or brings an address that is none', () => {
  const query = createQuery(QUESTION, { edns: true });
  const whole = answerTo(query.bytes, {
    answers: [cname(QUESTION.name, 'b.example'), a('b.example', '203.0.113.1')],
    authorities: [SOA],
  });

  fc.assert(
    fc.property(mutations(whole.length), ({ edits, length, tail }) => {
      const mutilated = edits.reduce((packet, [at, byte]) => changed(packet, at, byte), whole);
      const packet = Buffer.concat([mutilated.subarray(0, length), Buffer.from(tail)]);

      const reading = query.read(packet);

      const records = reading.is === 'message' ? reading.message.records : [];
      expect(records.length).toBeLessThan(8);
      expect(records.every(({ type, value }) => type !== 'A' || isIPv4(value))).toBe(true);
    }),
    { numRuns: 5_000 },
  );
});

test('noise behind a right header never throws', () => {
  const query = createQuery(QUESTION, { edns: true });
  const head = answerTo(query.bytes);

  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), fc.nat(40), (noise, count) => {
      const packet = Buffer.concat([changed(head, 6, 0, count), Buffer.from(noise)]);

      expect(['message', 'garbage']).toContain(query.read(packet).is);
    }),
    { numRuns: 5_000 },
  );
});

function mutations(bytes: number) {
  return fc.record({
    edits: fc.array(fc.tuple(fc.nat(bytes - 1), fc.nat(255)), { maxLength: 4 }),
    length: fc.oneof({ weight: 3, arbitrary: fc.constant(bytes) }, fc.nat(bytes)),
    tail: fc.oneof(
      { weight: 3, arbitrary: fc.constant([]) },
      fc.array(fc.nat(255), { maxLength: 40 }),
    ),
  });
}

function cname(name: string, data: string) {
  return { type: 'CNAME', name, ttl: 300, data } as const;
}
