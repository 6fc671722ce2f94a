import type { ProbeDef, ProbeResult } from '../../model/catalogue.ts';
import type { NamedVersion, VersionsRead } from '../../model/manifest-versions.ts';
import type { Readers } from '../../model/ports.ts';
import { aCause, found, type Found } from '../../model/verdict.ts';
import { parseVersion } from '../../model/version.ts';
import { answered, jsonEvidence, result } from '../result.ts';
import { worstOf } from '../worst-of.ts';
import { judgeByCluster, judgeByTable } from './judge-version.ts';
import { servedHere } from './served-here.ts';

type With = { readonly paths: readonly string[]; readonly version?: string };

export const apiVersionsServed: ProbeDef<With> = {
  id: 'manifests/api-versions-served',
  group: 'tools',
  doc: {
    en: 'Every API version in these manifests is served: by the pinned cluster, or by a version of Kubernetes.',
    zh: '清单中的每个 API 版本都受支持：以已锁定的集群为准，或以某个 Kubernetes 版本为准。',
  },
  with: {
    paths: {
      type: 'list',
      of: { type: 'path', doc: { en: 'A file or a folder.', zh: '文件或目录。' } },
      doc: {
        en: 'Manifests; of a script what stands in it as text.',
        zh: '清单；脚本则检查其中写明的清单文本。',
      },
    },
    version: {
      type: 'string',
      optional: true,
      doc: {
        en: 'The version of Kubernetes that will be, for as long as no cluster is pinned.',
        zh: '目标 Kubernetes 版本；锁定集群后以集群为准。',
      },
    },
  },
  finds: {
    objects: { type: 'int', doc: { en: 'How many objects were found.', zh: '找到的对象数。' } },
    by: {
      type: 'string',
      doc: { en: 'What they were compared with.', zh: '比对的依据。' },
    },
  },
  needsTarget: false,
  everyMs: 10_000,
  look: (input, ports, signal) => answered(look(input, ports, signal)),
};

async function look(
  { paths, version }: With,
  ports: Readers,
  signal: AbortSignal,
): Promise<ProbeResult> {
  const all: VersionsRead[] = [];
  for (const path of paths) all.push(await ports.versions.read(path));
  const objects = all.flatMap((one) => one.objects);
  const empty = all.flatMap((read, at) => emptyFault(read, paths[at] ?? ''));
  const { judge, by } = await judgeOf(objects, version, ports, signal);
  const seen = [...empty, ...all.flatMap(faultsOf), ...objects.map(judge), ...all.flatMap(untold)];
  const scripts = all
    .flatMap((one) => one.scripts)
    .map((path) => aCause('api-script-not-run', { path }));
  const evidence = [jsonEvidence('api-versions', [{ by }, ...objects])];
  return result(worstOf(seen, scripts), { evidence, finds: { objects: objects.length, by } });
}

type Judge = { readonly judge: (object: NamedVersion) => Found; readonly by: string };

async function judgeOf(
  objects: readonly NamedVersion[],
  version: string | undefined,
  ports: Readers,
  signal: AbortSignal,
): Promise<Judge> {
  const defined = new Set(objects.flatMap(({ defines }) => defines));
  const versions = objects.map(({ apiVersion }) => apiVersion);
  const served = await servedHere(['v1', ...versions], ports, signal);
  if (served !== undefined)
    return { judge: (object) => judgeByCluster(object, served, defined), by: 'cluster' };
  const [major, minor] = parseVersion(version ?? '') ?? [];
  if (major === 1 && minor !== undefined)
    return { judge: (object) => judgeByTable(object, minor, defined), by: `1.${minor}` };
  const none = found('unknown', aCause('api-no-version', { version: version ?? '-' }));
  return { judge: () => none, by: '-' };
}

/** A folder without manifests proves nothing; a script may have none. */
function emptyFault(read: VersionsRead, path: string): readonly Found[] {
  const holds =
    read.objects.length + read.faults.length + read.templates.length + read.scripts.length;
  return holds > 0 ? [] : [found('unknown', aCause('manifest-empty', { path }))];
}

function faultsOf({ faults, scripts, objects }: VersionsRead): readonly Found[] {
  const broken = faults.map(({ file, line, problem }) =>
    found('fail', aCause('manifest-broken', { file, line, problem })),
  );
  // One that has no manifest in it says nothing about versions: what it calls is looked at by itself.
  const silent = scripts.length > 0 && objects.length === 0 ? [found('pass', null)] : [];
  return [...broken, ...silent];
}

/** What would have to be rendered, or is somewhere else: nobody has looked into it. */
function untold({ templates, elsewhere }: VersionsRead): readonly Found[] {
  return [
    ...templates.map((file) => found('unknown', aCause('api-template', { file }))),
    ...elsewhere.map(({ file, line, what }) =>
      found('unknown', aCause('api-elsewhere', { file, line, what })),
    ),
  ];
}
