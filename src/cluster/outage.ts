import type { Failure } from './refusal.ts';

/** When to say that something can't be read: not for what is over at once. */
export type Outage = {
  /** What was asked at that moment failed; undefined where it went well until now. */
  failed(failure: Failure, askedAt: number | undefined): void;
  over(): void;
  isOn(): boolean;
};

export function createOutage(
  graceMs: number,
  tell: (failure: Failure) => void,
  signal: AbortSignal,
): Outage {
  let since: number | undefined;
  let told: string | undefined;
  let latest: Failure | undefined;
  let timer: NodeJS.Timeout | undefined;
  signal.addEventListener('abort', () => clearTimeout(timer), { once: true });

  function say(): void {
    clearTimeout(timer);
    if (latest === undefined || signal.aborted) return;
    // How long it took this time is no news.
    if (latest.cause.code === told) return;
    told = latest.cause.code;
    tell(latest);
  }

  return {
    failed(failure, askedAt) {
      const now = performance.now();
      const isFirst = since === undefined;
      since ??= askedAt ?? now;
      latest = failure;
      if (failure.isPlain || told !== undefined || now - since >= graceMs) say();
      else if (isFirst) timer = setTimeout(say, since + graceMs - now);
    },
    isOn: () => since !== undefined,
    over() {
      clearTimeout(timer);
      since = undefined;
      told = undefined;
      latest = undefined;
    },
  };
}
