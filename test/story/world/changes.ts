import { lstatSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { readRequests, type AuditedWrite } from '../../support/control-plane/audit.ts';
import type { ControlPlane } from '../../support/control-plane/index.ts';
import { waitUntil } from '../../support/control-plane/wait-until.ts';

/** Who the wizard and its children are to the API server, and who its logins on the master are. */
export const WIZARD = { user: 'wizard', groups: ['system:masters'] } as const;
export const ON_THE_MASTER = { user: 'master', groups: ['system:masters'] } as const;
/** Tells everything of these two. */
export const AUDIT_POLICY = path.join(import.meta.dirname, 'audit-policy.yaml');

/** What has been changed in a while, and by which means; each thing once. */
export type Changes = {
  /** What the wizard sent to the API server that does not only read: verb, resource and name. */
  readonly cluster: readonly string[];
  /** The programs that asked with the wizard's access. */
  readonly programs: readonly string[];
  /** The commands that were run in pods. */
  readonly commands: readonly string[];
  /** What the parts around the cluster were asked to change. */
  readonly around: readonly string[];
  /** Files that are there, gone or otherwise now. */
  readonly files: readonly string[];
};

/** Every request so far. What ended before this began is in it: the log may lag behind the answers. */
export async function requestsSoFar(cluster: ControlPlane): Promise<readonly AuditedWrite[]> {
  const mark = `mark-${Date.now()}`;
  const { status } = await cluster.request(
    'PATCH',
    `/api/v1/namespaces/default?fieldManager=${mark}`,
    { metadata: { labels: { mark } } },
  );
  if (status !== 200) throw new Error(`no mark in the log: ${status}`);
  const all = () => readRequests(cluster.auditLog);
  const isThere = async () => (await all()).some(({ uri }) => uri.endsWith(mark));
  await waitUntil(`${mark} is in the log`, isThere, { timeoutMs: 20_000 });
  return all();
}

export function toldOf(requests: readonly AuditedWrite[]): Omit<Changes, 'around' | 'files'> {
  const own = requests.filter(({ user }) => user === WIZARD.user || user === ON_THE_MASTER.user);
  const isRead = ({ verb }: AuditedWrite) => ['get', 'list', 'watch'].includes(verb);
  const commands = own
    .filter(({ subresource }) => subresource === 'exec' || subresource === 'attach')
    .map(({ uri }) => new URL(uri, 'http://api').searchParams.getAll('command').join(' '));
  const program = ({ user, userAgent }: AuditedWrite) => `${user}: ${userAgent.split('/')[0]}`;
  return {
    cluster: once(own.filter((one) => !isRead(one)).map(shown)),
    programs: once(own.map(program)),
    commands: once(commands),
  };
}

function shown({ verb, resource, subresource, namespace, name }: AuditedWrite): string {
  const what = subresource === undefined ? resource : `${resource}/${subresource}`;
  const where = [namespace, name].filter((part) => part !== undefined).join('/');
  return [verb, what, where].filter((part) => part !== '').join(' ');
}

/** Each file below a folder, but for these, with what a write changes of it. */
export function filesIn(
  folder: string,
  isNoise: (file: string) => boolean,
): ReadonlyMap<string, string> {
  const all = readdirSync(folder, { recursive: true, withFileTypes: true })
    .map(({ parentPath, name }) => path.join(parentPath, name))
    .filter((file) => !isNoise(path.relative(folder, file)));
  return new Map(
    all.map((file) => {
      const { mode, size, mtimeMs, ino } = lstatSync(file);
      return [path.relative(folder, file), [mode, size, mtimeMs, ino].join(' ')];
    }),
  );
}

export function changed(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): readonly string[] {
  const all = once([...before.keys(), ...after.keys()]);
  return all.filter((file) => before.get(file) !== after.get(file));
}

export function once(all: readonly string[]): readonly string[] {
  return [...new Set(all)].toSorted();
}
