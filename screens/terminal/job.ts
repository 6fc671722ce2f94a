import process from 'node:process';

/* oxlint-disable no-restricted-globals -- part of the shell around the pure screens */

const NEVER_MS = 400;

/** Windows has no jobs. */
export const canStop = process.platform !== 'win32';

/**
 * Stops the whole job, as Ctrl-Z does to other programs: the shell must see that npx above us stands still as well. true
 * once it was continued; false where there is no shell that could: then the system lets nothing stop.
 */
export function stopJob(): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const continued = () => resolve(true);
  process.once('SIGCONT', continued);
  // Whoever was stopped finds the time up as well: the signal gets one more turn to be seen.
  const timer = setTimeout(() => {
    setTimeout(() => resolve(false), NEVER_MS / 2);
  }, NEVER_MS);
  process.kill(0, 'SIGTSTP');
  return promise.finally(() => {
    clearTimeout(timer);
    process.off('SIGCONT', continued);
  });
}

/** Another program that has the terminal stopped its whole job: we belong to it. */
export function stopAlong(): void {
  process.kill(process.pid, 'SIGSTOP');
}
