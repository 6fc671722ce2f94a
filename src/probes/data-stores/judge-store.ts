import type { JsonObject } from '../../model/json.ts';
import { aCause, found, type Cause, type Found } from '../../model/verdict.ts';
import type { DataStore, Tried } from '../../readiness/connection-job.ts';
import type { AskedInside } from './ask-inside.ts';
import type { JobSeen } from './read-job.ts';

type SeenStore = {
  readonly is: Found;
  /** Only of one that has answered. */
  readonly answer: JsonObject | undefined;
  readonly row: JsonObject;
};

/** What is known of one store: by the Job while it is there, else by a pod that tried just now. */
export function judgeStore(
  store: DataStore,
  tried: Tried | undefined,
  job: JobSeen | undefined,
  asked: AskedInside | undefined,
): SeenStore {
  const { name, host, port } = store;
  const answer = answerOf(store, tried, job, asked);
  const row = { name, host, port, job: tried ?? null, pod: asked ?? null };
  if (answer !== undefined) return { is: found('pass', null), answer, row };
  return { is: silent(store, tried, job, asked), answer, row };
}

function answerOf(
  { name, host, port, tls }: DataStore,
  tried: Tried | undefined,
  job: JobSeen | undefined,
  asked: AskedInside | undefined,
): JsonObject | undefined {
  const told = (at: number, from: string) => ({
    name,
    host,
    port,
    at: new Date(at).toISOString(),
    from,
  });
  if (asked?.is === 'open') return told(asked.at, 'pod');
  const isOpen = tried?.tcp === 'open' && (!tls || tried.tls === 'ok');
  return isOpen && job !== undefined ? told(job.at, `job ${job.name}`) : undefined;
}

/** A pod tries again at each look, so what it says may heal; what a Job found stays until another one is started. */
function silent(
  store: DataStore,
  tried: Tried | undefined,
  job: JobSeen | undefined,
  asked: AskedInside | undefined,
): Found {
  const about = { name: store.name, host: store.host, port: store.port };
  const is = (code: string, more: Cause['params'], heals: boolean): Cause =>
    aCause(code, { ...about, ...more }, { healsByItself: heals });
  if (asked?.is === 'closed')
    return found('wait', is('data-store-silent', { code: asked.code }, true));
  if (job?.isRunning === true && tried === undefined)
    return found('wait', is('data-store-awaited', { job: job.name }, true));
  if (tried?.tcp === 'closed') return found('fail', is('data-store-silent', { code: '-' }, false));
  if (tried?.tls === 'failed') return found('fail', is('data-store-without-tls', {}, false));
  if (tried !== undefined) return found('unknown', is('data-store-untried', {}, false));
  const code = asked?.is === 'nobody' ? asked.code : '-';
  return found('unknown', is('data-store-unasked', { code }, false));
}
