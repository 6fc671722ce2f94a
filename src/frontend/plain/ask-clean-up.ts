import { askReason, choose, LeftOff, type Desk } from './desk.ts';
import { leftLines } from './clean-up-lines.ts';

/** All that the drill created is shown, then it goes, or is left with a reason. */
export async function askCleanUp(desk: Desk): Promise<void> {
  const { handle, voice } = desk;
  const { target } = handle.state();
  desk.say(
    voice.t('cleanUp.title'),
    ...(target === null
      ? []
      : [voice.t('ask.goOn', { context: target.context, server: target.server })]),
    ...leftLines(handle, voice),
  );
  const chosen = await choose(desk, voice.t('ask.what'), [
    { words: voice.t('cleanUp.remove'), value: 'remove' },
    { words: voice.t('cleanUp.keep'), value: 'keep' },
    { words: voice.t('ask.later'), value: 'later' },
  ]);
  if (chosen === 'later') throw new LeftOff();
  const reason = chosen === 'keep' ? { reason: await askReason(desk) } : {};
  await desk.decide({ do: 'clean-up', step: null, value: chosen, ...reason });
}
