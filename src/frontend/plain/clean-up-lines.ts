import { drillsOnCluster } from '../../core/drills-on-cluster.ts';
import type { RunHandle } from '../../model/run.ts';
import { objectName } from '../../text/object-name.ts';
import type { Voice } from '../../text/voice.ts';
import { quoted } from './quoted.ts';

/** What a drill left: each thing with why it is still there and how it is removed by hand. */
export function leftLines(
  handle: Pick<RunHandle, 'cleanUp'>,
  { t, said, text: words }: Voice,
): readonly string[] {
  return handle
    .cleanUp()
    .flatMap(({ what, kept, commands, text }) => [
      kept === undefined
        ? t('cleanUp.what', { what: objectName(what) })
        : t('cleanUp.kept', { what: objectName(what), says: said(kept) }),
      ...(text === undefined ? [] : [t('cleanUp.command', { command: words(text) })]),
      ...commands.map((argv) => t('cleanUp.command', { command: argv.map(quoted).join(' ') })),
    ]);
}

/** How a drill ended: nothing is left, or what is, and how it goes later. */
export function endOfDrillLines(
  handle: Pick<RunHandle, 'cleanUp' | 'state'>,
  voice: Voice,
): readonly string[] {
  const { ledger, run, phase, target } = handle.state();
  if (!drillsOnCluster(handle.state())) return [];
  const left = handle.cleanUp().length;
  if (left === 0 && ledger.length === 0) return [voice.t('cleanUp.nothing')];
  if (left === 0) return [voice.t('cleanUp.clean', { count: ledger.length })];
  return [
    voice.t('cleanUp.left', { count: left }),
    // While it is open it may go on: what is there is wanted.
    ...(phase === 'open' && handle.state().cleanUp === undefined ? [] : leftLines(handle, voice)),
    voice.t('cleanUp.later', { run }),
    ...(target === null ? [] : [voice.t('cleanUp.renew', { run })]),
  ];
}
