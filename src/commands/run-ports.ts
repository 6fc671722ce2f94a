import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { openCluster } from '../cluster/connect.ts';
import { writePrivateKubeconfig } from '../cluster/private-kubeconfig.ts';
import { unpacker } from '../archives/archive-reader.ts';
import { systemClock } from '../clock/system-clock.ts';
import { downloader } from '../download/downloader.ts';
import type { AccessPort, RunPorts } from '../execute/ports.ts';
import { toolBox } from '../helm/tool-box.ts';
import { diskError } from '../journal/disk-error.ts';
import type { Journal } from '../journal/journal.ts';
import type { Redactor } from '../journal/redact.ts';
import type { Book } from '../model/book.ts';
import type { Mode } from '../model/event.ts';
import { directDialer } from '../net/dialer.ts';
import { ownFiles } from '../files/own-files.ts';
import { trim } from '../readiness/trim.ts';
import { childEnvironment } from '../shell/child-environment.ts';
import { anyRunning } from '../shell/command-files.ts';
import { createInspect } from '../shell/inspect.ts';
import { createShell } from '../shell/shell.ts';
import { accessFiles, savedKubeconfig } from './access-files.ts';
import { pinnedCluster } from './pinned-cluster.ts';
import { inOneAccount, readingIn } from '../cloud/one-account.ts';
import { accountOfRun, cloudOfRun, forbiddenAccounts } from './cloud-of-run.ts';
import { isByJump, jumpHostOfRun, jumpOfRun } from './jump-of-run.ts';
import { readersAt } from './readers-at.ts';
import { secretsOfRun } from './secrets-of-run.ts';
import { sshOfRun, withRemote } from './ssh-of-run.ts';
import { drillGuard } from './drill-guard.ts';
import { watchCluster } from './watch-cluster.ts';
import { CATALOGUE } from './load-book.ts';
import type { World } from './world.ts';

export type RunPlace = {
  readonly journal: Journal;
  readonly redactor: Redactor;
  readonly mode: Mode;
  /** The drill is in the practice range. */
  readonly practice: boolean;
  readonly book: Book;
  /** The operator's kubeconfig: contexts are proposed from it, never taken. */
  readonly kubeconfig: string;
  /** Where the run was started: relative paths begin there. */
  readonly cwd: string;
};

/** All that a run reaches the world through, for real. */
export function runPorts(world: World, place: RunPlace): RunPorts {
  const { journal, book, cwd } = place;
  const dialer = world.dialer ?? directDialer();
  const onCluster = place.mode === 'drill' && !place.practice;
  // A drill leaves alone whatever it did not make itself.
  const cluster = pinnedCluster(cwd, onCluster ? journal.run : undefined);
  const watch = watchCluster(cluster.reader, systemClock);
  const privateKubeconfig = () => path.join(journal.folder, 'kubeconfig');
  // Programs read another than the wizard where the cluster lies behind a jump host.
  const byJump = isByJump(book.runbook.site);
  const proxiedKubeconfig = () => path.join(journal.folder, 'kubeconfig.jump');
  const ownTools = path.join(journal.folder, 'tools');
  const baseEnv = () => ({
    ...childEnvironment(world.env, ownTools),
    KUBECONFIG: byJump ? proxiedKubeconfig() : privateKubeconfig(),
  });
  const secrets = secretsOfRun({
    sources: book.runbook.site.secrets,
    redactor: place.redactor,
    env: world.env,
    cwd,
  });
  const concealed = new Map<string, string>();
  const hidden = () => Array.from(concealed, ([name, secret]) => ({ name, secret }));
  const conceal = (name: string, secret: string) => {
    place.redactor.add(name, secret);
    concealed.set(name, secret);
  };
  const { site } = book.runbook;
  const cloud = cloudOfRun(world, { cwd, mode: place.mode, site, conceal });
  const known = accountOfRun(book, journal.events);
  const forbidden = forbiddenAccounts(place.mode, site);
  const ssh = sshOfRun(world, { cwd, redactor: place.redactor, folder: () => journal.folder });
  const jump = jumpOfRun(
    ssh,
    jumpHostOfRun(book, journal.events),
    byJump ? { own: privateKubeconfig, proxied: proxiedKubeconfig } : null,
  );
  const route = byJump ? jump.way.dialer : dialer;
  const parts = {
    cluster: cluster.reader,
    inspect: createInspect(baseEnv),
    cloud: readingIn(cloud.reader, { known }),
    ssh: ssh.reader,
    cwd,
    dialer,
    resolvers: world.resolvers,
    ways: cluster.ways,
    baseEnv,
  };
  const readers = readersAt(parts, jump);
  const commands = path.join(journal.folder, 'commands');
  const shell = createShell({
    directory: commands,
    cwd,
    baseEnv,
    secrets: () => [...secrets.known(), ...hidden()],
    keeper: world.keeper,
  });
  const files = accessFiles(place.kubeconfig, savedKubeconfig(book, journal.events, cwd));
  const access: AccessPort = {
    contexts: () => files.contexts(),
    async summary(context) {
      const opened = await openCluster({
        kubeconfig: await files.fileOf(context),
        context,
        dialer: route,
        keep: trim,
      });
      try {
        return await opened.reader.summary(AbortSignal.timeout(15_000));
      } finally {
        await opened.close();
      }
    },
    guard: (summary) => (onCluster ? drillGuard(book, summary) : null),
    async pin(context) {
      const file = privateKubeconfig();
      try {
        await mkdir(journal.folder, { recursive: true, mode: 0o700 });
        await writePrivateKubeconfig(await files.fileOf(context), context, file);
      } catch (error) {
        throw diskError(error, file);
      }
      return file;
    },
    async open(target, kubeconfig) {
      const { uid, context } = target;
      await cluster.open(
        await openCluster({ kubeconfig, context, dialer: route, keep: trim }),
        uid,
      );
      await jump.tryOpen();
    },
  };
  return {
    clock: systemClock,
    journal: {
      events: journal.events,
      append: journal.append.bind(journal),
      evidence: journal.evidence.bind(journal),
      async close() {
        await cluster.close();
        // A program that still runs goes on by it.
        if (!byJump || !(await anyRunning(commands))) await jump.way.close();
        await journal.close();
      },
    },
    catalogue: CATALOGUE,
    secrets,
    access,
    readers,
    cluster: () => (cluster.isOpen() ? watch : null),
    lease: cluster.lease,
    writers: (attempt) => ({
      ...readers(),
      writer: cluster.writer,
      pods: cluster.podFiles,
      shell: withRemote(jump.shell(shell), ssh),
      ssh: ssh.writer,
      downloader: downloader({ dialer, clock: systemClock, cwd }),
      unpacker: unpacker(cwd),
      ownFiles: ownFiles(cwd),
      tools: toolBox({ own: ownTools, cwd, env: baseEnv }),
      attempt,
      cloud: inOneAccount(cloud.writer, {
        known,
        keep: async (account) => {
          if (!forbidden.includes(account)) await attempt.keepAccount?.(account);
        },
      }),
      conceal,
    }),
    wizard: { kind: 'wizard', name: 'dr-wizard', host: world.host },
  };
}
