import { writeProxiedKubeconfig } from '../cluster/private-kubeconfig.ts';
import { jumpHost } from '../core/jump-host.ts';
import { replay } from '../core/reduce.ts';
import { scopeOf } from '../core/scope.ts';
import { WizardError } from '../model/error.ts';
import type { RunEvent } from '../model/event.ts';
import { isObject } from '../model/json.ts';
import type { Book } from '../model/book.ts';
import type { Shell } from '../model/ports.ts';
import type { SshHost } from '../model/route.ts';
import type { Site } from '../model/runbook.ts';
import type { Ssh, JumpWay } from '../ssh/open-ssh.ts';

const OPEN_MS = 25_000;

/** `site.cluster.route: jump`: the cluster itself is reached by the jump host, and by the programs of this run too. */
export function isByJump({ data }: Site): boolean {
  const { cluster } = data;
  return isObject(cluster) && cluster['route'] === 'jump';
}

/** The jump host by what the run knows now: an address may be found, told or corrected on the way. */
export function jumpHostOfRun(book: Book, events: readonly RunEvent[]): () => SshHost | null {
  let known: { readonly length: number; readonly host: SshHost | null } | undefined;
  return () => {
    if (known?.length !== events.length)
      known = { length: events.length, host: jumpHost(scopeOf(book, replay(book, events))) };
    return known.host;
  };
}

export type JumpOfRun = {
  readonly way: JumpWay;
  readonly hostOf: () => SshHost | null;
  /** Programs are told of the way as soon as it is open; a jump host that is down now may come back. */
  tryOpen(): Promise<void>;
  /** Starts no program before its way to the cluster is open. */
  shell(shell: Shell): Shell;
};

/** The way by the jump host for a whole run. `proxied` is the kubeconfig of programs, where the cluster lies behind it. */
export function jumpOfRun(
  ssh: Pick<Ssh, 'jump'>,
  hostOf: () => SshHost | null,
  kubeconfigs: { readonly own: () => string; readonly proxied: () => string } | null,
): JumpOfRun {
  const tell = async (port: number) => {
    if (kubeconfigs !== null)
      await writeProxiedKubeconfig(kubeconfigs.own(), kubeconfigs.proxied(), port);
  };
  const way = ssh.jump(hostOf, tell);
  return {
    way,
    hostOf,
    async tryOpen() {
      if (kubeconfigs === null) return;
      try {
        await tell(await way.ready(AbortSignal.timeout(OPEN_MS)));
      } catch (error) {
        if (!(error instanceof WizardError)) throw error;
      }
    },
    shell: (shell) => ({
      ...shell,
      async run(key, command, onOutput, signal) {
        if (kubeconfigs !== null && (await shell.known(key)) === 'never-started')
          await tell(await way.ready(signal));
        return shell.run(key, command, onOutput, signal);
      },
    }),
  };
}
