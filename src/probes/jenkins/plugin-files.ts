import { jenkinsPod } from '../../jenkins/backup.ts';
import type { PodPlace } from '../../model/pod-files.ts';
import type { Readers } from '../../model/ports.ts';
import { dependenciesOf, type Dependency } from './plugin.ts';

/** What lies of a plugin in the folder from which Jenkins loads them. */
export type PluginFile = {
  readonly is: 'there' | 'disabled';
  /** What it says it needs, where it was unpacked. */
  readonly dependencies: readonly Dependency[];
};

export type PluginPlace = {
  readonly namespace: string;
  readonly service: string;
  readonly container?: string | null;
  readonly home?: string | null;
};

const HOME = '/var/jenkins_home';
const LONGEST_MANIFEST = 64 * 1024;

/**
 * Those that are there though Jenkins does not list them. Which of them cannot be told where its pod gives no answer is
 * left out: then they are only not listed.
 */
export async function readPluginFiles(
  ids: readonly string[],
  place: PluginPlace,
  ports: Readers,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, PluginFile | 'unread'>> {
  if (ids.length === 0) return new Map();
  const [read] = await Promise.allSettled([filesIn(ids, place, ports, signal)]);
  signal.throwIfAborted();
  return read.status === 'fulfilled' ? read.value : new Map(ids.map((id) => [id, 'unread']));
}

async function filesIn(
  ids: readonly string[],
  place: PluginPlace,
  ports: Readers,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, PluginFile | 'unread'>> {
  const pod = await jenkinsPod(place, ports.cluster, signal);
  if ('verdict' in pod) return new Map(ids.map((id) => [id, 'unread']));
  const folder = `${(place.home ?? HOME).replace(/\/+$/, '')}/plugins`;
  const names = new Set(await ports.podFiles.names(pod, folder, signal));
  const files = await Promise.all(
    ids
      .filter((id) => fileNames(id).some((name) => names.has(name)))
      .map(async (id): Promise<readonly [string, PluginFile]> => {
        const isDisabled = fileNames(id).some((name) => names.has(`${name}.disabled`));
        const dependencies = names.has(id)
          ? await needed(pod, `${folder}/${id}`, ports, signal)
          : [];
        return [id, { is: isDisabled ? 'disabled' : 'there', dependencies }];
      }),
  );
  return new Map(files);
}

function fileNames(id: string): readonly string[] {
  return [`${id}.jpi`, `${id}.hpi`];
}

async function needed(
  pod: PodPlace,
  folder: string,
  ports: Readers,
  signal: AbortSignal,
): Promise<readonly Dependency[]> {
  const file = `${folder}/META-INF/MANIFEST.MF`;
  const manifest = await ports.podFiles.text(pod, file, LONGEST_MANIFEST, signal);
  return manifest === undefined ? [] : dependenciesOf(manifest);
}
