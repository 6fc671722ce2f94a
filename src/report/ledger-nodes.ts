import type { RootContent } from 'mdast';
import type { Report } from '../model/report.ts';
import { resourceArgument } from '../model/resource-argument.ts';
import type { ObjectRef } from '../model/verdict.ts';
import type { Texts } from '../text/index.ts';
import { inLang } from '../text/in-lang.ts';
import { objectName } from '../text/object-name.ts';
import type { Voice } from '../text/voice.ts';
import { bullets, code, strong, table, type Words } from './mdast.ts';

type Told = {
  readonly report: Report;
  readonly texts: Texts;
  readonly voice: Voice;
  readonly t: Texts['t'];
};

/** What a run created, and how each thing is removed again. */
export function ledgerNodes({ report, texts, voice, t }: Told): readonly RootContent[] {
  if (report.ledger.length === 0) return [];
  const isUndone = report.ledger.some(({ undoneAt }) => undoneAt !== undefined);
  const rows = report.ledger.map(({ what, undo, step, ...gone }): readonly Words[] => [
    `${what.kind} ${what.namespace === undefined ? '' : `${what.namespace}/`}${what.name}`,
    step === undefined ? '' : voice.name(step),
    'uses' in undo ? code(removalOf(what, undo.uses)) : inLang(texts.lang, undo.byHand),
    ...(isUndone ? [goneWords(gone, voice, t)] : []),
  ]);
  const columns = [t('made'), t('step'), t('removedBy'), ...(isUndone ? [t('removedAt')] : [])];
  return [table(columns, rows)];
}

/** When it was gone; somebody's word for it is never shown as proved. */
function goneWords(
  { undoneAt, attested }: Pick<Report['ledger'][number], 'undoneAt' | 'attested'>,
  voice: Voice,
  t: Texts['t'],
): string {
  if (undoneAt === undefined) return '';
  const at = voice.date(Date.parse(undoneAt));
  return attested === undefined ? at : t('saidGone', { at, word: attested });
}

/** What a drill could not remove, or nobody has removed yet: each with why, and how. */
export function leftNodes({ report, texts, voice }: Told): readonly RootContent[] {
  const rows = report.ledger.filter(({ undoneAt }) => undoneAt === undefined);
  // What was made in the practice range went with it.
  if (report.mode !== 'drill' || report.practice === true || rows.length === 0) return [];
  return [
    bullets(
      rows.map(({ what, undo, kept }): readonly Words[] => [
        strong(objectName(what)),
        kept === undefined ? '' : ` ${voice.said(kept.cause)}`,
        ...('byHand' in undo ? [` ${inLang(texts.lang, undo.byHand)}`] : []),
        ...(kept?.commands ?? []).flatMap((argv): readonly Words[] => [' ', code(argv.join(' '))]),
      ]),
    ),
  ];
}

/** What a person types in its place, as far as there is one command for it. */
function removalOf({ apiVersion, kind, name, namespace }: ObjectRef, uses: string): string {
  if (uses !== 'kubernetes/remove' || apiVersion === undefined) return uses;
  const place = namespace === undefined ? '' : ` --namespace=${namespace}`;
  return `kubectl delete ${resourceArgument({ apiVersion, kind })} ${name}${place}`;
}
