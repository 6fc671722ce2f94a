import type { ClusterWays } from '../cluster/ways.ts';
import { systemClock } from '../clock/system-clock.ts';
import { EMPTY_RUN } from '../core/initial.ts';
import { jumpHost } from '../core/jump-host.ts';
import { scopeOf } from '../core/scope.ts';
import type { VerifyPorts } from '../execute/verify-sheet.ts';
import { createRedactor } from '../journal/redact.ts';
import { WizardError } from '../model/error.ts';
import type { ClusterReader } from '../model/ports.ts';
import type { RunState } from '../model/state.ts';
import { directDialer } from '../net/dialer.ts';
import { childEnvironment } from '../shell/child-environment.ts';
import { createInspect } from '../shell/inspect.ts';
import { cloudOfRun } from './cloud-of-run.ts';
import { isByJump, jumpOfRun } from './jump-of-run.ts';
import { CATALOGUE, type LoadedBook } from './load-book.ts';
import { readersAt } from './readers-at.ts';
import { secretsOfRun } from './secrets-of-run.ts';
import { sshOfRun } from './ssh-of-run.ts';
import type { World } from './world.ts';

export type VerifyWays = ReturnType<typeof verifyWays>;

/** How hosts and the cluster are reached: nothing of it is opened before something goes that way. */
export function verifyWays(world: World, { book }: LoadedBook, told: RunState['values']) {
  const redactor = createRedactor();
  const ssh = sshOfRun(world, { cwd: world.cwd, redactor });
  const host = jumpHost(scopeOf(book, { ...EMPTY_RUN, values: told }));
  const jump = jumpOfRun(ssh, () => host, null);
  return {
    redactor,
    ssh,
    jump,
    route: isByJump(book.runbook.site) ? jump.way.dialer : (world.dialer ?? directDialer()),
    async close() {
      await jump.way.close();
      await ssh.close();
    },
  };
}

type Reached = {
  readonly cluster: ClusterReader;
  readonly ways: ClusterWays | undefined;
  readonly by: VerifyWays;
};

/** Readers only: nothing in this composition can change anything. */
export function verifyPorts(
  world: World,
  { book }: LoadedBook,
  { cluster, ways, by: { redactor, ssh, jump } }: Reached,
): VerifyPorts {
  const baseEnv = () => childEnvironment(world.env);
  const conceal = (name: string, secret: string) => redactor.add(name, secret);
  const { site } = book.runbook;
  const cloud = cloudOfRun(world, { cwd: world.cwd, mode: 'verify', site, conceal }).reader;
  const readers = readersAt(
    {
      cluster,
      inspect: createInspect(baseEnv),
      cloud,
      ssh: ssh.reader,
      cwd: world.cwd,
      dialer: world.dialer ?? directDialer(),
      resolvers: world.resolvers,
      ways,
      baseEnv,
    },
    jump,
  );
  const secrets = secretsOfRun({
    sources: book.runbook.site.secrets,
    redactor,
    env: world.env,
    cwd: world.cwd,
  });
  return { clock: systemClock, catalogue: CATALOGUE, secrets, readers };
}

const nowhere = () => Promise.reject(new WizardError('usage', 'no-target'));
/** Where nobody has named a cluster. */
export const NO_CLUSTER: ClusterReader = {
  get: nowhere,
  list: nowhere,
  follow: () => {
    throw new WizardError('usage', 'no-target');
  },
  log: nowhere,
  lookup: nowhere,
  raw: nowhere,
  summary: nowhere,
  may: nowhere,
  resource: nowhere,
};
