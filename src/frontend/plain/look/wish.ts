import { texts, type Lang } from '../../../text/index.ts';

/** What can be looked at, or done, from any prompt; in the order of the menu. */
export const LOOKS = [
  'run',
  'queue',
  'clock',
  'section',
  'step',
  'milestone',
  'output',
  'objects',
  'values',
  'journal',
  'cluster',
  'door',
  'summary',
  'report',
  'help',
  'correct',
  'abort',
  'shell',
  'pager',
  'open',
  'editor',
  'language',
] as const;
export type Look = (typeof LOOKS)[number];

/** `at` null: the menu. `unknown`: what was named, where there is no such thing. */
export type Wish = { readonly at: Look | null; readonly unknown?: string };

const LANGS: readonly Lang[] = ['en', 'zh-CN'];

/**
 * Whether an answer is none, but the wish to look around: `?`, `? queue`, `look at: queue`, `language`, in either
 * language whichever is spoken, as a person types what they know. Everything else is an answer.
 */
export function wishOf(text: string): Wish | undefined {
  const said = text.trim();
  const asked = /^[?？]\s*(.*)$/u.exec(said)?.[1];
  if (asked === '') return { at: null };
  if (asked !== undefined) return named(asked) ?? { at: null, unknown: asked };
  const looked = /^(?:look at|look|查看)\s*[:：]\s*(.+)$/iu.exec(said)?.[1];
  if (looked !== undefined) return named(looked);
  // In full only: the beginning of it may be anything.
  return LANGS.some((lang) => texts(lang).t('look.name.language') === said.toLowerCase())
    ? { at: 'language' }
    : undefined;
}

/** The whole name, or the beginning of one only. */
function named(text: string): Wish | undefined {
  const sought = text.trim().toLowerCase();
  const names = LOOKS.flatMap((look) =>
    LANGS.map((lang) => [look, texts(lang).t(`look.name.${look}`)] as const),
  );
  const whole = names.find(([look, name]) => name === sought || look === sought);
  if (whole !== undefined) return { at: whole[0] };
  const begun = new Set(names.filter(([, name]) => name.startsWith(sought)).map(([look]) => look));
  const [only] = begun;
  return begun.size === 1 && only !== undefined ? { at: only } : undefined;
}
