import type {
  Applied,
  Command,
  CommandResult,
  KubeObject,
  Writers,
} from '../../../src/model/ports.ts';
import type { Progress } from '../../../src/model/verdict.ts';
import { NO_CLOUD } from '../cloud/no-cloud.ts';
import { FAKE_READERS } from '../fake-ports.ts';
import { readersOf } from '../probes/readers.ts';
import { NO_SSH } from '../ssh/no-ssh.ts';

export type Seen = {
  readonly applied: KubeObject[];
  readonly commands: { readonly key: string; readonly command: Command }[];
  readonly output: string[];
  readonly progress: Progress[];
};

const noPods = () => Promise.reject(new Error('this world has no pods'));

/** Writers that remember what they were asked to do, over a cluster and files that hold these. */
export function writersOf(
  objects: readonly KubeObject[],
  more: {
    manifests?: readonly KubeObject[];
    ended?: Partial<CommandResult>;
  } & Partial<Writers> = {},
): { readonly ports: Writers; readonly seen: Seen } {
  const { manifests = [], ended = {}, ...rest } = more;
  const seen: Seen = { applied: [], commands: [], output: [], progress: [] };
  const readers = readersOf(objects);
  const ports: Writers = {
    ...FAKE_READERS,
    ...readers,
    files: { ...readers.files, manifests: async () => manifests },
    writer: {
      apply: async (object) => {
        const there = objects.some((one) => one.metadata.name === object.metadata.name);
        seen.applied.push(object);
        return appliedAs(object, !there);
      },
      remove: async () => {},
    },
    pods: { copyIn: noPods, remove: noPods },
    cloud: NO_CLOUD,
    ssh: NO_SSH,
    shell: {
      known: async () => 'never-started',
      run: async (key, command, onOutput) => {
        seen.commands.push({ key, command });
        onOutput('live\n');
        return { exitCode: 0, signal: null, output: 'live\n', bytes: 5, ...ended };
      },
    },
    attempt: {
      key: 'run/step/1',
      run: 'run',
      output: (text) => seen.output.push(text),
      progress: (progress) => seen.progress.push(progress),
    },
    ...rest,
  };
  return { ports, seen };
}

function appliedAs({ metadata }: KubeObject, created: boolean): Applied {
  const { name, namespace } = metadata;
  const place = namespace === undefined ? {} : { namespace };
  return { changed: created, created, uid: `uid-of-${name}`, ...place };
}
