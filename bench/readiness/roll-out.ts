import { setTimeout as pause } from 'node:timers/promises';
import type { ControlPlane } from '../../test/support/control-plane/control-plane.ts';
import type { Client } from './client.ts';
import type { Ours } from './ours.ts';
import type { Peer } from './peers.ts';
import { readAudit } from './plane.ts';
import { megabytes, printGoal, printTable, seconds } from './table.ts';

/** A peer that is later than ours by so much is not waited for any longer. */
const PATIENCE_MS = 120_000;
/** Long enough for the log of the API server to hold what it did last. */
const SETTLE_MS = 1000;

/** What ours took until its verdict. */
export type RolledOut = {
  readonly verdictMs: number;
  readonly requests: number;
  readonly receivedBytes: number;
  readonly peakBytes: number;
  readonly cpuMs: number;
};

/** When somebody held the roll-out for done, and what that took until then. */
type Verdict = { readonly name: string; readonly at: number; readonly clients: readonly Client[] };

/**
 * Waits until ours and every peer hold the roll-out for done, and prints how long after the last pod's Ready that was,
 * as the API server's own log says it, and what it took. Gives what ours took.
 */
export async function measureRollOut(
  plane: ControlPlane,
  ours: Ours,
  peers: readonly Peer[],
  from: number,
): Promise<RolledOut> {
  const verdicts = peers.map((peer) => verdictOf(peer));
  const told = await ours.tells(({ verdict }) => verdict === 'pass', from);
  const late = setTimeout(() => {
    for (const client of peers.flatMap(({ clients }) => clients)) client.interrupt();
  }, PATIENCE_MS);
  const others = await Promise.all(verdicts);
  clearTimeout(late);
  await pause(SETTLE_MS);
  const audit = readAudit(plane, from);
  const mine = { name: 'dr-wizard verify --watch', at: told.at, clients: [ours] };
  const after = ({ at }: Verdict): number => at - audit.lastPodReady;
  printTable([
    ['', 'verdict after', 'requests', 'received', 'sent', 'memory', 'processor'],
    ...[mine, ...others].map((one) => row(one, after(one), audit.requests)),
  ]);
  console.log(
    `  the last Deployment said so ${seconds(audit.lastDeployment - audit.lastPodReady)} after the last pod`,
  );
  printGoal('verdict', seconds(after(mine)), '≤ 0.50 s', after(mine) <= 500);
  for (const one of others) {
    const ahead = after(one) - after(mine);
    const isLate = Number.isNaN(ahead);
    const figure = isLate ? `more than ${seconds(PATIENCE_MS)}` : seconds(ahead);
    printGoal(`before ${one.name}`, figure, '≥ 0 s', isLate || ahead >= 0);
  }
  const { peakBytes, cpuMs } = ours.usage();
  printGoal('memory', megabytes(peakBytes), '≤ 200 MB', peakBytes <= 200 * 2 ** 20);
  return {
    verdictMs: after(mine),
    requests: audit.requests(ours.user),
    receivedBytes: ours.proxy.received(),
    peakBytes,
    cpuMs,
  };
}

/** Without a time where it gave up, or was not waited for. */
async function verdictOf(peer: Peer): Promise<Verdict> {
  const ended = await Promise.all(peer.clients.map((client) => client.ended));
  const bad = peer.clients.find((_, n) => ended[n]?.exitCode !== 0);
  if (bad === undefined) return { ...peer, at: Math.max(...ended.map(({ at }) => at)) };
  console.log(`  ${peer.name} told nothing: ${bad.complained().trimEnd()}`);
  return { ...peer, at: Number.NaN };
}

function row(
  { name, clients }: Verdict,
  after: number,
  requests: (user: string) => number,
): readonly string[] {
  const sum = (of: (client: Client) => number): number =>
    clients.reduce((total, client) => total + of(client), 0);
  const users = [...new Set(clients.map(({ user }) => user))];
  return [
    name,
    Number.isNaN(after) ? '-' : seconds(after),
    String(users.reduce((total, user) => total + requests(user), 0)),
    megabytes(sum(({ proxy }) => proxy.received())),
    megabytes(sum(({ proxy }) => proxy.sent())),
    megabytes(sum(({ usage }) => usage().peakBytes)),
    seconds(sum(({ usage }) => usage().cpuMs)),
  ];
}
