import type * as Yaml from 'yaml';
import type { LineCounter, Node, Pair, YAMLMap } from 'yaml';
import type { NamedVersion, VersionsRead } from '../model/manifest-versions.ts';

export type VersionsInText = Pick<VersionsRead, 'objects' | 'faults' | 'elsewhere'>;
type Mutable = { [key in keyof VersionsInText]: VersionsInText[key][number][] };

/** The parser takes 130 times in memory of what it reads. */
const LONGEST = 16 * 1024 * 1024;

/** Every object of a YAML or JSON text, those of Lists too, each with the line of its apiVersion. */
export async function versionsInText(file: string, text: string): Promise<VersionsInText> {
  const into: Mutable = { objects: [], faults: [], elsewhere: [] };
  if (text.length > LONGEST) return { ...into, faults: [{ file, line: 1, problem: 'size' }] };
  const yaml = await import('yaml');
  const counter = new yaml.LineCounter();
  const parsed = yaml.parseAllDocuments(text, {
    lineCounter: counter,
    prettyErrors: false,
    logLevel: 'silent',
  });
  for (const document of Array.isArray(parsed) ? parsed : []) {
    const [error] = document.errors;
    if (error === undefined) collect(document.contents, { yaml, counter, file, into });
    else into.faults.push({ file, line: counter.linePos(error.pos[0]).line, problem: error.code });
  }
  return into;
}

type Where = {
  readonly yaml: typeof Yaml;
  readonly counter: LineCounter;
  readonly file: string;
  readonly into: Mutable;
};

function collect(node: unknown, where: Where): void {
  const { yaml, into, file } = where;
  if (yaml.isSeq(node)) {
    for (const one of node.items) collect(one, where);
    return;
  }
  if (!yaml.isMap(node)) return;
  const apiVersion = textAt(node, 'apiVersion');
  const kind = textAt(node, 'kind');
  // Values of a chart, settings of another program: nothing that goes to a cluster.
  if (apiVersion === undefined && kind === undefined) return;
  const line = lineOf(pairAt(node, 'apiVersion', yaml) ?? pairAt(node, 'kind', yaml), node, where);
  if (kind?.endsWith('List') === true && yaml.isSeq(node.get('items'))) {
    collect(node.get('items'), where);
    return;
  }
  if (apiVersion === undefined || kind === undefined) {
    // A word that many programs use: without the other one it is no broken manifest, unless it has a name.
    const isMeant = node.has('metadata') || node.has('spec');
    const problem = apiVersion === undefined ? 'apiVersion' : 'kind';
    if (isMeant) into.faults.push({ file, line, problem });
    return;
  }
  if (apiVersion.startsWith('kustomize.config.k8s.io/')) {
    into.elsewhere.push(...basesElsewhere(node, where));
    return;
  }
  into.objects.push({
    file,
    line,
    apiVersion,
    kind,
    name: nameOf(node),
    defines: definedBy(kind, node),
  });
}

function nameOf(node: YAMLMap): string {
  const name: unknown = node.getIn(['metadata', 'name']);
  return typeof name === 'string' ? name : '';
}

function textAt(node: YAMLMap, key: string): string | undefined {
  const value: unknown = node.get(key);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function pairAt(node: YAMLMap, key: string, yaml: typeof Yaml): Pair | undefined {
  return node.items.find((pair) => yaml.isScalar(pair.key) && pair.key.value === key);
}

function lineOf(pair: Pair | undefined, node: Node, { yaml, counter }: Where): number {
  const key = pair?.key;
  const at = yaml.isNode(key) ? key.range?.[0] : node.range?.[0];
  return counter.linePos(at ?? 0).line;
}

/** What a cluster serves once this definition is in it. */
function definedBy(kind: string, node: YAMLMap): readonly string[] {
  if (kind !== 'CustomResourceDefinition') return [];
  const spec = plain(node.get('spec'));
  const group = spec['group'];
  const named = plainly(spec['names'])['kind'];
  const versions = Array.isArray(spec['versions']) ? spec['versions'] : [{ name: spec['version'] }];
  return versions.flatMap((version) => {
    const { name, served = true } = plainly(version);
    return served === true ? [`${String(group)}/${String(name)} ${String(named)}`] : [];
  });
}

function plain(node: unknown): { readonly [key: string]: unknown } {
  const isNode = typeof node === 'object' && node !== null && 'toJSON' in node;
  return plainly(isNode && typeof node.toJSON === 'function' ? node.toJSON() : undefined);
}

function plainly(value: unknown): { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

/** What is not below the folder: on the web, or beside it. */
function basesElsewhere(node: YAMLMap, where: Where): VersionsRead['elsewhere'] {
  const all = plain(node);
  const named = ['resources', 'bases', 'components', 'crds', 'helmCharts'].flatMap(
    (key) => all[key] ?? [],
  );
  return named
    .map((one) => (typeof one === 'string' ? one : `helm: ${String(plainly(one)['name'])}`))
    .filter((one) => /:|^\.\.|^\/|^github\.com|^git@/.test(one))
    .map((what) => ({ file: where.file, line: lineOf(undefined, node, where), what }));
}

/** Manifests that stand in a script as text: the lines that say an apiVersion, with the kind beside. */
export function versionsInScript(file: string, text: string): readonly NamedVersion[] {
  const lines = text.split('\n');
  return lines.flatMap((line, index) => {
    const apiVersion = /^[\s"'>|-]*apiVersion["']?\s*:\s*["']?([\w.-]+(?:\/[\w.-]+)?)["']?/.exec(
      line,
    )?.[1];
    if (apiVersion === undefined) return [];
    const near = [
      ...lines.slice(index + 1, index + 4),
      ...lines.slice(Math.max(0, index - 3), index).toReversed(),
    ];
    const kind = near
      .map((one) => /^[\s"'>|-]*kind["']?\s*:\s*["']?(\w+)/.exec(one)?.[1])
      .find(Boolean);
    return [{ file, line: index + 1, apiVersion, kind: kind ?? '', name: '', defines: [] }];
  });
}
