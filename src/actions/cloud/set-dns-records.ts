import { changeDomainRecord } from '../../cloud-calls/alibaba.ts';
import { byHand, consoleOf } from '../../cloud-calls/by-hand.ts';
import { unknown } from '../../cloud-calls/call.ts';
import type { ActionDef, ActionResult, LedgerEntry } from '../../model/catalogue.ts';
import type { CloudPlace, CloudRecord, CloudRecordData, CloudZone } from '../../model/cloud.ts';
import { ACCOUNT_FIELD, CLOUD_FIELD, cloudPlaceOf } from '../../model/cloud-place.ts';
import { WizardError } from '../../model/error.ts';
import type { Json } from '../../model/json.ts';
import type { Writers } from '../../model/ports.ts';
import { aCause } from '../../model/verdict.ts';
import { cloudHinders } from './hindered.ts';
import { orLost } from './import-key-pair.ts';
import { changesTo, dataOf, leadingRecords } from './record-changes.ts';
import { byName, checkedRows, dataFor, hostIn, wantedRows, zoneFor } from './wanted-rows.ts';

type With = {
  readonly cloud: Json;
  readonly account?: string;
  readonly records: readonly Json[];
};

export const setDnsRecords: ActionDef<With> = {
  id: 'cloud/set-dns-records',
  doc: {
    en: 'Points names at their new addresses in the cloud’s DNS: only those that differ. The old records are kept as the way back.',
    zh: '在云解析中把域名指向新地址：只改不同的记录，并保留原记录以便回退。',
  },
  with: {
    cloud: CLOUD_FIELD,
    account: ACCOUNT_FIELD,
    records: {
      type: 'list',
      doc: {
        en: 'Rows with name, type (A, AAAA, CNAME), value, ttl; those with view: private are left out.',
        zh: '每行包含 name、type（A、AAAA、CNAME）、value、ttl；view: private 的行不处理。',
      },
    },
  },
  needsTarget: false,
  startsProcess: false,
  plan({ cloud, account, records }) {
    const place = cloudPlaceOf(cloud, account);
    const rows = wantedRows(records);
    const console = consoleOf(place, 'records');
    return {
      will: rows.map(({ name, type, value, ttl }) =>
        aCause('will-set-record', { name, type, value, ttl: ttl ?? '-', console }),
      ),
      byHand: byHand(
        place,
        rows.map((row) =>
          changeDomainRecord(place, '', {
            do: 'update',
            id: unknown(`RecordId ${row.name}`),
            host: unknown(`RR ${row.name}`),
            record: dataFor(row, undefined),
          }),
        ),
      ),
      ...(rows.length === 0 ? {} : { atRisk: allOf(rows.map(({ name }) => name)) }),
    };
  },
  hindered: cloudHinders,
  act,
};

/** What is typed says how many names it is: one alone would be agreed to for all that move with it. */
function allOf(all: readonly string[]): string {
  const [first = '', ...others] = new Set(all);
  return others.length === 0 ? first : `${first} +${others.length}`;
}

type Turn = {
  readonly name: string;
  readonly zone: CloudZone;
  readonly host: string;
  readonly before: readonly CloudRecord[];
  readonly wanted: readonly CloudRecordData[];
};

async function act(input: With, ports: Writers, signal: AbortSignal): Promise<ActionResult> {
  const { attempt } = ports;
  const place = cloudPlaceOf(input.cloud, input.account);
  const turns = await turnsOf(input, place, ports, signal);
  const before = { name: 'records-before', text: turns.map(lineOf).join('\n') };
  const created: LedgerEntry[] = [];
  for (const [index, turn] of turns.entries()) {
    const changes = changesTo(turn.before, turn.wanted, turn.host);
    attempt.output(`${changes.length === 0 ? 'already so' : 'change'} ${lineOf(turn)}\n`);
    const [settled] = await Promise.allSettled([applied(turn.zone, changes, place, ports, signal)]);
    const isRefused = settled.status === 'rejected' && isWhollyRefused(settled.reason, changes);
    if (changes.length > 0 && !isRefused) {
      const entry = ledgerOf(input, turn);
      created.push(entry);
      // The way back of a name is kept however the names after it end.
      await attempt.made?.(entry);
    }
    if (settled.status === 'rejected') throw withEvidence(settled.reason, before);
    attempt.progress({ done: index + 1, of: turns.length, unit: 'objects' });
  }
  return { changed: created.length > 0, created, evidence: [before] };
}

/** All that there is, read before anything is changed: a name that can't be changed keeps all the others where they are. */
async function turnsOf(
  { records }: With,
  place: CloudPlace,
  { cloud }: Writers,
  signal: AbortSignal,
): Promise<readonly Turn[]> {
  const rows = checkedRows(records);
  if (rows.length === 0) throw new WizardError('not-proven', 'nothing-expected');
  const zones = await cloud.zones(place, signal);
  const placed = [...byName(rows)].map(([name, same]) => ({
    name,
    same,
    zone: zoneFor(zones, name),
  }));
  const known = new Map<string, readonly CloudRecord[]>();
  for (const { zone } of placed)
    if (!known.has(zone.id)) known.set(zone.id, await cloud.records(place, zone, signal));
  return placed.map(({ name, same, zone }) => {
    const host = hostIn(zone, name);
    const before = leadingRecords(known.get(zone.id) ?? [], host);
    return { name, zone, host, before, wanted: same.map((row) => dataFor(row, before[0]?.ttl)) };
  });
}

/** One after the other. What an answer does not clear up is read: what is there now. */
export async function applied(
  zone: CloudZone,
  changes: ReturnType<typeof changesTo>,
  place: CloudPlace,
  { cloud }: Writers,
  signal: AbortSignal,
): Promise<void> {
  for (const change of changes) {
    const unclear = await orUnclear(cloud.changeRecord(place, zone, change, signal));
    if (unclear === null) continue;
    const now = leadingRecords(await cloud.records(place, zone, signal), change.host);
    const isDone =
      change.do === 'delete'
        ? now.every(({ id }) => id !== change.id)
        : changesTo(now, [change.record], change.host).every((one) => one.do === 'delete');
    if (!isDone) throw unclear;
  }
}

/**
 * The error where the answer was lost, or said that the record is there already: it may be so since a try whose answer
 * was lost, and it may be one that is switched off.
 */
async function orUnclear(write: Promise<unknown>): Promise<WizardError | null> {
  const [settled] = await Promise.allSettled([orLost(write)]);
  if (settled.status === 'fulfilled') return settled.value;
  const { reason } = settled;
  if (reason instanceof WizardError && reason.code === 'cloud-already-there') return reason;
  throw reason;
}

function ledgerOf(
  { cloud, account }: With,
  { name, zone, host, before, wanted }: Turn,
): LedgerEntry {
  const own = account === undefined ? {} : { account };
  const records = { before: before.map(dataOf), now: wanted };
  return {
    what: { kind: 'DnsRecord', name },
    undo: {
      uses: 'cloud/restore-dns-records',
      with: { cloud, ...own, zone: zone.name, host, ...records },
    },
  };
}

/** Of a single change that was refused nothing is there. */
function isWhollyRefused(error: unknown, changes: ReturnType<typeof changesTo>): boolean {
  return changes.length === 1 && error instanceof WizardError && error.code !== 'cloud-lost';
}

function withEvidence(error: unknown, evidence: ActionResult['evidence'][number]): unknown {
  if (!(error instanceof WizardError)) return error;
  const { kind, code, params } = error;
  const all = [...error.evidence, evidence];
  return new WizardError(kind, code, params, { cause: error, evidence: all });
}

function lineOf({ name, before, wanted }: Turn): string {
  return JSON.stringify({ name, before: before.map(dataOf), wanted });
}
