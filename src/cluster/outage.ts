import type { Failure } from './refusal.ts';

/** When to say that something can't be read: not for what is over at once. */
export type Outage = {
  /** What was asked at that moment failed; undefined where it went well until now. */
  failed(failure: Failure, askedAt: number | undefined): void;
  over(): void;
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
    const words = JSON.stringify([latest.cause.code, latest.cause.params]);
    if (words === told) return;
    told = words;
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
    over() {
      clearTimeout(timer);
      since = undefined;
      told = undefined;
      latest = undefined;
    },
  };
}
