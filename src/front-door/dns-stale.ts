import type { Params } from '../model/verdict.ts';
import type { DnsNameSeen, JudgedLane } from './dns-name.ts';
import { keyOf } from './dns-resolver.ts';
import { serversOf } from './dns-said.ts';
import { isOlder } from './dns-serial.ts';

/** Servers that have an older zone than others, where these and only these are behind. */
export function staleOf({ serials }: DnsNameSeen, sure: readonly JudgedLane[]): Params | null {
  const known = sure.map((one) => ({ one, serial: serials.get(keyOf(one.lane.server)) }));
  if (known.some(({ serial }) => serial === undefined)) return null;
  const all = known.flatMap(({ serial }) => serial ?? []);
  const newest = all.reduce((one, other) => (isOlder(one, other) ? other : one), all[0] ?? 0);
  const older = known.filter(({ serial }) => serial !== undefined && isOlder(serial, newest));
  if (older.length === 0 || older.some(({ one }) => one.state.is === 'new')) return null;
  const others = known.filter((one) => !older.includes(one));
  if (others.some(({ one }) => one.state.is !== 'new')) return null;
  const serial = [...new Set(older.map((one) => one.serial))].join(', ');
  return { servers: serversOf(older.map(({ one }) => one)), serial, newest };
}
