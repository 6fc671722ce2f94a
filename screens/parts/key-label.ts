import type { Act } from '../act.ts';
import { ONLY_WRONG } from '../cluster/filter.ts';
import { STATUS, WHOLE_SCREEN } from '../look/whole-screen.ts';
import type { KeyId } from '../keymap.ts';
import type { Here } from '../active-keys.ts';
import { focusedRow } from '../page.ts';
import { isDoor, topSpot } from '../ui.ts';

/**
 * Which word a key has here, below `screen.key.` for the footer and `screen.help.key.` for a sentence: the same key does another
 * thing in a field, at a table, and where a wait is taken back.
 */
export function keyLabel({ ui, active }: Here, id: KeyId, act: Act | undefined): string {
  const row = focusedRow(active.page, active.port.focus);
  const atDoor = isDoor(topSpot(ui).place);
  if (id === 'open' && row?.field !== undefined) return 'take';
  if (id === 'waiting-on' && act?.do === 'decide') return 'taken-back';
  if (id === 'open' && act?.do === 'copy') return 'copy-value';
  if (id === 'open' && row?.enter?.do === 'flag' && row.enter.name === WHOLE_SCREEN)
    return 'whole-screen';
  if (id === 'copy' && row?.row === STATUS) return 'copy-line';
  if (act?.do === 'across' && id === 'move') return 'matches';
  if (act?.do === 'across') return atDoor ? 'cell' : id;
  if (act?.do === 'flag' && act.name === ONLY_WRONG)
    return atDoor ? 'only-not-right' : 'only-wrong';
  if (id === 'only-open' && act?.do === 'pick') return 'kind';
  if (id !== 'log' && id !== 'events') return id;
  const place = act?.do === 'open' ? act.place.at : undefined;
  return place === 'pod-log' || place === 'object-events' ? place : id;
}
