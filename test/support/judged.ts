import { judge } from '../../src/commands/judge.ts';
import type { Lang } from '../../src/text/index.ts';

export type Told = { readonly exitCode: number; readonly out: string; readonly err: string };

type How = {
  readonly cwd?: string;
  readonly lang?: Lang;
  readonly output?: 'text' | 'json';
  readonly stdin?: string | Uint8Array;
  readonly columns?: number;
  readonly isTyped?: boolean;
};

/** What the command says of these paths. */
export async function judged(paths: readonly string[], how: How = {}): Promise<Told> {
  const { cwd = '.', lang = 'en', output = 'text', stdin = '', columns = null } = how;
  let [out, err] = ['', ''];
  const world = {
    cwd,
    lang,
    columns,
    stdin: inPieces(typeof stdin === 'string' ? Buffer.from(stdin) : stdin),
    input: how.isTyped === true ? { input: process.stdin, output: process.stderr } : null,
    out: (text: string) => (out += text),
    err: (text: string) => (err += text),
  };
  const exitCode = await judge(world, { paths, output });
  return { exitCode, out, err };
}

/** As pipes give it: cut anywhere, in the middle of a character too. */
async function* inPieces(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < bytes.length; from += 65_535) yield bytes.subarray(from, from + 65_535);
}

type Item = {
  readonly verdict: string;
  readonly cause: { readonly code: string } | null;
  readonly object: { readonly name: string } | null;
};

/** The exit code, and verdict, name and code of each item: `1, pass a, wait b node-not-ready`. */
export async function toldOf(stdin: string | Uint8Array): Promise<string> {
  const { exitCode, out } = await judged(['-'], { stdin, output: 'json' });
  const { items }: { readonly items: readonly Item[] } = JSON.parse(out);
  const each = items.map(({ verdict, object, cause }) =>
    [verdict, object?.name, cause?.code ?? ''].join(' ').trim(),
  );
  return [exitCode, ...each].join(', ');
}

export function aNode(name: string, ready: 'True' | 'False' = 'True', more: object = {}) {
  const status = { conditions: [{ type: 'Ready', status: ready, reason: 'KubeletNotReady' }] };
  return { apiVersion: 'v1', kind: 'Node', metadata: { name, ...more }, status };
}

export const AN_EVENT = {
  apiVersion: 'v1',
  kind: 'Event',
  metadata: { name: 'e', namespace: 'prod' },
  involvedObject: { kind: 'Pod', name: 'p', uid: 'u' },
};

export function json(value: unknown): string {
  return JSON.stringify(value, null, 2);
}

/** As `kubectl get --output json` gives several. */
export function aList(items: readonly unknown[], kind: string = 'List'): string {
  return json({ apiVersion: 'v1', kind, items, metadata: { resourceVersion: '' } });
}
