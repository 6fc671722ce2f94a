import type { Asked } from './answer-of.ts';
import type { RecordSet } from './records.ts';
import { RCODE, type Said, said } from './said.ts';
import { plainName } from './zone.ts';

/** A resolver with a memory: what it has heard it says until its time has run out. */
export type Resolver = {
  answer(asked: Asked): Said;
  /** Forgets everything. */
  flush(): void;
  /** Says what it has heard for as long as this is on, even when its time has run out (RFC 8767). */
  stayOld(isOn: boolean): void;
};

/** Of a kept answer: records, or that there is none, with the SOA that says so. Seconds. */
type Kept = {
  readonly is: 'set' | 'nodata' | 'nxdomain';
  readonly set: RecordSet;
  readonly from: number;
  readonly until: number;
};

const LINKS = 16;
/** With which an answer beyond its time is given out. */
const OLD_TTL = 30;
/** In place of a type: that there is no such name holds for all of them. */
const EVERY = '*';

/** `ask` asks a server of the zone; null where none answers. `now` in epoch milliseconds. */
export function createResolver(ask: (asked: Asked) => Said | null, now: () => number): Resolver {
  const memory = new Map<string, Kept>();
  /** What came along with answers: it is told beside an answer, and answers nothing. */
  const along = new Map<string, Kept>();
  let isOld = false;
  const seconds = () => Math.floor(now() / 1000);

  function recall(name: string, type: string): Kept | undefined {
    const known = [type, 'CNAME', EVERY].flatMap((one) => memory.get(`${name} ${one}`) ?? []);
    return known.find(({ until }) => until > seconds()) ?? (isOld ? known[0] : undefined);
  }

  /** Asks, and keeps what is worth keeping. What comes back may be used once even with a TTL of 0. */
  function fetch(name: string, type: string): Kept | undefined {
    const heard = ask({ name, type, recurse: false });
    if (heard === null) return undefined;
    const from = seconds();
    const kept = heardIn(heard, name, type, from);
    for (const set of [...heard.authority, ...heard.additional])
      if (set.type !== 'SOA')
        along.set(`${set.name} ${set.type}`, { is: 'set', set, from, until: from + set.ttl });
    for (const [key, one] of kept) memory.set(key, one);
    return [type, 'CNAME', EVERY].flatMap((one) => kept.get(`${name} ${one}`) ?? [])[0];
  }

  function aged({ set, from, until }: Kept): RecordSet {
    const left = until - seconds();
    return { ...set, ttl: left > 0 || from === until ? left : OLD_TTL };
  }

  /** Who serves the zone, for who wants no recursion, and the addresses of servers that are named: as far as it knows. */
  function beside(name: string, answers: readonly RecordSet[], recurse: boolean) {
    const known = (one: string, type: string) => {
      const kept = along.get(`${one} ${type}`);
      return kept !== undefined && kept.until > seconds() ? [aged(kept)] : [];
    };
    const above = name.split('.').map((_, index, labels) => labels.slice(index).join('.'));
    const authority = recurse ? [] : above.flatMap((one) => known(one, 'NS')).slice(0, 1);
    const hosts = [...answers, ...authority]
      .filter(({ type }) => type === 'NS')
      .flatMap(({ values }) => values);
    const additional = hosts.flatMap((host) => [...known(host, 'A'), ...known(host, 'AAAA')]);
    return { authority, additional };
  }

  /** Who wants no others to be asked is told who might know. */
  function sentOn(name: string, answers: readonly RecordSet[]): Said {
    const more = beside(name, [], false);
    const isKnown = answers.length + more.authority.length > 0;
    return said(isKnown ? RCODE.noError : RCODE.serverFailure, { answers, ...more });
  }

  return {
    answer({ name, type, recurse }) {
      const answers: RecordSet[] = [];
      let at = name;
      for (let link = 0; link < LINKS; link += 1) {
        const kept = recall(at, type) ?? (recurse ? fetch(at, type) : undefined);
        if (kept === undefined) return recurse ? said(RCODE.serverFailure) : sentOn(at, answers);
        if (kept.is !== 'set') {
          const rcode = kept.is === 'nodata' ? RCODE.noError : RCODE.noName;
          return said(rcode, { answers, authority: [aged(kept)] });
        }
        answers.push(aged(kept));
        if (kept.set.type === type || kept.set.type !== 'CNAME') break;
        at = plainName(kept.set.values[0] ?? '');
      }
      return said(RCODE.noError, { answers, ...beside(at, answers, recurse) });
    },
    flush() {
      memory.clear();
      along.clear();
    },
    stayOld(isOn) {
      isOld = isOn;
    },
  };
}

/** Each part of an answer by what it answers. */
function heardIn(
  { rcode, answers, authority }: Said,
  name: string,
  type: string,
  from: number,
): ReadonlyMap<string, Kept> {
  const kept = new Map<string, Kept>();
  for (const set of answers)
    kept.set(`${set.name} ${set.type}`, { is: 'set', set, from, until: from + set.ttl });
  const soa = authority.find((set) => set.type === 'SOA');
  if (soa === undefined) return kept;
  // Of a chain it is the last name that there is nothing of.
  const end = answers.findLast((set) => set.type === 'CNAME')?.values[0];
  const missing = end === undefined ? name : plainName(end);
  const until = from + soa.ttl;
  if (rcode === RCODE.noName)
    kept.set(`${missing} ${EVERY}`, { is: 'nxdomain', set: soa, from, until });
  else kept.set(`${missing} ${type}`, { is: 'nodata', set: soa, from, until });
  return kept;
}
