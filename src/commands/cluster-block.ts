import type { Clock, ClusterReader } from '../model/ports.ts';
import type { Texts } from '../text/index.ts';
import { overviewLines } from '../text/overview-lines.ts';
import { lookAtCluster } from './watch-cluster.ts';

/**
 * A cluster at a glance as lines to read below a sheet of checks. Empty where it can't be reached: the checks themselves
 * say why.
 */
export async function clusterBlock(
  reader: Pick<ClusterReader, 'follow'>,
  texts: Texts,
  zone: string | null,
  clock: Clock,
  signal: AbortSignal,
): Promise<string> {
  const overview = await lookAtCluster(reader, clock, signal);
  if (overview.lost !== undefined) return '';
  const time = new Intl.DateTimeFormat('en-GB', {
    ...(zone === null ? {} : { timeZone: zone }),
    timeStyle: 'medium',
  });
  const words = { texts, now: clock.now(), time: (at: number) => time.format(at) };
  return `\n${overviewLines(overview, words).join('\n')}\n`;
}
