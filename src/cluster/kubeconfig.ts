import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { distance } from 'fastest-levenshtein';
import { WizardError } from '../model/error.ts';
import { isObject, type JsonObject } from '../model/json.ts';

/** One context with its cluster and user as they stand in the file; all paths in them are absolute. */
export type Access = {
  readonly context: string;
  readonly server: string;
  readonly cluster: JsonObject;
  readonly user: JsonObject;
  readonly namespace: string | undefined;
};

export type ContextRow = {
  readonly name: string;
  readonly server: string;
  readonly current: boolean;
};

/** An entry of one of the three lists; `is` is what stands under `context`, `cluster` or `user`. */
type Row = { readonly name: string; readonly is: JsonObject };
type Kubeconfig = {
  readonly current: unknown;
  readonly contexts: readonly Row[];
  readonly clusters: readonly Row[];
  readonly users: readonly Row[];
};

/** Fields of a cluster or a user that name a file, relative to the kubeconfig. */
const PATHS = ['certificate-authority', 'client-certificate', 'client-key', 'tokenFile'];

/** What `kubectl` would read: the setting, else `KUBECONFIG`, else the file in the home folder. */
export function kubeconfigFile(
  setting: string | null,
  env: { readonly [name: string]: string | undefined },
): string {
  const listed = (env['KUBECONFIG'] ?? '').split(path.delimiter).find((one) => one !== '');
  return (
    setting ?? listed ?? path.join(env['HOME'] ?? env['USERPROFILE'] ?? '.', '.kube', 'config')
  );
}

/** The contexts of a kubeconfig with where they lead. Throws `WizardError` (`kubeconfig-missing`, `-malformed`). */
export async function listContexts(file: string): Promise<readonly ContextRow[]> {
  const config = await readKubeconfig(file);
  return config.contexts.map(({ name, is }) => ({
    name,
    server: serverOf(find(config.clusters, textOf(is, 'cluster'))),
    current: name === config.current,
  }));
}

/** One context; a name that is not there gets the nearest ones. Nothing is taken from `current-context`. */
export async function readAccess(file: string, context: string): Promise<Access> {
  const config = await readKubeconfig(file);
  const named = find(config.contexts, context);
  if (named === undefined)
    throw new WizardError('usage', 'context-missing', {
      context,
      file,
      nearest: nearest(
        context,
        config.contexts.map(({ name }) => name),
      ),
    });
  const clusterName = textOf(named, 'cluster');
  const userName = textOf(named, 'user');
  const cluster = find(config.clusters, clusterName);
  if (cluster === undefined || !URL.canParse(serverOf(cluster)))
    throw malformed(file, `clusters[${clusterName}].server`);
  const user = userName === '' ? {} : find(config.users, userName);
  if (user === undefined) throw malformed(file, `users[${userName}]`);
  const folder = path.dirname(path.resolve(file));
  return {
    context,
    server: serverOf(cluster).replace(/\/+$/, ''),
    cluster: withAbsolutePaths(cluster, folder),
    user: withAbsolutePaths(user, folder),
    namespace: textOf(named, 'namespace') || undefined,
  };
}

async function readKubeconfig(file: string): Promise<Kubeconfig> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '?';
    if (code === 'ENOENT' || code === 'ENOTDIR')
      throw new WizardError('usage', 'kubeconfig-missing', { file });
    throw new WizardError('usage', 'kubeconfig-unreadable', { file, code });
  }
  const { LineCounter, parseDocument } = await import('yaml');
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter });
  const [fault] = document.errors;
  if (fault !== undefined) {
    const { line, col } = lineCounter.linePos(fault.pos[0]);
    throw malformed(file, `${line}:${col}`);
  }
  const config = plainOf(document);
  if (!isObject(config)) throw malformed(file, '1:1');
  return {
    current: config['current-context'],
    contexts: rows(config, 'context', file),
    clusters: rows(config, 'cluster', file),
    users: rows(config, 'user', file),
  };
}

/** undefined where aliases repeat more than anybody would write. */
function plainOf(document: { toJS(): unknown }): unknown {
  try {
    return document.toJS();
  } catch (error) {
    if (!(error instanceof ReferenceError)) throw error;
    return undefined;
  }
}

function rows(config: JsonObject, key: string, file: string): readonly Row[] {
  const list = config[`${key}s`] ?? [];
  if (!Array.isArray(list)) throw malformed(file, `${key}s`);
  return list.map((row: unknown, index) => {
    if (!isObject(row) || textOf(row, 'name') === '')
      throw malformed(file, `${key}s[${index}].name`);
    const is = row[key] ?? {};
    if (!isObject(is)) throw malformed(file, `${key}s[${index}].${key}`);
    return { name: textOf(row, 'name'), is };
  });
}

function find(list: readonly Row[], name: string): JsonObject | undefined {
  return list.find((one) => one.name === name)?.is;
}

function textOf(value: JsonObject | undefined, key: string): string {
  const text = value?.[key];
  return typeof text === 'string' ? text : '';
}

function serverOf(cluster: JsonObject | undefined): string {
  return textOf(cluster, 'server');
}

function withAbsolutePaths(value: JsonObject, folder: string): JsonObject {
  const entries = Object.entries(value).map(([key, one]) => {
    if (PATHS.includes(key) && typeof one === 'string' && one !== '')
      return [key, path.resolve(folder, one)] as const;
    // As kubectl does: a plugin's name is looked up in PATH, a path of it stands relative to the file.
    if (key === 'exec' && isObject(one)) {
      const command = textOf(one, 'command');
      const isPath = command.includes('/') || command.includes(path.sep);
      return [key, { ...one, command: isPath ? path.resolve(folder, command) : command }] as const;
    }
    return [key, one] as const;
  });
  return Object.fromEntries(entries);
}

function malformed(file: string, where: string): WizardError {
  return new WizardError('faulty-file', 'kubeconfig-malformed', { file, where });
}

function nearest(name: string, known: readonly string[]): string {
  const ranked = known.toSorted((a, b) => distance(name, a) - distance(name, b));
  return ranked.slice(0, 3).join(', ') || '-';
}
