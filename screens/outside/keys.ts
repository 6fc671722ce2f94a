import type { Act } from '../act.ts';
import type { Here } from '../active-keys.ts';
import type { KeyId } from '../keymap.ts';
import { focusedRow, type FieldPlace, type Page } from '../page.ts';
import { stepOf } from '../view.ts';

/** Fields that hold a sentence. Secrets and what confirms something are typed where they are asked for. */
const SENTENCES: readonly (string | undefined)[] = ['reason', 'word'];

/** The keys that start a program of the operator's own, where there is one for it. */
export function outsideKeys(here: Here): { readonly [id in KeyId]?: Act } {
  if (!here.ui.hasOutside) return {};
  const url = urlOf(here);
  return {
    shell: { do: 'outside', what: { is: 'shell' } },
    pager: { do: 'outside', what: { is: 'pager' } },
    ...(editableIn(here.active.page) === undefined
      ? {}
      : { editor: { do: 'outside', what: { is: 'editor' } } }),
    ...(url === undefined ? {} : { 'open-url': { do: 'outside', what: { is: 'url', url } } }),
  };
}

/** The field whose text an editor can take. */
export function editableIn({ rows, foot }: Page): FieldPlace | undefined {
  const fields = [...rows, ...foot].flatMap(({ field }) => field ?? []);
  return fields.find(({ kind, masked }) => masked !== true && SENTENCES.includes(kind));
}

/** The address under the cursor, else that of the console in which the step is done. */
function urlOf({ active, view }: Here): string | undefined {
  const copy = focusedRow(active.page, active.port.focus)?.copy;
  if (copy !== undefined && /^https?:\/\/\S+$/i.test(copy)) return copy;
  const { place } = active.spot;
  const step = place.at === 'step' ? stepOf(view, place.step) : undefined;
  return step?.manual?.open?.show(view.scope);
}
