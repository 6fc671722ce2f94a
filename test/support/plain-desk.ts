import { openItems } from '../../src/frontend/items.ts';
import { LeftOff, type Desk } from '../../src/frontend/plain/desk.ts';
import type { LookDesk } from '../../src/frontend/plain/look/look-desk.ts';
import { texts, type Lang } from '../../src/text/index.ts';
import { voiceOf } from '../../src/text/voice.ts';
import { NOW, type FakeRun } from './fake-run.ts';
import { DEMO_EVENTS } from './demo-run.ts';

/** A person who answers with these, one after the other. What is wrong with an answer fails the test. */
export function aPlainDesk({ handle }: FakeRun, lang: Lang, ...answers: readonly string[]) {
  const said: string[] = [];
  const waiting = [...answers];
  const words = texts(lang);
  const desk: Desk = {
    handle,
    texts: words,
    voice: voiceOf(handle.book, () => handle.scope(), words),
    now: () => NOW,
    say: (...lines) => said.push(...lines),
    async ask({ check }) {
      const next = waiting.shift();
      if (next === undefined) throw new LeftOff();
      const wrong = check?.(next);
      if (wrong !== undefined) throw new Error(`${next}: ${wrong}\n${said.join('\n')}`);
      return next;
    },
    decide: async () => true,
  };
  return { desk, said };
}

/** The same, looking around. `turned`: what they turned to. */
export function aLookDesk(run: FakeRun, lang: Lang, ...answers: readonly string[]) {
  const { desk, said } = aPlainDesk(run, lang, ...answers);
  const turned: string[] = [];
  const look: LookDesk = {
    ...desk,
    events: () => DEMO_EVENTS,
    past: () => null,
    items: () => openItems(run.handle, { open: () => run.handle.needs(), isBusy: () => false }),
    turnTo(item) {
      turned.push(item.is);
      throw new LeftOff();
    },
    speakOther() {
      turned.push('language');
      throw new LeftOff();
    },
  };
  return { desk: look, said, turned };
}
