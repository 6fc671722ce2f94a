import type { Command } from '../cli.ts';
import { readObjects, type GivenObjects } from '../files/read-objects.ts';
import { EXIT_CODES } from '../model/error.ts';
import type { JudgementList } from '../model/report.ts';
import { VERDICTS, type Found, type Params } from '../model/verdict.ts';
import { judge as judgeObjects } from '../readiness/judge.ts';
import { judgementsText, type Fold } from '../report/judgements.ts';
import { texts, type Texts } from '../text/index.ts';
import { jsonText } from '../text/json-text.ts';
import { visible } from '../text/visible.ts';
import { wrap } from '../../screens/wrap.ts';
import { findingText } from './finding-text.ts';
import type { World } from './world.ts';

type Asked = Pick<Extract<Command, { do: 'judge' }>, 'paths' | 'output'>;

/** However narrow a terminal is, shorter lines than this help nobody. */
const NARROWEST = 20;

/**
 * `dr-wizard judge`: which objects are ready, and why not. The judgements go to standard output; what keeps objects
 * from being judged goes beside it, so that a program that reads the one is not led astray by the other.
 */
export async function judge(
  world: Pick<World, 'cwd' | 'stdin' | 'input' | 'columns' | 'lang' | 'out' | 'err'>,
  { paths, output }: Asked,
): Promise<number> {
  const words = texts(world.lang);
  const say = (code: string, params: Params = {}) => world.err(sentences(words, code, params));
  if (paths.includes('-') && world.input !== null) say('given-late');
  const given = await readObjects(paths, {
    cwd: world.cwd,
    stdin: world.stdin,
    onLongYaml: (path) => say('given-long', { path }),
  });
  const items = [...judgeObjects(given.objects), ...given.unreadable];
  const list: JudgementList = {
    apiVersion: 'dr-wizard/v1',
    kind: 'JudgementList',
    counts: countsOf(items),
    items,
  };
  if (output === 'json') world.out(`${jsonText(list, 2)}\n`);
  else world.out(judgementsText(list, words, foldTo(world.columns)));

  for (const fault of given.faults) world.err(`${findingText(fault, words)}\n\n`);
  for (const path of given.empty)
    if (path === '-') say('given-nothing');
    else say('given-nothing-in', { path });
  if (items.length === 0 && given.faults.length + given.empty.length === 0)
    say(given.objects.length === 0 ? 'given-no-objects' : 'given-only-events');
  return exitCodeOf(given, items);
}

function exitCodeOf({ faults, empty }: GivenObjects, items: readonly Found[]): number {
  // Where nothing was given nothing is known to be not ready either.
  if (faults.length + empty.length > 0) return EXIT_CODES['faulty-file'];
  const isReady = items.length > 0 && items.every((item) => item.verdict === 'pass');
  return isReady ? 0 : EXIT_CODES['not-proven'];
}

function countsOf(items: readonly Found[]): JudgementList['counts'] {
  const counts = { pass: 0, wait: 0, fail: 0, unknown: 0 };
  for (const verdict of VERDICTS)
    counts[verdict] = items.filter((item) => item.verdict === verdict).length;
  return counts;
}

function foldTo(columns: number | null): Fold {
  if (columns === null) return (text) => [text];
  return (text, margin) => wrap(text, Math.max(NARROWEST, columns - margin));
}

function sentences(words: Texts, code: string, params: Params): string {
  const { says, remedy } = words.said({ code, params });
  return visible(`${says}\n${remedy}\n`);
}
