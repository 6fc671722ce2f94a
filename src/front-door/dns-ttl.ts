import { aCause, type Found } from '../model/verdict.ts';
import { isSure } from './dns-lane.ts';
import type { DnsNameJudged } from './dns-name.ts';
import { ownOf, recordedOf } from './dns-recorded.ts';
import { serversOf } from './dns-said.ts';

/** Whether every authoritative server of a name lets its answer be kept for no longer than `most` seconds. */
export function ttlOf(judged: DnsNameJudged, most: number, now: number): Found {
  const names = judged.seen.expected.name;
  const object = { kind: 'Host', name: names };
  const { found: read, rows } = recordedOf(judged, now);
  if (read.verdict !== 'pass') return { ...read, verdict: 'unknown', notes: [] };
  const lanes = (judged.authority?.lanes ?? []).filter(({ lane }) => isSure(lane));
  const longest = lanes.map((one) => ({
    ...one,
    ttl: Math.max(0, ...ownOf(one.lane).map(({ ttl }) => ttl)),
  }));
  const long = longest.filter(({ ttl }) => ttl > most);
  const ttl = Math.max(0, ...long.map((one) => one.ttl));
  const cause =
    long.length === 0
      ? null
      : aCause('dns-ttl-long', { names, servers: serversOf(long), ttl, most }, { object });
  const nothing = rows.filter((row) => row['type'] === '');
  const notes = nothing.map((row) =>
    aCause('dns-ttl-nothing', { names, ttl: Number(row['ttl'] ?? 0), most }, { object }),
  );
  return { verdict: cause === null ? 'pass' : 'wait', cause, others: [], notes, object };
}
