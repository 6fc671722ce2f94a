import type { RunHandle } from '../../model/run.ts';
import { texts as textsOf, type Lang, type Texts } from '../../text/index.ts';
import { voiceOf, type Voice } from '../../text/voice.ts';

/** The words of a run in the language that is spoken now: whoever holds them speaks the other one once it changes. */
export type Speech = {
  readonly texts: Texts;
  readonly voice: Voice;
  speak(lang: Lang): void;
};

export function speechOf(handle: Pick<RunHandle, 'book' | 'scope'>, first: Texts): Speech {
  const voiceIn = (texts: Texts) => voiceOf(handle.book, () => handle.scope(), texts);
  let texts = first;
  let voice = voiceIn(first);
  return {
    texts: {
      get lang() {
        return texts.lang;
      },
      t: (key, params) => texts.t(key, params),
      said: (cause) => texts.said(cause),
    },
    voice: {
      get lang() {
        return voice.lang;
      },
      t: (key, params) => voice.t(key, params),
      said: (cause) => voice.said(cause),
      says: (cause) => voice.says(cause),
      name: (step) => voice.name(step),
      section: (id) => voice.section(id),
      text: (text) => voice.text(text),
      show: (template) => voice.show(template),
      state: (now) => voice.state(now),
      decision: (kind) => voice.decision(kind),
      time: (at) => voice.time(at),
      date: (at) => voice.date(at),
    },
    speak(lang) {
      texts = textsOf(lang);
      voice = voiceIn(texts);
    },
  };
}
