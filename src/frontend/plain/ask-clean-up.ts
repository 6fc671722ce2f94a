import type { CleanUpItem, Need } from '../../model/run.ts';
import { objectName } from '../../text/object-name.ts';
import { leftLines } from './clean-up-lines.ts';
import { askReason, choose, LeftOff, type Choice, type Desk } from './desk.ts';

type Chosen = 'remove' | 'keep' | 'later' | CleanUpItem;

/**
 * All that the drill created is shown, then it goes, or is left with a reason. After a round somebody may have removed by
 * hand what no machine could.
 */
export async function askCleanUp(
  desk: Desk,
  { round }: Extract<Need, { is: 'clean-up' }>,
): Promise<void> {
  const { handle, voice } = desk;
  const { target } = handle.state();
  const isAfter = round > 0;
  desk.say(
    voice.t(isAfter ? 'cleanUp.stillThere' : 'cleanUp.title'),
    ...(target === null
      ? []
      : [voice.t('ask.goOn', { context: target.context, server: target.server })]),
    ...leftLines(handle, voice),
  );
  const said = isAfter ? handle.cleanUp() : [];
  const chosen = await choose<Chosen>(desk, voice.t('ask.what'), [
    { words: voice.t(isAfter ? 'cleanUp.again' : 'cleanUp.remove'), value: 'remove' },
    ...said.map((item): Choice<Chosen> => ({ words: goneWords(desk, item), value: item })),
    { words: voice.t('cleanUp.keep'), value: 'keep' },
    { words: voice.t('ask.later'), value: 'later' },
  ]);
  if (chosen === 'later') throw new LeftOff();
  if (chosen === 'remove' || chosen === 'keep') {
    const reason = chosen === 'keep' ? { reason: await askReason(desk) } : {};
    await desk.decide({ do: 'clean-up', step: null, value: chosen, ...reason });
    return;
  }
  const reason = await askReason(desk, voice.t('cleanUp.word'));
  await desk.decide({ do: 'clean-up', step: null, value: { gone: { ...chosen.what } }, reason });
}

function goneWords({ voice }: Desk, { what }: CleanUpItem): string {
  return voice.t('cleanUp.gone', { what: objectName(what) });
}
