import { WizardError } from '../model/error.ts';
import type { RunPorts } from './ports.ts';

const ASK_AGAIN_MS = 2000;

/** Whether the target can be reached. While it cannot, step clocks stand still and no action starts. */
export type Reach = {
  isLost(): boolean;
  /** Milliseconds that all clocks have stood still so far. */
  stoodStillMs(): number;
  lost(): void;
  /** Resolves when the target answers again. */
  back(signal: AbortSignal): Promise<void>;
};

export function createReach(ports: RunPorts, signal: AbortSignal, onChange: () => void): Reach {
  const { clock } = ports;
  let lostAt: number | null = null;
  let before = 0;
  let asking: Promise<void> | null = null;

  async function askUntilBack(): Promise<void> {
    while (!signal.aborted) {
      await clock.sleep(ASK_AGAIN_MS, signal);
      if (await answers()) break;
    }
    if (lostAt !== null) before += clock.mono() - lostAt;
    lostAt = null;
    asking = null;
    onChange();
  }

  async function answers(): Promise<boolean> {
    try {
      await ports.readers().cluster.raw('/readyz', signal);
      return true;
    } catch (error) {
      return !(error instanceof WizardError && error.kind === 'cluster-unreachable');
    }
  }

  return {
    isLost: () => lostAt !== null,
    stoodStillMs: () => before + (lostAt === null ? 0 : clock.mono() - lostAt),
    lost() {
      if (lostAt !== null) return;
      lostAt = clock.mono();
      asking = askUntilBack().catch(() => undefined);
      onChange();
    },
    async back(waiter) {
      waiter.throwIfAborted();
      const left = Promise.withResolvers<void>();
      const leave = () => left.resolve();
      waiter.addEventListener('abort', leave, { once: true });
      await Promise.race([asking, left.promise]);
      waiter.removeEventListener('abort', leave);
      waiter.throwIfAborted();
    },
  };
}
