import type { ProbeDef, ProbeResult } from '../../src/model/catalogue.ts';
import type { Json } from '../../src/model/json.ts';
import { aCause, found } from '../../src/model/verdict.ts';
import { aProbe, passing } from './a-runbook.ts';

/** One follow of a probe, from its beginning to its end. */
export type Follow = {
  readonly input: { readonly [name: string]: Json };
  isClosed: boolean;
  say(result: ProbeResult): void;
  throws(error: unknown): void;
  ends(): void;
};

/** A probe that says what a test tells it to. `looks` is what a look finds; each is counted. */
export function aFollower(more: { look?: () => ProbeResult | Promise<ProbeResult> } = {}) {
  const follows: Follow[] = [];
  const looks = { count: 0, say: more.look ?? (() => waiting()) };
  const probe: ProbeDef = {
    ...aProbe(async () => {
      looks.count += 1;
      return looks.say();
    }),
    everyMs: 2000,
    async *follow(input, _ports, signal) {
      const steps: (() => ProbeResult | undefined)[] = [];
      let turn = Promise.withResolvers<void>();
      const add = (step: () => ProbeResult | undefined) => {
        steps.push(step);
        turn.resolve();
      };
      const follow: Follow = {
        input,
        isClosed: false,
        say: (result) => add(() => result),
        throws: (error) =>
          add(() => {
            throw error;
          }),
        ends: () => add(() => undefined),
      };
      follows.push(follow);
      const stop = () => turn.resolve();
      signal.addEventListener('abort', stop);
      try {
        for (;;) {
          signal.throwIfAborted();
          const step = steps.shift();
          if (step === undefined) {
            turn = Promise.withResolvers<void>();
            await turn.promise;
            continue;
          }
          const result = step();
          if (result === undefined) return;
          yield result;
        }
      } finally {
        follow.isClosed = true;
        signal.removeEventListener('abort', stop);
      }
    },
  };
  return {
    probe,
    follows,
    looks,
    /** The one that was begun last. */
    last(): Follow {
      const follow = follows.at(-1);
      if (follow === undefined) throw new Error('nothing is followed');
      return follow;
    },
    open: () => follows.filter((follow) => !follow.isClosed).length,
  };
}

export function waiting(code = 'not-yet', count = 1): ProbeResult {
  return { ...found('wait', aCause(code, {}, { count })), finds: {}, evidence: [] };
}

export function failing(code = 'object-absent'): ProbeResult {
  return { ...found('fail', aCause(code)), finds: {}, evidence: [] };
}

export function cannotTell(code = 'api-forbidden'): ProbeResult {
  return { ...found('unknown', aCause(code)), finds: {}, evidence: [] };
}

export function unbroken(text: string): ProbeResult {
  return { ...passing(), unbroken: text };
}
