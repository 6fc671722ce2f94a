import { expect, test } from 'vitest';
import { texts, type Lang } from '../../src/text/index.ts';
import { overviewLines } from '../../src/text/overview-lines.ts';
import { DEMO_OVERVIEW, LOST_OVERVIEW } from '../support/demo-cluster.ts';
import { NOW } from '../support/fake-run.ts';

const time = (at: number) => new Date(at).toISOString().slice(11, 19);
const lines = (overview: typeof DEMO_OVERVIEW, lang: Lang = 'en') =>
  overviewLines(overview, { texts: texts(lang), now: NOW, time });

test('a cluster is read aloud line by line, what is not right first', async () => {
  const both = [...lines(DEMO_OVERVIEW), '', ...lines(DEMO_OVERVIEW, 'zh-CN')];

  await expect(`${both.join('\n')}\n`).toMatchFileSnapshot('golden/overview.txt');
});

test('a lost connection is told first, and no pod is told to be ready', async () => {
  const both = [...lines(LOST_OVERVIEW), '', ...lines(LOST_OVERVIEW, 'zh-CN')];

  await expect(`${both.join('\n')}\n`).toMatchFileSnapshot('golden/overview-lost.txt');
});

test('a cluster that is not read to its end, or in which there is nothing, is no ready one', () => {
  const nothing = { ...DEMO_OVERVIEW, namespaces: [], causes: [], blind: [], ready: 0, desired: 0 };

  expect(lines({ ...nothing, isWhole: false }).join(' ')).toContain(
    'Not all of the cluster is read',
  );
  expect(lines(nothing).join(' ')).toContain('There is nothing in it');
});

test('what other programs wrote moves no cursor', () => {
  const [group] = DEMO_OVERVIEW.causes;
  const cause = group?.cause ?? { code: '', params: {}, count: 1, healsByItself: false };
  const evil = { ...cause, params: { ...cause.params, registry: '\u001B[2J\nregistry' } };
  const causes = group === undefined ? [] : [{ ...group, cause: evil }];

  expect(lines({ ...DEMO_OVERVIEW, causes }).join('\n')).not.toContain('\u001B');
  expect(lines({ ...DEMO_OVERVIEW, causes }).every((line) => !line.includes('\n'))).toBe(true);
});
