import { WizardError } from '../model/error.ts';
import { isObject } from '../model/json.ts';
import type { KubeObject } from '../model/ports.ts';
import { createItemScanner } from './json-items.ts';
import { Nonsense, Refusal } from './refusal.ts';
import { asObject, callOf, LONGEST_OBJECT, openAt, readJson, type Source } from './source.ts';

const PAGE = 500;
/** A list whose pages expire again and again is too long for this connection. */
const MOST_BEGINNINGS = 3;

export type ListListener = {
  /** All begins again: what was told before may be gone by now. */
  begin(): void;
  object(object: KubeObject): void;
};

/** Reads a list object by object, never as a whole, and gives the version from which it can be watched. */
export async function streamList(
  source: Source,
  listener: ListListener,
  signal: AbortSignal,
): Promise<string> {
  for (let begun = 1; ; begun += 1) {
    listener.begin();
    try {
      return await pages(source, listener, signal);
    } catch (error) {
      // A token for the next page is only good for some minutes.
      const isExpired = error instanceof Refusal && error.status === 410;
      if (!isExpired || begun === MOST_BEGINNINGS) throw error;
    }
  }
}

async function pages(source: Source, listener: ListListener, signal: AbortSignal): Promise<string> {
  let version: string | undefined;
  let next = '';
  do {
    const page = await onePage(source, next, listener, signal);
    version ??= page.version;
    next = page.next;
  } while (next !== '');
  return version;
}

async function onePage(
  source: Source,
  next: string,
  listener: ListListener,
  signal: AbortSignal,
): Promise<{ version: string; next: string }> {
  const server = source.streams.server();
  const search = { limit: String(PAGE), ...(next === '' ? {} : { continue: next }) };
  const opened = await openAt(source, search, { gzip: true }, signal);
  if (opened.status >= 300)
    throw new Refusal(
      opened.status,
      await opened.text(),
      { ...callOf(source), server },
      opened.retryAfterMs,
    );
  const scanner = createItemScanner(LONGEST_OBJECT);
  for await (const chunk of opened.body) {
    for (const item of scanner.push(chunk)) {
      const turn = source.turns.mine();
      if (turn !== undefined) await turn;
      listener.object(asObject(readJson(item), source.query));
    }
  }
  const rest = scanner.end();
  if (rest === undefined) throw new WizardError('cluster-unreachable', 'api-reset', { server });
  const metadata = isObject(rest['metadata']) ? rest['metadata'] : {};
  const { resourceVersion, continue: more } = metadata;
  if (typeof resourceVersion !== 'string') throw new Nonsense('a list without a version');
  return { version: resourceVersion, next: typeof more === 'string' ? more : '' };
}
