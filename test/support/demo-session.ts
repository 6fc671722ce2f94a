import type { ReadEvidence } from '../../screens/evidence-reading.ts';
import { createSession, type Picture, type Session } from '../../screens/session.ts';
import type { Size } from '../../screens/stage.ts';
import type { Ticker } from '../../screens/store.ts';
import type { Past } from '../../src/model/past.ts';
import type { Lang } from '../../src/text/index.ts';
import { NOW, OPERATOR, type FakeRun } from './fake-run.ts';

/** Time that stands still: what is due only happens when the test lets it. */
export function stillTicker(): Ticker & { fire(): void; pass(ms: number): void } {
  let now = NOW;
  let due: (() => void)[] = [];
  return {
    now: () => now,
    after(_ms, call) {
      due.push(call);
      return () => {
        due = due.filter((one) => one !== call);
      };
    },
    fire() {
      const calls = due;
      due = [];
      for (const call of calls) call();
    },
    pass(ms) {
      now += ms;
    },
  };
}

const REPORT = `# Recovery of the cluster: incident

**Not all of it is proven.**

## Summary

| step | state | took |
| --- | --- | --- |
| 2.2 Pin the new cluster | passed | 12m 40s |
| 2.8 Front door | skipped: tomorrow, with netops | - |

## What is owed

- 2.8 \\<Front door\\>: skipped, because it was agreed with \`netops\` to do it tomorrow in the morning
`;

export type DemoSession = {
  readonly session: Session;
  readonly ticker: ReturnType<typeof stillTicker>;
  readonly copied: string[];
  readonly stops: boolean[];
  picture(): Picture;
  /** Keys by name; `"text` types a text. Lets what they asked for come back before it returns. */
  press(...keys: readonly string[]): Promise<void>;
};

export function demoSession(
  run: FakeRun,
  options: {
    readonly lang?: Lang;
    readonly ascii?: boolean;
    readonly size?: Size;
    readonly isBehind?: () => boolean;
    /** What past runs tell: known at once. */
    readonly past?: Past;
    readonly evidence?: ReadEvidence;
    readonly console?: string;
  } = {},
): DemoSession {
  const { lang = 'en', ascii = false, size = { columns: 80, rows: 24 } } = options;
  const { past } = options;
  const ticker = stillTicker();
  const copied: string[] = [];
  const stops: boolean[] = [];
  const session = createSession({
    handle: run.handle,
    operator: OPERATOR,
    lang,
    ascii,
    ticker,
    isBehind: options.isBehind ?? (() => false),
    places: {
      record: '/var/lib/dr-wizard/runs/7f3c00aa11bb',
      files: '/root/recovery',
      ...(options.console === undefined ? {} : { console: options.console }),
    },
    report: () => Promise.resolve(REPORT),
    copy: (text) => copied.push(text) > 0,
    ...(past === undefined ? {} : { past: { now: () => past, onChange: () => () => {} } }),
    evidence:
      options.evidence ??
      (async () => 'pod/pay-7c9d-x2x1v  ErrImagePull\npod/pay-7c9d-x2x2w  ErrImagePull\n'),
    onStop: (again) => stops.push(again),
    crash: (error) => {
      throw error;
    },
  });
  return {
    session,
    ticker,
    copied,
    stops,
    picture: () => session.picture(),
    async press(...keys) {
      for (const key of keys) {
        const names = key.startsWith('"') ? Array.from(key.slice(1)) : [key];
        session.press(
          names.map((name) => ({
            name: name === ' ' ? 'space' : name,
            text: key.startsWith('"') || name.length === 1 ? name : '',
          })),
          size,
        );
        await settled();
      }
      ticker.fire();
    },
  };
}

/** Every promise that is already on its way has come back. */
export async function settled(): Promise<void> {
  await new Promise((resolve) => {
    setImmediate(resolve);
  });
}
