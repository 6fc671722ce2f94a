import type { Answer } from 'dns-packet';

const TYPES = ['A', 'AAAA', 'CAA', 'CNAME', 'MX', 'NS', 'SOA', 'TXT'] as const;
export type RecordType = (typeof TYPES)[number];

export function isRecordType(type: string): type is RecordType {
  return TYPES.some((one) => one === type);
}

/** All records of one name and type. `name` in lower case without its last dot, `ttl` in seconds. */
export type RecordSet = {
  readonly name: string;
  readonly type: RecordType;
  readonly ttl: number;
  /** As they stand in a zone file: an address, a name without its last dot, `0 issue "ca.example"`, the text. */
  readonly values: readonly string[];
};

const TEXT_BYTES = 255;

export function toAnswers({ name, type, ttl, values }: RecordSet): readonly Answer[] {
  return values.map((value) => toAnswer(name, type, ttl, value));
}

function toAnswer(name: string, type: RecordType, ttl: number, value: string): Answer {
  switch (type) {
    case 'A':
    case 'AAAA':
    case 'CNAME':
    case 'NS':
      return { name, type, ttl, data: value };
    case 'CAA': {
      const [flags = '0', tag = '', ...rest] = value.split(' ');
      const words = rest.join(' ').replaceAll(/^"|"$/g, '');
      return { name, type, ttl, data: { flags: Number(flags), tag: aTag(tag), value: words } };
    }
    case 'MX': {
      const [preference = '0', exchange = '.'] = value.split(' ');
      return { name, type, ttl, data: { preference: Number(preference), exchange } };
    }
    case 'SOA': {
      const [mname = '.', rname = '.', ...numbers] = value.split(' ');
      const [serial = 0, refresh = 0, retry = 0, expire = 0, minimum = 0] = numbers.map(Number);
      const data = { mname, rname, serial, refresh, retry, expire, minimum };
      return { name, type, ttl, data };
    }
    case 'TXT':
      return { name, type, ttl, data: piecesOf(value) };
  }
}

function aTag(tag: string): 'issue' | 'issuewild' | 'iodef' {
  if (tag === 'issue' || tag === 'issuewild' || tag === 'iodef') return tag;
  throw new Error(`No tag of a CAA record: ${tag}`);
}

/** One string of a TXT record holds no more. */
function piecesOf(text: string): Buffer[] {
  const bytes = Buffer.from(text);
  const count = Math.max(1, Math.ceil(bytes.length / TEXT_BYTES));
  return Array.from({ length: count }, (_, index) =>
    bytes.subarray(index * TEXT_BYTES, (index + 1) * TEXT_BYTES),
  );
}
