import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { FromRange } from '../model/range.ts';
import { startConsole } from './console/console-server.ts';
import { followDoors } from './range/follow-doors.ts';
import { startRange } from './range/start-range.ts';

/** What its wizard tells it at the start, as the only word on its command line. */
export type RangeOrder = {
  readonly example: string;
  readonly self: readonly string[];
  readonly lang: 'en' | 'zh';
  readonly pace: number;
};

/**
 * Holds one practice range for the wizard that started it, and ends with it: when the channel between them closes, however
 * that came about, everything is closed and the drill's folder is removed. Resolves with an exit code.
 */
export async function keepRange([word = '{}']: readonly string[]): Promise<number> {
  if (process.send === undefined) return 2;
  const { example, self, lang, pace }: RangeOrder = JSON.parse(word);
  // Ctrl-C reaches the whole process group: the wizard decides what becomes of the drill.
  for (const signal of ['SIGINT', 'SIGHUP', 'SIGTSTP'] as const)
    process.on(signal, () => undefined);
  const gone = Promise.withResolvers<void>();
  process.once('disconnect', () => gone.resolve()).once('SIGTERM', () => gone.resolve());
  const folder = mkdtempSync(path.join(tmpdir(), 'dr-wizard-practice-'));
  try {
    const searched = process.env['PATH'] ?? '';
    const range = await startRange({ folder, example, self, searched, pace });
    const console = await startConsole(range.sections, lang);
    const stop = followDoors(range.doors, (doors) => send({ say: 'doors', doors }));
    const ground = {
      folder,
      site: range.site,
      env: range.env,
      console: console.url,
      programs: range.programs,
      doors: range.doors(),
    };
    send({ say: 'ground', ground });
    await gone.promise;
    stop();
    await Promise.all([console.close(), range.close()]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return 0;
}

function send(message: FromRange): void {
  if (process.connected) process.send?.(message);
}
