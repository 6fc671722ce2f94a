import { WizardError } from '../model/error.ts';
import { isObject, type JsonObject } from '../model/json.ts';
import type { KubeObject } from '../model/ports.ts';
import { createLines } from './lines.ts';
import { spread } from './pace.ts';
import { Nonsense, Refusal } from './refusal.ts';
import { asObject, callOf, LONGEST_OBJECT, openAt, readJson, type Source } from './source.ts';

export type WatchListener = {
  /** The server has taken it. False where nobody wants it any more. */
  opened(): boolean;
  put(object: KubeObject): void;
  gone(object: KubeObject): void;
  /** All up to this version has been told. */
  reached(version: string): void;
};

/** Tells what happens after a version until the server ends it, as it is asked to; throws where it ends in any other way. */
export async function streamWatch(
  source: Source,
  version: string,
  listener: WatchListener,
  signal: AbortSignal,
): Promise<void> {
  const server = source.streams.server();
  const call = { ...callOf(source), server };
  const { watchMs, lateMs } = source.pace;
  const ms = spread(watchMs);
  const search = {
    watch: 'true',
    allowWatchBookmarks: 'true',
    resourceVersion: version,
    timeoutSeconds: String(Math.max(1, Math.round(ms / 1000))),
  };
  const opened = await openAt(source, search, { endMs: ms + lateMs }, signal);
  if (opened.status >= 300)
    throw new Refusal(opened.status, await opened.text(), call, opened.retryAfterMs);
  if (!listener.opened()) {
    await opened.drop();
    return;
  }
  const lines = createLines(LONGEST_OBJECT);
  for await (const chunk of opened.body) {
    const complete = lines.push(chunk);
    if (complete === undefined) throw new Nonsense('a line is too long');
    for (const line of complete) {
      if (line.length === 0) continue;
      const turn = source.turns.mine();
      if (turn !== undefined) await turn;
      tell(readJson(line), source, listener, call);
    }
  }
  if (lines.isTorn()) throw new WizardError('cluster-unreachable', 'api-reset', { server });
}

function tell(
  event: unknown,
  source: Source,
  listener: WatchListener,
  call: ConstructorParameters<typeof Refusal>[2],
): void {
  const { type, object } = isObject(event) ? event : {};
  if (!isObject(object)) throw new Nonsense('no event');
  if (type === 'BOOKMARK') {
    const reached = isObject(object['metadata']) ? object['metadata']['resourceVersion'] : '';
    if (typeof reached === 'string' && reached !== '') listener.reached(reached);
  } else if (type === 'ADDED' || type === 'MODIFIED' || type === 'DELETED') {
    const known = asObject(object, source.query);
    const version = versionOf(known);
    if (type === 'DELETED') listener.gone(known);
    else listener.put(known);
    listener.reached(version);
  } else if (type === 'ERROR') {
    throw inStream(object, call);
  } else throw new Nonsense('an unknown event');
}

function versionOf({ metadata }: KubeObject): string {
  const { resourceVersion } = metadata;
  if (typeof resourceVersion !== 'string' || resourceVersion === '')
    throw new Nonsense('an object without a version');
  return resourceVersion;
}

function inStream(status: JsonObject, call: ConstructorParameters<typeof Refusal>[2]): Refusal {
  const { code, details } = status;
  const seconds = isObject(details) ? Number(details['retryAfterSeconds']) : Number.NaN;
  return new Refusal(
    typeof code === 'number' && code >= 400 ? code : 500,
    JSON.stringify(status),
    call,
    Number.isFinite(seconds) ? seconds * 1000 : undefined,
  );
}
