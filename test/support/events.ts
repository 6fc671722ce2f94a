import type { Actor, Fact, FactWithTime, Mode, RunEvent } from '../../src/model/event.ts';

export const WIZARD: Actor = { kind: 'wizard', name: 'dr-wizard', host: 'here' };
export const OPERATOR: Actor = { kind: 'operator', name: 'ops', host: 'here' };

export const RUN_STARTED: Fact = {
  type: 'run-started',
  tool: { version: '0', build: 'test', node: '24' },
  runbook: { id: 'test', sha256: '0', entry: 'runbook.yaml' },
  site: { id: 'site', sha256: '0', entry: 'site.yaml' },
  sources: [],
  cwd: '/',
  folder: '/',
  options: { lang: 'en', kubeconfig: null, context: null },
};

/** Facts as events of one run, a second apart. */
export function eventsOf(
  facts: readonly (Fact | readonly [Fact, Actor])[],
  mode: Mode = 'incident',
): readonly FactWithTime[] {
  return facts.map((one, i) => {
    const [fact, by] = 'type' in one ? [one, WIZARD] : one;
    return {
      ...fact,
      v: 1,
      seq: i + 1,
      at: (i + 1) * 1000,
      mono: i * 1000,
      run: 'a'.repeat(12),
      mode,
      by,
    };
  });
}

/** A journal in memory, with the times of a clock. */
export function aJournal(
  now: () => number,
  first: readonly Fact[] = [RUN_STARTED],
  mode: Mode = 'incident',
) {
  const events: RunEvent[] = eventsOf(first, mode).map((event) => ({ ...event, prev: '' }));
  return {
    events,
    evidenceTexts: [] as string[],
    async append(fact: Fact, by: Actor): Promise<RunEvent> {
      const event: RunEvent = {
        ...fact,
        v: 1,
        seq: events.length + 1,
        at: now(),
        mono: now(),
        run: 'a'.repeat(12),
        mode,
        by,
        prev: '',
      };
      events.push(event);
      return event;
    },
    async evidence(name: string, text: string) {
      this.evidenceTexts.push(text);
      return { file: `evidence/${name}.txt`, sha256: '', bytes: text.length, cut: false };
    },
    async close() {},
  };
}
