import { rightIn } from '../../src/model/self-test.ts';
import type { Decision, RunEvent } from '../../src/model/event.ts';
import { aCause, type Cause } from '../../src/model/verdict.ts';
import { isObject } from '../../src/model/json.ts';
import { decidedAs } from '../../src/text/event-line.ts';
import { leaseWords } from '../../src/text/lease-words.ts';
import { objectName } from '../../src/text/object-name.ts';
import { duration } from '../duration.ts';
import type { Tone } from '../theme.ts';
import type { View } from '../view.ts';
import { namedValue, type Words } from '../words.ts';
import { causeText } from './cause.ts';
import { refOf } from './step-note.ts';

export type EventText = { readonly ref: string; readonly text: string; readonly tone: Tone };

/** An event as one sentence, with the position of its step before it. */
export function eventText(event: RunEvent, view: View, words: Words): EventText {
  const ref = 'step' in event && event.step !== null ? refOf(view, event.step, words) : '';
  const { text, tone } = sentence(event, view, words);
  return { ref: ref === '' ? decisionRef(event, view, words) : ref, text, tone };
}

function sentence(
  event: RunEvent,
  view: View,
  words: Words,
): { readonly text: string; readonly tone: Tone } {
  const say = (key: string, params = {}, tone: Tone = 'plain') => ({
    text: words.t(`event.${key}`, params),
    tone,
  });
  const said = (cause: Cause) => causeText(cause, words);
  switch (event.type) {
    case 'run-started':
      return (event.options.standIns ?? []).length === 0
        ? say(event.type, { runbook: event.runbook.id, site: event.site.id })
        : say('run-started-with', {
            runbook: event.runbook.id,
            programs: event.options.standIns?.join(', '),
          });
    case 'lost-cluster-recorded':
      return event.lost === null
        ? say('lost-cluster-none')
        : say(event.type, { context: event.context ?? event.lost.context });
    case 'target-pinned':
    case 'access-replaced':
      return say(event.type, { context: event.target.context, uid: event.target.uid.slice(0, 8) });
    case 'others-left':
      return {
        text: event.others
          .map(({ run, things }) => said(aCause('drill-others-left', { run, things })))
          .join(' '),
        tone: 'warn',
      };
    case 'lease-changed':
      return {
        text: leaseWords(
          event.lease,
          (key, params) => words.texts.t(`plain.${key}`, params),
          said,
          (at) => words.date(at),
        ),
        tone: event.lease.is === 'held' ? 'plain' : 'warn',
      };
    case 'go-given':
      return say(event.type, { ref: sectionRef(view, event.section) });
    case 'step-started':
      return event.undo === true
        ? say('undo-started')
        : say(event.type, { attempt: event.attempt });
    case 'step-undone': {
      const what = event.undone.map(objectName).join(', ');
      if (what === '') return say('step-undone-nothing');
      return event.left === 0
        ? say(event.type, { what })
        : say('step-undone-left', { what, n: event.left });
    }
    case 'thing-created':
      return say(event.type, { what: objectName(event.entry.what) });
    case 'clean-up-began':
    case 'clean-up-left':
      return say(event.type);
    case 'thing-found':
      return say(event.type, { what: objectName(event.entry.what) });
    case 'thing-removed':
      return event.attested === undefined
        ? say(event.changed ? event.type : 'thing-gone', { what: objectName(event.what) })
        : say('thing-said-gone', { what: objectName(event.what), word: event.attested });
    case 'thing-kept':
      return {
        text: words.sentences(
          words.t('event.thing-kept', { what: objectName(event.what) }),
          causeText(event.cause, words),
        ),
        tone: 'warn',
      };
    case 'action-applied':
      return say(event.changed ? 'action-applied' : 'action-already-so');
    case 'action-failed':
      return { text: causeText(event.cause, words), tone: 'bad' };
    case 'action-in-doubt':
      return say(event.type, {}, 'warn');
    case 'verdict-changed': {
      const { found } = event.seen;
      if (found.cause === null)
        return say(event.type, { verdict: words.t('verdict.pass') }, 'good');
      return {
        text: causeText(found.cause, words),
        tone: found.verdict === 'fail' ? 'bad' : 'plain',
      };
    }
    case 'step-adopted':
    case 'step-passed':
      return say(event.type, {}, 'good');
    case 'step-late':
      return say(event.type, {}, 'warn');
    case 'step-failed':
      return say(event.type, {}, 'bad');
    case 'value-found':
      return say(event.type, {
        name: event.name,
        value: namedValue(event.name, event.value, words),
      });
    case 'operator-decided':
      return decided(event, words);
    case 'milestone-held':
      return say(event.type, { milestone: refOf(view, event.milestone, words) }, 'strong');
    case 'milestone-lost':
      return say(event.type, { milestone: refOf(view, event.milestone, words) }, 'bad');
    case 'fault-injected':
      return say(event.type, { title: words.text(event.title) }, 'warn');
    case 'fault-ended':
      return say(event.type, { fault: event.fault });
    case 'self-tested': {
      const right = rightIn(event.rows);
      return say(event.type, right, right.right === right.of ? 'good' : 'bad');
    }
    case 'shell-opened':
      return event.context === null
        ? say('shell-opened-nowhere')
        : say(event.type, { context: event.context });
    case 'shell-left':
      return event.exitCode === null
        ? say('shell-killed')
        : say(event.type, { exitCode: event.exitCode });
    case 'run-finished':
      return say(`run-finished-${event.why}`, { exitCode: event.exitCode });
    case 'run-resumed':
      return say(event.type);
    case 'step-rehearsed':
      return event.cause === undefined
        ? say(event.type)
        : { text: causeText(event.cause, words), tone: 'warn' };
  }
}

function decided(
  event: Extract<RunEvent, { type: 'operator-decided' }>,
  words: Words,
): { readonly text: string; readonly tone: Tone } {
  const { decision, by } = event;
  const what = `${words.t(`decision.${decidedAs(decision)}`)} ${detailOf(decision, words)}`.trim();
  const text =
    decision.reason === undefined
      ? words.t('event.operator-decided', { who: by.name, what })
      : words.t('event.operator-decided-reason', { who: by.name, what, reason: decision.reason });
  return { text, tone: 'plain' };
}

/** What the decision was about: the item ticked, the values told, the branch, the person. */
function detailOf({ do: kind, value }: Decision, words: Words): string {
  if (kind === 'more-time' && typeof value === 'number') return duration(value, words.lang);
  if (typeof value === 'string') return kind === 'go' ? '' : value;
  if (!isObject(value)) return '';
  if (kind === 'tick') return typeof value['item'] === 'number' ? String(value['item'] + 1) : '';
  if (kind === 'take-over') return typeof value['managers'] === 'string' ? value['managers'] : '';
  if (kind === 'lease') return typeof value['holder'] === 'string' ? value['holder'] : '';
  if (kind === 'clean-up') return '';
  if (kind === 'pin') return typeof value['context'] === 'string' ? value['context'] : '';
  return Object.keys(value).join(' ');
}

function decisionRef(event: RunEvent, view: View, words: Words): string {
  if (event.type !== 'operator-decided' || event.decision.step === null) return '';
  return refOf(view, event.decision.step, words);
}

function sectionRef(view: View, id: string): string {
  return view.book.runbook.sections.find((one) => one.id === id)?.ref ?? id;
}
