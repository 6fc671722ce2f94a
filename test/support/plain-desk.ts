import { LeftOff, type Desk } from '../../src/frontend/plain/desk.ts';
import { texts, type Lang } from '../../src/text/index.ts';
import { voiceOf } from '../../src/text/voice.ts';
import { NOW, type FakeRun } from './fake-run.ts';

/** A person who answers with these, one after the other. */
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
    async ask() {
      const next = waiting.shift();
      if (next === undefined) throw new LeftOff();
      return next;
    },
    decide: async () => true,
  };
  return { desk, said };
}
