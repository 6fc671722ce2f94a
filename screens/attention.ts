import { shownMode } from '../src/core/ground.ts';
import type { Need } from '../src/model/run.ts';
import { needText, rowOfNeed } from './outline/needs.ts';
import type { Picture, Session } from './session.ts';

/** What calls the operator back: the terminal does it. */
export type Caller = {
  notify(text: string, how: 'auto' | 'bell'): void;
  title(text: string): void;
};

/** Keeps the window's title, and calls whoever went away as soon as something needs them that did not before. */
export function watchNeeds(
  session: Session,
  caller: Caller,
  how: 'auto' | 'bell' | 'off',
): () => void {
  let known = new Set(session.picture().view.needs.map(idOf));
  const look = () => {
    const picture = session.picture();
    const { view, words } = picture;
    caller.title(titleOf(picture));
    const first = view.needs.find((need) => !known.has(idOf(need)));
    known = new Set(view.needs.map(idOf));
    if (first === undefined || how === 'off') return;
    const count = words.t('header.needYou', { count: view.needs.length });
    caller.notify(`${count}: ${needText(view, first, words)}`, how);
  };
  look();
  return session.subscribe(look);
}

function titleOf({ view, words }: Picture): string {
  const mode = words.t(`mode.${shownMode(view.state)}`);
  const count = view.needs.length;
  const needs = count === 0 ? '' : ` - ${words.t('header.needYou', { count })}`;
  return `${mode} ${view.book.runbook.site.id}${needs}`;
}

function idOf(need: Need): string {
  return `${need.is} ${rowOfNeed(need)}`;
}
