import { drillsOnCluster } from '../../src/core/drills-on-cluster.ts';
import { recordName } from '../../src/core/ground.ts';
import { span, wrapLines } from '../line.ts';
import type { Row } from '../page.ts';
import { shellLine } from '../parts/command.ts';
import { choiceRows, GUTTER } from '../parts/rows.ts';
import type { Scene } from '../scene.ts';

/** The report on the screen; its row also has the folder of the record, to copy. */
export function readRows({ words, ui, width }: Scene): readonly Row[] {
  if (ui.places === null) return [];
  return choiceRows('end read', wrapLines(words.t('end.read'), width - GUTTER, 'strong'), {
    enter: { do: 'open', place: { at: 'report' } },
    copy: ui.places.record,
  });
}

/** What to do with what came of the run: keep it, clean up, go on from there; each command to copy. */
export function nextRows(scene: Scene): readonly Row[] {
  const { view, words } = scene;
  const { state } = view;
  const { run } = state;
  const report = `dr-wizard report ${run} --format markdown > ${recordName(state)}.md`;
  return [
    ...commandRow(scene, 'end report', words.t('end.keep'), report),
    ...(drillsOnCluster(state) && view.cleanUp().length > 0
      ? commandRow(
          scene,
          'end clean-up',
          words.t('end.cleanUp'),
          shellLine(['dr-wizard', 'drill', '--cleanup', run]),
        )
      : []),
    ...(state.mode === 'incident' && (state.exitCode !== 0 || state.phase === 'aborted')
      ? commandRow(scene, 'end anew', words.t('end.anew'), 'dr-wizard incident')
      : []),
  ];
}

function commandRow(scene: Scene, row: string, says: string, command: string): readonly Row[] {
  const lines = wrapLines(command, scene.width - GUTTER);
  return [
    ...wrapLines(says, scene.width - GUTTER, 'dim').map((line) => ({
      line: [span('  '), ...line],
    })),
    ...choiceRows(row, lines, { copy: command, enter: { do: 'copy', text: command } }),
  ];
}
