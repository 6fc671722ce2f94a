import { setTimeout as pause } from 'node:timers/promises';

const INTERVAL_MS = 50;

/** Asks again and again until the answer is yes. `hopeless` says why it can no longer become yes. */
export async function waitUntil(
  what: string,
  check: () => Promise<boolean>,
  options: { readonly timeoutMs: number; readonly hopeless?: () => string | undefined },
): Promise<void> {
  const giveUpAt = Date.now() + options.timeoutMs;
  let lastError: unknown;
  for (;;) {
    try {
      if (await check()) return;
      lastError = undefined;
    } catch (error) {
      lastError = error;
    }
    const reason = options.hopeless?.();
    if (reason !== undefined) throw new Error(`${what}: ${reason}`);
    if (Date.now() > giveUpAt) {
      throw new Error(`${what}: not within ${options.timeoutMs} ms.`, { cause: lastError });
    }
    await pause(INTERVAL_MS);
  }
}
