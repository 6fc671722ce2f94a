import type { ProbeDef, ProbeResult } from '../model/catalogue.ts';
import type { Proof } from '../model/runbook.ts';
import type { FollowContext } from './context.ts';
import { inputOf } from './inputs.ts';
import {
  cannotTell,
  inItsTurn,
  LOOK_TIMEOUT_MS,
  lookAt,
  saidBy,
  tookTooLong,
  type Look,
  type Said,
} from './look.ts';

const LONGEST_BACK_OFF_MS = 30_000;
/** What is not there yet may be in a moment: at first it is looked at again so soon, then later and later. */
const SOON_MS = 500;

type ProbeProof = Extract<Proof, { is: 'probe' }>;
type Tell = (look: Look) => void;

/**
 * Tells what one proof finds, from now until its signal is aborted: live where its probe can follow, else look by look.
 * A follow that breaks says `unknown` and is begun again, as one that ends is. Throws the signal's reason, or a bug.
 */
export async function followProof(
  context: FollowContext,
  { proof, index, everyMs }: { proof: Proof; index: number; everyMs: number },
  tell: Tell,
  signal: AbortSignal,
): Promise<never> {
  const { reach, ports } = context;
  const probe = proof.is === 'probe' ? ports.catalogue.probes[proof.probe] : undefined;
  const look = async () => {
    const seen = await lookAt(context, proof, index, signal);
    tell(seen);
    return seen;
  };
  for (let [futile, vain] = [0, 0]; ;) {
    let pauseMs = everyMs;
    if (proof.is === 'probe' && probe?.follow !== undefined) {
      const came = await followOnce(context, { proof, probe, index }, tell, signal);
      if (came === 'nothing') await look();
      futile = came === 'results' ? 0 : futile + 1;
      if (reach.isLost()) {
        await reach.back(signal);
        continue;
      }
    } else if ((await look()).found.verdict !== 'pass') {
      pauseMs = Math.min(everyMs, SOON_MS * 2 ** vain);
      vain += 1;
    }
    await ports.clock.sleep(Math.min(pauseMs * 2 ** futile, LONGEST_BACK_OFF_MS), signal);
  }
}

/** What came of it until it ended or broke. Where there were no results, it is begun again later and later. */
async function followOnce(
  context: FollowContext,
  one: { readonly proof: ProbeProof; readonly probe: ProbeDef; readonly index: number },
  tell: Tell,
  signal: AbortSignal,
): Promise<'results' | 'unknown' | 'nothing'> {
  const { clock } = context.ports;
  const limit = AbortSignal.timeout(LOOK_TIMEOUT_MS);
  const [at, from] = [clock.now(), clock.mono()];
  let came: 'results' | 'unknown' | 'nothing' = 'nothing';
  let heard = { at, durationMs: 0, is: '' };
  const told = (said: Said) => {
    const is = heardIn(said);
    // What comes after the first one is news of this instant.
    if (came === 'results' && is !== heard.is) heard = { at: clock.now(), durationMs: 0, is };
    else if (came !== 'results') heard = { at, durationMs: Math.round(clock.mono() - from), is };
    const { at: since, durationMs } = heard;
    tell({ ...said, proof: one.index, at: since, durationMs, live: true });
  };
  try {
    for await (const result of resultsOf(context, one, { limit, onLimit }, signal)) {
      signal.throwIfAborted();
      told(saidBy(result, one.proof.finds));
      came = 'results';
    }
  } catch (error) {
    told(cannotTell(context, error, limit.aborted && error === limit.reason, signal));
    return came === 'results' ? came : 'unknown';
  }
  return came;

  /** It goes on reading, but what it has been reading for so long is not known yet. */
  function onLimit(): void {
    told(tookTooLong());
  }
}

/** How fast it goes is reckoned anew while nothing is heard of the cluster: what stands is no younger by that. */
function heardIn({ found, finds, progress, unbroken }: Said): string {
  return JSON.stringify([found, finds, progress?.done, progress?.of, unbroken]);
}

/** The results of one follow. Until there is a first one it takes the place of a look among the others. */
async function* resultsOf(
  context: FollowContext,
  { proof, probe }: { readonly proof: ProbeProof; readonly probe: ProbeDef },
  { limit, onLimit }: { readonly limit: AbortSignal; readonly onLimit: () => void },
  signal: AbortSignal,
): AsyncGenerator<ProbeResult> {
  const input = await inputOf(context, proof.with, signal);
  const either = AbortSignal.any([signal, limit]);
  const readers = context.ports.readers(proof.place);
  const results = probe.follow?.(input, readers, signal)[Symbol.asyncIterator]();
  if (results === undefined) return;
  try {
    const first = Promise.withResolvers<IteratorResult<ProbeResult>>();
    const begin = () => {
      results.next().then(first.resolve, first.reject);
      return Promise.race([first.promise, aborted(either)]);
    };
    if ((await inItsTurn(context, probe, begin, either)) === undefined) {
      signal.throwIfAborted();
      onLimit();
    }
    for (let next = await first.promise; next.done !== true; next = await results.next())
      yield next.value;
  } finally {
    await results.return?.();
  }
}

function aborted(signal: AbortSignal): Promise<undefined> {
  const { promise, resolve } = Promise.withResolvers<undefined>();
  if (signal.aborted) resolve(undefined);
  else signal.addEventListener('abort', () => resolve(undefined), { once: true });
  return promise;
}
