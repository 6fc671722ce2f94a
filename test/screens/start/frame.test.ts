import { expect, test } from 'vitest';
import { lineWidth, textOf } from '../../../screens/line.ts';
import { startFrame } from '../../../screens/start/frame.ts';
import { startQuestion, type StartChoices } from '../../../screens/start/questions.ts';
import { firstStart, startKey, type StartState } from '../../../screens/start/state.ts';
import type { Size } from '../../../screens/stage.ts';
import { wordsOf } from '../../../screens/words.ts';
import type { Lang } from '../../../src/text/index.ts';

const SIZES: readonly Size[] = [
  { columns: 40, rows: 15 },
  { columns: 80, rows: 24 },
  { columns: 100, rows: 30 },
  { columns: 160, rows: 50 },
];
const LANGS: readonly Lang[] = ['en', 'zh-CN'];
const MINUTE = 60_000;

const ABOUT = {
  en: 'Use this when the cluster is gone or cannot be repaired. The services that run in it are stateless; what they produce lies in databases outside, which this runbook neither restores nor touches. Sections 2.1 to 2.9 bring the service back; what follows the milestone can be done in quiet.',
  zh: '集群已经丢失或无法修复时，使用本手册。集群中运行的是无状态的服务，数据都存放在集群之外的数据库中；本手册不恢复、也不触碰这些数据库。2.1 至 2.9 恢复服务访问；里程碑之后的步骤可以从容进行。',
};
const CHOICES: StartChoices = {
  runs: [
    {
      id: '7f3c00aa11bb',
      mode: 'incident',
      site: 'example',
      at: 0,
      standing: { is: 'waiting-on', step: 'allow-list', whom: 'netops' },
    },
    {
      id: '0c4e12ab9d3f',
      mode: 'drill',
      site: 'example',
      at: -26 * 60 * MINUTE,
      standing: { is: 'failed', step: 'deploy-script' },
    },
  ],
  modes: ['incident', 'drill', 'verify'],
  runbooks: [
    {
      path: 'cluster-recovery',
      title: { en: 'Recover the cluster', zh: '集群灾备恢复' },
      about: ABOUT,
    },
  ],
  sites: [{ path: 'example.yaml', title: { en: 'Example', zh: '示例' } }],
  contexts: ['practice-1', 'practice-2'],
  now: 12 * MINUTE,
};
const NEW: StartChoices = { ...CHOICES, runs: [] };

const SCENES: {
  readonly [name: string]: { readonly choices: StartChoices; readonly keys: readonly string[] };
} = {
  start: { choices: CHOICES, keys: [] },
  'start-new': { choices: NEW, keys: ['down'] },
  'start-drill': { choices: NEW, keys: ['down', 'enter'] },
  'start-drill-none': { choices: { ...NEW, contexts: [] }, keys: ['down', 'enter'] },
  'start-incident': { choices: NEW, keys: ['enter'] },
  'start-practice': { choices: NEW, keys: ['down', 'enter', 'enter', 'right'] },
  'start-no-site': { choices: { ...NEW, sites: [] }, keys: ['enter'] },
};

for (const [name, scene] of Object.entries(SCENES))
  test(`${name} at 40x15, 80x24, 100x30 and 160x50, in both languages`, async () => {
    const frames = LANGS.flatMap((lang) => SIZES.map((size) => frameAt(scene, lang, size)));

    await expect(`${frames.join('\n\n')}\n`).toMatchFileSnapshot(`../golden/${name}.txt`);
  });

function frameAt({ choices, keys }: (typeof SCENES)[string], lang: Lang, size: Size): string {
  const words = wordsOf(lang, false, 'UTC');
  let state: StartState = firstStart(lang);
  for (const key of keys) ({ state } = startKey(choices, words, state, { name: key, text: '' }));
  const question = startQuestion(choices, state.chosen, words);
  if ('is' in question) throw new Error('Nothing is asked any more.');
  const { index, turned } = state;
  const nested = state.chosen.length > 0;
  const lines = startFrame({ question, index, turned, words, size, nested });
  expect(lines).toHaveLength(size.rows);
  for (const line of lines) expect(lineWidth(line)).toBeLessThanOrEqual(size.columns);
  const text = lines.map((line) => textOf(line).trimEnd()).join('\n');
  expect(text).not.toMatch(/screen\.|\{\{|undefined/);
  return `▌${size.columns}x${size.rows} ${lang}\n${text}`;
}
