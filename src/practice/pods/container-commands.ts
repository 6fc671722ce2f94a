import { mkdirSync } from 'node:fs';
import { PassThrough } from 'node:stream';
import { finished } from 'node:stream/promises';
import type { JsonObject } from '../../model/json.ts';
import type { ContainerEnd, PodContainer, PodHost } from '../pod-host.ts';
import { installOwn, installStandIn } from '../programs/install.ts';
import { objectsAt, textAt, textsAt } from '../store/json.ts';
import type { Store } from '../store/store.ts';
import { linesOf } from './app-lines.ts';
import { IN_CONTAINERS, type podCommands } from './pod-commands.ts';
import { POD, runningSince } from './read-pod.ts';

/** The range's own programs that containers have: they see the names and servers of the range. */
const STAND_INS = ['getent', 'nc'];
const LONGEST_LOG = 256 * 1024;

/** Lays what containers find in their PATH into a folder. */
export function layPrograms(bin: string, self: readonly string[], searched: string): void {
  mkdirSync(bin, { recursive: true });
  for (const name of IN_CONTAINERS) installOwn(bin, name, searched);
  for (const name of STAND_INS) installStandIn(bin, name, self);
}

/** Commands in containers, and containers that are commands: what they say is their log. */
export function containerCommands(
  store: Store,
  { run }: Pick<ReturnType<typeof podCommands>, 'run'>,
  ended: AbortSignal,
): Pick<PodHost, 'exec' | 'run' | 'log'> {
  const logs = new Map<string, string>();

  function hear(key: string): PassThrough {
    const stream = new PassThrough();
    stream.on('data', (bytes: Buffer) => {
      const all = (logs.get(key) ?? '') + bytes.toString('utf8');
      logs.set(key, all.slice(-LONGEST_LOG));
    });
    return stream;
  }

  return {
    async exec(at, argv, streams, signal) {
      const pod = store.get(POD, at);
      if (pod === undefined || runningSince(pod, at.container) === undefined)
        return { refused: `container not found ("${at.container}")` };
      return run(at, argv, streams, {
        env: envOf(pod, at),
        signal: AbortSignal.any([signal, ended]),
      });
    },
    async run(at, signal): Promise<ContainerEnd> {
      const pod = store.get(POD, at);
      const spec = pod === undefined ? undefined : specOf(pod, at);
      const argv = [...textsAt(spec, 'command'), ...textsAt(spec, 'args')];
      // What an image itself would start is not known here.
      if (pod === undefined || argv.length === 0) return { exitCode: 0, says: '' };
      const key = keyOf(pod, at);
      const [stdout, stderr] = [hear(key), hear(key)];
      const exitCode = await run(
        at,
        argv,
        { stdin: null, stdout, stderr },
        { env: envOf(pod, at), signal: AbortSignal.any([signal, ended]) },
      );
      await Promise.all([stdout, stderr].map((one) => finished(one.end())));
      return { exitCode, says: logs.get(key) ?? '' };
    },
    log(at) {
      const pod = store.get(POD, at);
      if (pod === undefined) return '';
      const said = logs.get(keyOf(pod, at));
      const since = runningSince(pod, at.container);
      return said ?? (since === undefined ? '' : linesOf(pod, since));
    },
  };
}

function specOf(pod: JsonObject, { container }: PodContainer): JsonObject | undefined {
  return ['containers', 'initContainers']
    .flatMap((list) => objectsAt(pod, 'spec', list))
    .find((one) => textAt(one, 'name') === container);
}

/** Those that are written out; what leads elsewhere stays out. */
function envOf(pod: JsonObject, at: PodContainer): { readonly [name: string]: string } {
  const given = objectsAt(specOf(pod, at), 'env').flatMap((one) => {
    const [name, value] = [textAt(one, 'name'), textAt(one, 'value')];
    return name === undefined || value === undefined ? [] : [[name, value] as const];
  });
  return Object.fromEntries(given);
}

function keyOf(pod: JsonObject, { container }: PodContainer): string {
  return `${textAt(pod, 'metadata', 'uid') ?? ''}/${container}`;
}
