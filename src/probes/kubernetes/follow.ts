import type { ProbeResult } from '../../model/catalogue.ts';
import type { Readers } from '../../model/ports.ts';
import type { Progress } from '../../model/verdict.ts';
import { createPace, type Pace } from '../../readiness/pace.ts';
import { unanswered } from '../result.ts';
import { createBell } from './bell.ts';
import { createIncoming } from './incoming.ts';
import { createLastWords } from './last-words.ts';
import { asAsked } from './needed-kinds.ts';
import { createRhythm } from './rhythm.ts';
import { createSeenCluster, type Watched } from './seen-cluster.ts';
import { PATIENCE_MS } from './take-enough.ts';
import { createTold } from './told.ts';

const BEGIN_AGAIN_MS = 2000;

/**
 * A result as soon as all was read that it rests on, and one for each news after it. What is not a pass waits a little
 * for what explains it. Goes on until its signal is aborted; throws where
 * the cluster can't be reached.
 */
export async function* follow<W>(
  what: Watched<W>,
  input: W,
  ports: Readers,
  signal: AbortSignal,
): AsyncGenerator<ProbeResult, never> {
  const { clock } = ports;
  const told = createTold();
  for (;;) {
    for await (const said of untilItEnds(what, input, ports, signal))
      if (told.isNews(said)) yield said;
    // Such as without a login: no request could be made, or nobody went on telling.
    await clock.sleep(BEGIN_AGAIN_MS, signal);
  }
}

async function* untilItEnds<W>(
  what: Watched<W>,
  input: W,
  { cluster, clock }: Readers,
  outer: AbortSignal,
): AsyncGenerator<ProbeResult> {
  const selections = what.selections(input);
  const stop = new AbortController();
  const signal = AbortSignal.any([outer, stop.signal]);
  const seen = createSeenCluster(what, input, clock, signal);
  if (selections.length === 0) {
    yield await seen.assess();
    return;
  }
  const bell = createBell(clock);
  const pause = createBell(clock);
  const incoming = createIncoming(cluster, asAsked(selections), signal, (isAboutReading) => {
    bell.ring();
    if (isAboutReading) pause.ring();
  });
  const words = createLastWords(cluster);
  const pace = createPace();
  const rhythm = createRhythm(what.verdict === undefined ? 'whole' : 'quick');
  let patientUntil: number | undefined;
  try {
    for (;;) {
      const due = seen.isEnough() ? rhythm.dueIn(clock.mono()) : undefined;
      // What comes in this pause is taken with what came before it.
      await (due !== undefined && rhythm.isNews() ? pause : bell).wait(due, signal);
      signal.throwIfAborted();
      for (const batch of incoming.take()) if (await seen.take(batch)) rhythm.news();
      const end = incoming.ended();
      if (end !== undefined) {
        if (end.error !== undefined) yield unanswered(end.error);
        return;
      }
      const from = clock.mono();
      if (!seen.isEnough() || rhythm.dueIn(from) !== 0) continue;
      patientUntil ??= from + PATIENCE_MS;
      const verdict = rhythm.unlessTurned(from);
      if (verdict !== undefined && (await seen.isStill(verdict))) {
        rhythm.glanced({ from, to: clock.mono() });
        continue;
      }
      const isAwaited = !seen.isRead() && from < patientUntil;
      const said = await seen.assess({ isAwaited });
      const to = clock.mono();
      if (isAwaited && said.verdict !== 'pass') {
        rhythm.kept({ from, to }, patientUntil);
        continue;
      }
      const now = words.into(withPace(said, pace, to));
      const isGoingOn = now.progress?.perMinute !== undefined;
      // What has come of it by then is judged, though there may be more.
      const lateAt = isAwaited ? patientUntil : to + PATIENCE_MS;
      const againAt = seen.isRead() ? undefined : lateAt;
      if (!rhythm.judged(now.verdict, { from, to, isGoingOn, againAt })) continue;
      yield now;
      void readWords(said);
    }
  } finally {
    stop.abort();
  }

  /** In the meantime the rest is told: a log may take its time. */
  async function readWords(said: ProbeResult): Promise<void> {
    if (!(await words.read(said, signal))) return;
    rhythm.news();
    bell.ring();
  }
}

function withPace(said: ProbeResult, pace: Pace, now: number): ProbeResult {
  if (said.progress === undefined) return said;
  pace.add(now, said.progress.done);
  return { ...said, progress: pacedProgress(said.progress, pace.perMinute()) };
}

function pacedProgress(progress: Progress, perMinute: number | undefined): Progress {
  const left = (progress.of ?? 0) - progress.done;
  if (perMinute === undefined || left <= 0) return progress;
  if (perMinute === 0) return { ...progress, perMinute };
  return { ...progress, perMinute, leftMs: Math.round((left / perMinute) * 60_000) };
}
