import { rightIn } from '../model/self-test.ts';
import type { Decision, Mode, ProofSeen, RunEvent } from '../model/event.ts';
import { isObject, type Json, type JsonObject } from '../model/json.ts';
import { aCause, type Found } from '../model/verdict.ts';
import { duration } from './duration.ts';
import { shownValue } from './in-lang.ts';
import { leaseWords } from './lease-words.ts';
import { objectName } from './object-name.ts';
import { visibleLine } from './visible.ts';
import type { Voice } from './voice.ts';

/** One event as one line: time, step, what became of it, why, and what to do about it. */
export function eventLine(
  event: RunEvent,
  voice: Voice,
  mode: Mode | 'practice' = event.mode,
): string {
  const isDecision = event.type === 'operator-decided';
  const by = isDecision ? ` ${voice.t('event.by', { by: event.by.name })}` : '';
  // Each line by itself: one that is copied out of a drill must not be read as real.
  const isDrill = mode === 'drill' || mode === 'practice';
  const lead = isDrill ? `${voice.t(`modeShort.${mode}`)} ` : '';
  return visibleLine(`${lead}${voice.time(event.at)} ${eventWords(event, voice)}${by}`);
}

/** The same without its time, and without who it was. */
export function eventWords(event: RunEvent, voice: Voice): string {
  const { t } = voice;
  const of = (words: string) =>
    'step' in event && event.step !== null
      ? t('event.step', { name: voice.name(event.step), words })
      : words;
  switch (event.type) {
    case 'run-started':
      return t(event.site.id === '' ? 'event.startedAlone' : 'event.started', {
        run: event.run,
        mode: t(event.options.practice === true ? 'mode.practice' : `mode.${event.mode}`),
        runbook: event.runbook.id,
        site: event.site.id,
      });
    case 'run-resumed':
      return t(event.torn ? 'event.resumedTorn' : 'event.resumed', { run: event.run });
    case 'lost-cluster-recorded':
      if (event.context === null) return t('event.lostNone');
      return event.lost === null
        ? t('event.lostUnknown', { context: event.context })
        : t('event.lost', { context: event.lost.context, uid: event.lost.uid });
    case 'target-pinned':
    case 'access-replaced': {
      const { context, server, uid } = event.target;
      return t(`event.${event.type}`, { context, server, uid });
    }
    case 'others-left':
      return event.others
        .map(({ run, things }) => voice.said(aCause('drill-others-left', { run, things })))
        .join(' ');
    case 'lease-changed':
      return leaseWords(event.lease, t, voice.said, voice.date);
    case 'go-given':
      return t('event.go', { section: voice.section(event.section) });
    case 'step-adopted':
      return of(t('how.adopted'));
    case 'step-started':
      return of(
        event.undo === true ? t('event.undoing') : t('event.acting', { attempt: event.attempt }),
      );
    case 'step-undone':
      return of(undoneWords(event, voice));
    case 'thing-created':
      return of(t('event.created', { what: objectName(event.entry.what) }));
    case 'clean-up-began':
    case 'clean-up-left':
      return t(`event.${event.type}`);
    case 'thing-found':
      return t('event.thing-found', { what: objectName(event.entry.what) });
    case 'thing-removed':
      return t(removedAs(event), { what: objectName(event.what), word: event.attested ?? '' });
    case 'thing-kept':
      return withCause(t('event.thing-kept', { what: objectName(event.what) }), event.cause, voice);
    case 'action-applied': {
      const until = voice.time(event.until);
      return of(t(event.changed ? 'event.changed' : 'event.unchanged', { until }));
    }
    case 'action-failed':
      return of(withSentences(t('state.failed'), [voice.said(event.cause)], voice));
    case 'action-in-doubt':
      return of(withCause(t('state.in-doubt'), event.cause, voice));
    case 'verdict-changed':
      return of(foundLine(event.seen.found, voice));
    case 'step-passed':
      return of(withSentences(t('state.passed'), notes(event.seen, voice), voice));
    case 'step-late':
      return of(t('event.late'));
    case 'step-failed':
      return of(withSentences(t('state.failed'), causes(event.seen, voice), voice));
    case 'step-rehearsed':
      return of(withCause(t('state.rehearsed'), event.cause ?? null, voice));
    case 'value-found':
      return t('event.value', {
        name: event.name,
        value: beginningOf(shownNamed(event.name, event.value, voice)),
        source: event.source,
      });
    case 'operator-decided':
      return decisionLine(event.decision, voice);
    case 'milestone-held':
      return t('event.held', {
        name: voice.name(event.milestone),
        since: voice.time(event.since),
      });
    case 'milestone-lost':
      return withSentences(
        t('event.lostMilestone', { name: voice.name(event.milestone) }),
        causes(event.seen, voice),
        voice,
      );
    case 'fault-injected':
      return t('event.fault-injected', { title: voice.text(event.title) });
    case 'fault-ended':
      return t('event.fault-ended', { fault: event.fault });
    case 'self-tested':
      return t('event.self-tested', rightIn(event.rows));
    case 'shell-opened':
      return event.context === null
        ? t('event.shell-opened-nowhere')
        : t('event.shell-opened', { context: event.context });
    case 'shell-left':
      return event.exitCode === null
        ? t('event.shell-killed')
        : t('event.shell-left', { exitCode: event.exitCode });
    case 'run-finished':
      return t(`event.${event.why}`, { exitCode: event.exitCode });
  }
}

function removedAs({ changed, attested }: Extract<RunEvent, { type: 'thing-removed' }>): string {
  if (attested !== undefined) return 'event.thing-said-gone';
  return changed ? 'event.thing-removed' : 'event.thing-gone';
}

function undoneWords(
  { undone, left }: Extract<RunEvent, { type: 'step-undone' }>,
  { t }: Voice,
): string {
  const what = undone.map(objectName).join(', ');
  if (what === '') return t('event.undoneNothing');
  return left === 0 ? t('event.undone', { what }) : t('event.undoneLeft', { what, n: left });
}

/** A verdict with its cause; what stands beside it is counted, not listed. */
export function foundLine(found: Found, voice: Voice): string {
  const more = found.others.length === 0 ? '' : ` ${voice.t('more', { n: found.others.length })}`;
  return `${withCause(voice.t(`verdict.${found.verdict}`), found.cause, voice)}${more}`;
}

function decisionLine(decision: Decision, voice: Voice): string {
  const { step, reason } = decision;
  const words = decisionWords(decision, voice);
  const line = step === null ? words : voice.t('event.step', { name: voice.name(step), words });
  const why = reason === undefined ? '' : voice.t('event.reason', { reason });
  return `${line}${why}`;
}

/** What was decided, with its value as a person reads it. */
export function decisionWords(decision: Decision, voice: Voice): string {
  const { do: kind, value } = decision;
  const words = voice.t(`decided.${decidedAs(decision)}`);
  return value === undefined ? words : `${words} ${decidedValue(kind, value, voice)}`;
}

/** What became of it in words: two decisions are also the way back from themselves. */
export function decidedAs({ do: kind, value }: Decision): string {
  if (kind === 'tick' && isObject(value) && value['done'] === false) return 'untick';
  if (kind === 'clean-up' && isObject(value)) return 'clean-up-gone';
  if (kind === 'lease' && isObject(value))
    return value['choose'] === 'take-over' ? 'lease-take-over' : 'lease-without';
  return kind === 'waiting-on' && value === undefined ? 'taken-back' : kind;
}

function decidedValue(kind: Decision['do'], value: Json, voice: Voice): string {
  if (kind === 'go' && typeof value === 'string') return voice.section(value);
  if (kind === 'more-time' && typeof value === 'number') return duration(value, voice.lang);
  if (!isObject(value)) return shownValue(value);
  if (kind === 'answer' || kind === 'correct') return Object.keys(value).join(', ');
  if (kind === 'pin') return shownValue(value['context'] ?? null);
  if (kind === 'tick') return String(Number(value['item']) + 1);
  if (kind === 'take-over') return shownValue(value['managers'] ?? null);
  if (kind === 'lease') return shownValue(value['holder'] ?? null);
  if (kind === 'clean-up') return goneName(value);
  return shownValue(value);
}

function goneName({ gone }: JsonObject): string {
  const of = (key: string) => (isObject(gone) ? shownValue(gone[key] ?? '') : '');
  const place = of('namespace') === '' ? {} : { namespace: of('namespace') };
  return objectName({ kind: of('kind'), name: of('name'), ...place });
}

const MOST_TOLD = 160;
const BEGINNING = 100;

/** A line of what happened is no place for a whole table: that stands among the values. */
function beginningOf(value: string): string {
  const letters = Array.from(value);
  if (letters.length <= MOST_TOLD) return value;
  return `${letters.slice(0, BEGINNING).join('').trimEnd()} …+${letters.length - BEGINNING}`;
}

/** Times are kept in milliseconds, and read as times. */
export function shownNamed(name: string, value: Json, voice: Voice): string {
  return name === 'run.outageStarted' && typeof value === 'number'
    ? voice.date(value)
    : shownValue(value);
}

function withCause(words: string, cause: Found['cause'], voice: Voice): string {
  return cause === null ? words : withSentences(words, [voice.said(cause)], voice);
}

function causes(seen: readonly ProofSeen[], voice: Voice): readonly string[] {
  return seen.flatMap(({ found }) => (found.cause === null ? [] : [voice.said(found.cause)]));
}

function notes(seen: readonly ProofSeen[], voice: Voice): readonly string[] {
  return seen.flatMap(({ found }) =>
    found.notes.map((note) => `${voice.t('note')} ${voice.said(note)}`),
  );
}

/** Words with the sentences after them, each with its own full stop. */
export function withSentences(
  words: string,
  [first, ...more]: readonly string[],
  { t }: Pick<Voice, 't'>,
): string {
  if (first === undefined) return words;
  const rest = more.reduce((one, next) => t('sentence.two', { first: one, second: next }), first);
  return t('sentence.after', { words, rest });
}
