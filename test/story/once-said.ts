import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { RunEvent } from '../../src/model/event.ts';

/** The world's side of what a person does: once the operator says that a step is done, it is. Returns how to stop. */
export function onceSaid(home: string, acts: { readonly [step: string]: () => void }): () => void {
  const open = new Set(Object.keys(acts));
  const look = (): void => {
    const said = decided(home);
    for (const step of [...open].filter((one) => said.has(one))) {
      open.delete(step);
      acts[step]?.();
    }
  };
  const timer = setInterval(look, 100);
  return () => clearInterval(timer);
}

/** Steps that somebody has said to be done. */
function decided(home: string): ReadonlySet<string> {
  const steps = new Set<string>();
  for (const journal of globSync(path.join(home, 'runs/*/journal.jsonl'))) {
    const lines = readFileSync(journal, 'utf8').split('\n');
    // The last one may still be on its way.
    for (const line of lines.slice(0, -1)) {
      const event: RunEvent = JSON.parse(line);
      if (event.type === 'operator-decided' && event.decision.do === 'done')
        steps.add(event.decision.step ?? '');
    }
  }
  return steps;
}
