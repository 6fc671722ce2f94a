import { activeKeys, EVERYWHERE, type Here } from '../active-keys.ts';
import { cannot, notNow, unusable } from '../cannot.ts';
import { KEYMAP, type KeyId } from '../keymap.ts';
import { keyLabel } from '../parts/key-label.ts';
import { keyName } from '../parts/key-name.ts';
import type { Words } from '../words.ts';

/** One line of help: a key or a mark, and what it does or means. */
export type Told = { readonly name: string; readonly says: string; readonly off?: true };
export type HelpPart = { readonly title: string; readonly told: readonly Told[] };

/** First what the keys do here, then those that do nothing now with the reason, then what works everywhere, then the marks. */
export function helpParts(here: Here): readonly HelpPart[] {
  const { words } = here;
  const keys = activeKeys(here);
  const isCommon = (id: KeyId) => id in EVERYWHERE || COMMON.includes(id);
  const told = (id: KeyId): Told => ({
    name: nameOf(id, words),
    says: words.t(`help.key.${keyLabel(here, id, keys.get(id))}`),
  });
  const ids = [...keys.keys()];
  const ctrlC: Told = { name: 'Ctrl-C', says: words.t('help.key.ctrl-c') };
  const ctrlZ: Told = { name: 'Ctrl-Z', says: words.t('help.key.ctrl-z') };
  return [
    { title: words.t('help.here'), told: ids.filter((id) => !isCommon(id)).map(told) },
    {
      title: words.t('cannot.title'),
      told: unusable(here, keys).map((id) => offOf(here, id)),
    },
    {
      title: words.t('help.everywhere'),
      told: [...ids.filter(isCommon).map(told), ctrlZ, ctrlC],
    },
    { title: words.t('field.keys'), told: fieldKeys(here) },
    { title: words.t('help.marks'), told: marks(words) },
  ].filter((part) => part.told.length > 0);
}

/** Keys that mean the same wherever they work, though they do not always. */
const COMMON: readonly KeyId[] = [
  'move',
  'back',
  'page',
  'first',
  'last',
  'next',
  'cluster',
  'door',
  'abort',
];

function offOf(here: Here, id: KeyId): Told {
  const { words } = here;
  const why = cannot(here, id);
  const key = words.t(`key.${id}`).replace(/[ .?？]+$/, '');
  const says = why === undefined ? key : notNow(words, key, why);
  return { name: nameOf(id, words), says, off: true };
}

export function nameOf(id: KeyId, words: Words): string {
  const entry = KEYMAP.find((one) => one.id === id);
  return entry === undefined ? '' : keyName(entry, words);
}

/** Where a page has a field, or can have one for what is looked for. */
function fieldKeys({ active, words }: Here): readonly Told[] {
  const { page } = active;
  const hasField = [...page.rows, ...page.foot].some(({ field }) => field !== undefined);
  if (!hasField && page.keys.search === undefined) return [];
  return [
    { name: `Ctrl-${words.glyphs.keys['leftright'] ?? ''}`, says: words.t('field.key.words') },
    { name: 'Ctrl-A E', says: words.t('field.key.ends') },
    { name: 'Ctrl-W U K', says: words.t('field.key.cut') },
    { name: 'Ctrl-_', says: words.t('field.key.undo') },
    { name: 'Ctrl-P N', says: words.t('field.key.before') },
  ];
}

function marks(words: Words): readonly Told[] {
  const { glyphs } = words;
  const all = [
    [glyphs.passed, 'passed'],
    [glyphs.failed, 'failed'],
    ['!', 'need'],
    ['*', 'work'],
    ['?', 'doubt'],
    ['~', 'stale'],
    ['w', 'waits'],
    ['.', 'blocked'],
    ['-', 'not-needed'],
    ['a', 'attested'],
    ['r', 'rehearsed'],
    ['s', 'skipped'],
    ['o', 'overridden'],
  ] as const;
  return all.map(([name, key]) => ({ name, says: words.t(`help.mark.${key}`) }));
}
