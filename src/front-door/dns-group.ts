import { aCause, worstVerdict, type Cause, type Found } from '../model/verdict.ts';

const MOST_NAMES = 5;
const MOST_OTHERS = 20;
const MOST_NOTES = 50;

/** One answer for many names: the worst of them. What is the same of several of them is said once, with all their names. */
export function groupFound(all: readonly Found[], notes: readonly Cause[] = []): Found {
  const verdict = worstVerdict(all.map((one) => one.verdict));
  const causesOf = (found: Found) => [
    ...(found.cause === null ? [] : [found.cause]),
    ...found.others,
  ];
  const worst = all.filter((one) => one.verdict === verdict).flatMap(causesOf);
  const rest = all.filter((one) => one.verdict !== verdict).flatMap(causesOf);
  const causes = together([...worst, ...rest]);
  const cause = all.length === 0 ? aCause('nothing-expected') : (causes[0] ?? null);
  return {
    verdict,
    cause: verdict === 'pass' ? null : cause,
    others: causes.slice(verdict === 'pass' ? 0 : 1).slice(0, MOST_OTHERS),
    notes: together([...all.flatMap((one) => one.notes), ...notes]).slice(0, MOST_NOTES),
    object: cause?.object ?? all[0]?.object ?? null,
  };
}

/** By code and all that is said but the names. Of a zone it is said once, however many names lie in it. */
export function together(causes: readonly Cause[]): readonly Cause[] {
  const groups = new Map<string, Cause[]>();
  for (const cause of causes) {
    const { names: _names, ...same } = cause.params;
    const key = JSON.stringify([cause.code, same]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [cause]);
    else group.push(cause);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const names = [...new Set(group.flatMap(({ params }) => params['names'] ?? []))];
    if (names.length === 0) return [first];
    return [
      { ...first, params: { ...first.params, names: few(names.map(String)) }, count: names.length },
    ];
  });
}

function few(names: readonly string[]): string {
  const more = names.length - MOST_NAMES;
  return [...names.slice(0, MOST_NAMES), ...(more > 0 ? [`+${more}`] : [])].join(', ');
}
