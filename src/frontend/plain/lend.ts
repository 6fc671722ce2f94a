import type { OutsideDesk } from '../../model/outside.ts';
import type { Actor } from '../../model/event.ts';
import type { RunHandle } from '../../model/run.ts';
import type { Asker } from './asker.ts';
import type { OutsidePlace } from './look/look-desk.ts';
import type { Printer } from './printer.ts';

type Lender = {
  readonly outside?: OutsideDesk;
  readonly handle: RunHandle;
  readonly operator: Actor;
  readonly asker: Asker;
  readonly printer: Printer;
};

/** The operator's programs, each of which has the terminal for itself: nothing is written into it meanwhile. */
export function outsideOf({ outside, handle, operator, asker, printer }: Lender): {
  readonly outside?: OutsidePlace;
} {
  if (outside === undefined) return {};
  return {
    outside: {
      programs: outside,
      note: (fact) => handle.noteOutside(fact, operator),
      async lend(run) {
        asker.rest?.();
        printer.hold(() => undefined);
        // A read that is still under way would take the first keys.
        await nextTurn();
        await nextTurn();
        try {
          return await run();
        } finally {
          printer.release();
        }
      },
    },
  };
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
