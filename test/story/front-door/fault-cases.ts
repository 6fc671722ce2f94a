import type { Json } from '../../../src/model/json.ts';
import { GOOD_IN_THE_END, HOSTILE_DNS } from './fault-servers.ts';
import { RESOLVER } from './namespace-world.ts';

export const NEW = '203.0.113.10';
const OLD = '203.0.113.9';
/** What a server that forges says. */
const FORGED = '6.6.6.6';
/** What the right answer of the servers that only look hostile is. */
const TOLD = '203.0.113.1';

/** `is`: the verdict and the code of its cause. */
export type FaultCase = {
  readonly says: string;
  readonly probe: string;
  readonly with: { readonly [key: string]: Json };
  readonly is: string;
};

const resolvers: Json = [{ address: RESOLVER, name: 'cache' }];
const dns = (says: string, is: string, records: Json, more: { [key: string]: Json } = {}) => ({
  says,
  is,
  probe: 'dns/points-to',
  with: { records, resolvers, ...more },
});
const points = (says: string, is: string, name: string, more: { [key: string]: Json } = {}) =>
  dns(says, is, [{ name: `${name}.shop.example`, value: NEW, ...more }]);

export const OLD_RESOLVER = '198.51.100.100';
const oldResolver = (more: { [key: string]: Json }): { [key: string]: Json } => ({
  resolvers: [{ address: RESOLVER }, { address: OLD_RESOLVER, name: 'old', ...more }],
});

export const DNS_RECORDS = [
  `www A ${NEW}`,
  `six A ${NEW}`,
  'six AAAA 2001:db8::9',
  `two A ${NEW}`,
  `two A ${OLD}`,
  `old A ${OLD}`,
  'loop CNAME ring',
  'ring CNAME loop',
  'ghost CNAME nothing.shop.example.',
  'away CNAME www.dead.example.',
  String.raw`esc CNAME \027]0;gone\007\027[31mred\155.shop.example.`,
  `*.wild A ${NEW}`,
  ...Array.from({ length: 12 }, (_, index) => `c${index} CNAME c${index + 1}`),
  `c12 A ${NEW}`,
  String.raw`said CAA 0 issue "\027[31mevil"`,
  `said A ${NEW}`,
];

export const DELEGATIONS = [
  'half NS ns1.shop',
  'half NS ns.dead',
  'dead NS ns.dead',
  'ns.dead A 198.51.100.250',
  'gone NS nothing.shop',
  ...HOSTILE_DNS.flatMap(({ zone, address }) => [
    `${zone}. NS ns.${zone}.`,
    `ns.${zone}. A ${address}`,
  ]),
];

export const ZONES = {
  'half.example': ['@ NS ns1.shop.example.', '@ NS ns.dead.example.', `www A ${NEW}`],
};

export const DNS_CASES: readonly FaultCase[] = [
  points('a name that is right', 'pass', 'www'),
  points('AAAA that leads to the old cluster', 'wait dns-family-astray', 'six'),
  points('two addresses, one of them old', 'wait dns-mixed', 'two'),
  points('old', 'wait dns-elsewhere', 'old'),
  points('a name that is not there', 'wait dns-name-absent', 'none'),
  points('a loop of CNAMEs', 'unknown dns-zone-unknown', 'loop'),
  points('a CNAME to nowhere', 'wait dns-target-nowhere', 'ghost'),
  points('a CNAME to where no server answers', 'unknown dns-zone-unknown', 'away'),
  points('a chain of a dozen CNAMEs', 'unknown dns-zone-unknown', 'c0'),
  points('escapes in a CNAME', 'wait dns-target-nowhere', 'esc'),
  points('only a wildcard', 'pass', 'any.wild'),
  dns('one server of the zone is dead', 'unknown dns-server-unreachable', [
    { name: 'www.half.example', value: NEW },
  ]),
  dns('the only server of the zone is dead', 'unknown dns-server-unreachable', [
    { name: 'www.dead.example', value: NEW },
  ]),
  dns('a zone without servers', 'unknown dns-server-unresolved', [
    { name: 'www.gone.example', value: NEW },
  ]),
  dns('no records', 'unknown nothing-expected', []),
  dns('no value', 'unknown dns-value-missing', [{ name: 'www.shop.example' }]),
  dns('an empty value', 'unknown dns-value-invalid', [{ name: 'www.shop.example', value: '' }]),
  dns('no values', 'unknown dns-value-missing', [{ name: 'www.shop.example', values: [] }]),
  dns('a value that is missing among others', 'pass', [
    { name: 'www.shop.example', values: [NEW, '203.0.113.11'] },
  ]),
  dns('a name twice, with different values', 'wait dns-values-missing', [
    { name: 'www.shop.example', value: NEW },
    { name: 'www.shop.example', value: OLD },
  ]),
  dns('a name twice, the same', 'pass', [
    { name: 'www.shop.example', value: NEW },
    { name: 'WWW.shop.example.', value: NEW },
  ]),
  dns(
    'a required resolver that is old',
    'wait dns-resolver-old',
    [{ name: 'www.shop.example', value: NEW }],
    oldResolver({ required: true }),
  ),
  dns(
    'a resolver that is required by the word yes',
    'unknown dns-resolver-invalid',
    [{ name: 'www.shop.example', value: NEW }],
    oldResolver({ required: 'yes' }),
  ),
  dns(
    'a resolver of a view that is none',
    'unknown dns-resolver-invalid',
    [{ name: 'www.shop.example', value: NEW }],
    oldResolver({ required: true, view: 'pubilc' }),
  ),
  dns('a private name without anybody who sees it', 'unknown dns-inside-unasked', [
    { name: 'www.shop.example', value: NEW, view: 'private' },
  ]),
  dns('through what is in between, which is not there', 'wait', [
    { name: 'www.shop.example', expect: 'via', target: 'cdn.example' },
  ]),
  ...HOSTILE_DNS.flatMap(({ says, zone }) => [
    dns(`a server: ${says}`, GOOD_IN_THE_END.includes(says) ? 'pass' : 'unknown', [
      { name: `www.${zone}`, value: TOLD },
    ]),
    dns(`a server that would have us believe: ${says}`, 'not pass', [
      { name: `www.${zone}`, value: FORGED },
    ]),
  ]),
  {
    says: 'escapes in CAA and CNAME, recorded',
    is: 'pass',
    probe: 'dns/recorded',
    with: {
      records: ['esc', 'said', 'www'].map((name) => ({ name: `${name}.shop.example` })),
      resolvers,
      ca: 'ca.example',
    },
  },
];
