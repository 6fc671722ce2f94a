import type { RunHandle } from '../src/model/run.ts';
import type { Cause } from '../src/model/verdict.ts';
import type { Lang } from '../src/text/index.ts';
import type { Effect } from './act.ts';
import type { Msg } from './update.ts';

export type RunAsked = {
  readonly handle: Pick<RunHandle, 'contexts' | 'inspectTarget' | 'objects'>;
  /** The report is made from the record, where there is one. */
  readonly report?: (lang: Lang) => Promise<string>;
  readonly lang: Lang;
  readonly came: (msg: Msg) => void;
  /** Why it can't be answered; undefined where that is a bug, which is told elsewhere. */
  readonly causeOf: (error: unknown) => Cause | undefined;
};

/** What a page wants to know of the run beyond its state: the answer comes as a message, later. */
export function askRun(
  effect: Extract<Effect, { do: 'contexts' | 'inspect' | 'objects' | 'report' }>,
  { handle, report, lang, came, causeOf }: RunAsked,
): void {
  const answer = <T>(asked: Promise<T>, tell: (found: T | Cause) => Msg): void => {
    asked.then(
      (found) => came(tell(found)),
      (error: unknown) => {
        const cause = causeOf(error);
        if (cause !== undefined) came(tell(cause));
      },
    );
  };
  switch (effect.do) {
    case 'contexts':
      answer(handle.contexts(), (found) => ({ is: 'contexts', found }));
      return;
    case 'inspect': {
      const { context } = effect;
      answer(handle.inspectTarget(context), (found) => ({ is: 'inspected', context, found }));
      return;
    }
    case 'objects':
      for (const step of effect.steps)
        answer(handle.objects(step), (found) => ({ is: 'objects', step, found }));
      return;
    case 'report':
      if (report !== undefined)
        answer(report(lang), (found) => ({ is: 'report', read: { lang, found } }));
  }
}
