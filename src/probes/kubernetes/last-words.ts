import type { ProbeResult } from '../../model/catalogue.ts';
import type { LogQuery, Readers } from '../../model/ports.ts';
import type { Cause } from '../../model/verdict.ts';
import { shortText } from '../../readiness/read-object.ts';

const MOST_LOGS = 3;
const LINES = 20;
const PATIENCE_MS = 3000;
/** Of containers that are told of no more, the oldest are forgotten. */
const MOST_KNOWN = 50;
/** How a cause says that the container left no words itself. */
const UNSAID = new Set<unknown>(['', '-']);

type Ended = { readonly namespace: string; readonly pod: string; readonly container: string };

/** What containers said before they ended, for the causes that stand first. */
export type LastWords = {
  /** Reads the logs that were not read yet; true where there is something to tell. What can't be read is no log. */
  readonly read: (said: ProbeResult, signal: AbortSignal) => Promise<boolean>;
  /** The same result with the last line in its causes and the lines as evidence, as far as they were read. */
  readonly into: (said: ProbeResult) => ProbeResult;
};

export function createLastWords(cluster: Readers['cluster']): LastWords {
  /** By container; `seen` is the end that its log was read for. */
  const known = new Map<string, { readonly seen: string; readonly text: string }>();

  async function readOne(ended: Ended, seen: string, signal: AbortSignal): Promise<boolean> {
    const key = keyOf(ended);
    const before = known.get(key)?.text ?? '';
    known.delete(key);
    known.set(key, { seen, text: before });
    const [oldest] = known.keys();
    if (known.size > MOST_KNOWN && oldest !== undefined) known.delete(oldest);
    const query = { ...ended, previous: true, tailLines: LINES };
    const limit = AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)]);
    const [answer] = await Promise.allSettled([logOf(query, limit)]);
    const text = answer.status === 'fulfilled' ? readable(answer.value ?? '') : '';
    if (text !== '') known.set(key, { seen, text });
    return text !== '' && text !== before;
  }

  async function logOf(query: LogQuery, limit: AbortSignal): Promise<string | undefined> {
    return cluster.log(query, limit);
  }

  return {
    async read(said, signal) {
      const news = endedOf(said).filter(
        ({ ended, seen }) => known.get(keyOf(ended))?.seen !== seen,
      );
      const read = await Promise.all(news.map(({ ended, seen }) => readOne(ended, seen, signal)));
      return read.includes(true);
    },
    into(said) {
      const first = endedOf(said).map(({ cause }) => cause);
      const spoken = (cause: Cause): Cause => {
        const ended = endOf(cause);
        const text = first.includes(cause) && ended ? known.get(keyOf(ended))?.text : undefined;
        const own = cause.params['words'];
        if (text === undefined || text === '' || !UNSAID.has(own)) return cause;
        return { ...cause, params: { ...cause.params, words: lastLine(text) } };
      };
      const logs = endedOf(said).flatMap(({ ended }) => {
        const text = known.get(keyOf(ended))?.text ?? '';
        return text === '' ? [] : [{ name: `log-${ended.pod}-${ended.container}`, text }];
      });
      return {
        ...said,
        cause: said.cause && spoken(said.cause),
        others: said.others.map(spoken),
        evidence: [...said.evidence, ...logs],
      };
    },
  };
}

function endedOf({ cause, others }: ProbeResult) {
  return [...(cause ? [cause] : []), ...others]
    .flatMap((one) => {
      const ended = endOf(one);
      return ended === undefined ? [] : [{ cause: one, ended, seen: JSON.stringify(one.params) }];
    })
    .slice(0, MOST_LOGS);
}

/** A container that ended has words in its cause: what it said last tells more than how it ended. */
function endOf({ params, object }: Cause): Ended | undefined {
  const { container, words } = params;
  if (words === undefined || object?.kind !== 'Pod' || typeof container !== 'string')
    return undefined;
  const { name, namespace } = object;
  return namespace === undefined ? undefined : { namespace, pod: name, container };
}

function keyOf({ namespace, pod, container }: Ended): string {
  return `${namespace}/${pod}/${container}`;
}

const COLOUR = /\p{Cc}\[[\d;?]*[A-Za-z]/gu;
const CONTROL = /[^\P{C}\n\t]/gu;

/** Without what a terminal would obey. */
function readable(log: string): string {
  const lines = log.replaceAll(COLOUR, '').replaceAll(/\r\n?/g, '\n');
  return lines.replaceAll(CONTROL, '\uFFFD').trimEnd();
}

/** With nothing in it that a text would look up. */
function lastLine(text: string): string {
  return shortText(text.slice(text.lastIndexOf('\n') + 1)).replaceAll('$t(', '$t (');
}
