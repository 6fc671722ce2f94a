import { setTimeout as pause } from 'node:timers/promises';
import type { ControlPlane } from '../../test/support/control-plane/control-plane.ts';
import type { Client } from './client.ts';
import type { Ours } from './ours.ts';
import type { Peer } from './peers.ts';
import { readAudit } from './plane.ts';
import { megabytes, printGoal, printTable, seconds } from './table.ts';

/** Long enough for the log of the API server to hold what it did last. */
const SETTLE_MS = 1000;

/** When somebody held the roll-out for done, and what that took until then. */
type Verdict = { readonly name: string; readonly at: number; readonly clients: readonly Client[] };

/**
 * Waits until ours and every peer hold the roll-out for done, and prints how long after the last pod's Ready that was,
 * as the API server's own log says it, and what it took. Gives the milliseconds of ours.
 */
export async function measureRollOut(
  plane: ControlPlane,
  ours: Ours,
  peers: readonly Peer[],
  from: number,
): Promise<number> {
  const [told, ...others] = await Promise.all([
    ours.tells(({ verdict }) => verdict === 'pass', from),
    ...peers.map(async (peer): Promise<Verdict> => {
      const ended = await Promise.all(peer.clients.map((client) => client.ended));
      const bad = peer.clients.find((_, n) => ended[n]?.exitCode !== 0);
      if (bad !== undefined) console.log(`  ${peer.name} gave up: ${bad.complained()}`);
      const at = bad === undefined ? Math.max(...ended.map((one) => one.at)) : Number.NaN;
      return { ...peer, at };
    }),
  ]);
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
    // Who gave up told nothing.
    const isMet = Number.isNaN(ahead) || ahead >= 0;
    printGoal(`before ${one.name}`, seconds(ahead), '≥ 0 s', isMet);
  }
  const { peakBytes } = ours.usage();
  printGoal('memory', megabytes(peakBytes), '≤ 200 MB', peakBytes <= 200 * 2 ** 20);
  return after(mine);
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
    seconds(after),
    String(users.reduce((total, user) => total + requests(user), 0)),
    megabytes(sum(({ proxy }) => proxy.received())),
    megabytes(sum(({ proxy }) => proxy.sent())),
    megabytes(sum(({ usage }) => usage().peakBytes)),
    seconds(sum(({ usage }) => usage().cpuMs)),
  ];
}
