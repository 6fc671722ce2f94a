import { expect, test } from 'vitest';
import type { Place } from '../../screens/act.ts';
import { askAbout } from '../../src/frontend/plain/ask.ts';
import { LeftOff } from '../../src/frontend/plain/desk.ts';
import { lookAround } from '../../src/frontend/plain/look/look-around.ts';
import { wishOf } from '../../src/frontend/plain/look/wish.ts';
import type { Item } from '../../src/frontend/items.ts';
import type { Lang } from '../../src/text/index.ts';
import { SCENES } from '../support/scenes.ts';
import { aLookDesk } from '../support/plain-desk.ts';

/**
 * How the content of each screen is reached without screens: by a look, with the answers that lead on, or where it is
 * asked about. A place that is not in here does not compile.
 */
type Form = {
  readonly scene: string;
  readonly says: RegExp;
  readonly zh: RegExp;
} & (
  | { readonly look: string; readonly answers?: readonly string[] }
  | { readonly asks: Item['is']; readonly answers?: readonly string[] }
);

/** The menu is what `?` opens, leaving is what Ctrl-C asks about; the record is a command of its own, which the summary names: it has each event with all that was seen. */
type Elsewhere = 'menu' | 'leave' | 'report' | 'event';

const FORMS: { readonly [at in Exclude<Place['at'], Elsewhere>]: Form } = {
  outline: {
    scene: 'outline',
    look: '? run',
    says: /2\.6 .*: \d of \d done\./,
    zh: /2\.6 .*：共 \d 步，已完成 \d 步。/,
  },
  end: { scene: 'end', look: '? summary', says: /skipped/, zh: /跳过/ },
  step: {
    scene: 'late',
    look: '? step',
    answers: ['2.6.2'],
    says: /registry\.example\.com.*unauthorized|evidence\/41-pods\.txt/,
    zh: /evidence\/41-pods\.txt/,
  },
  milestone: {
    scene: 'milestone',
    look: '? milestone',
    answers: ['1'],
    says: /It waits for:/,
    zh: /它在等待：/,
  },
  log: {
    scene: 'output',
    look: '? output',
    answers: ['2.6.2'],
    says: /^ {2}\| /m,
    zh: /输出的最后/,
  },
  go: { scene: 'go', asks: 'go', says: /will change:/, zh: /将/ },
  exact: {
    scene: 'exact',
    look: '? objects',
    answers: ['2.10'],
    says: /would send:[^]*kubectl apply[^]*kind: Deployment/,
    zh: /将要发送：[^]*kind: Deployment/,
  },
  'clean-up': {
    scene: 'clean-up-asked',
    asks: 'clean-up',
    says: /Secret prod\/regcred/,
    zh: /Secret prod\/regcred/,
  },
  form: { scene: 'confirm', asks: 'confirm', says: /Careful: /, zh: /注意|当心|小心/ },
  'by-hand': {
    scene: 'late',
    asks: 'late',
    answers: ['do it by hand', '2'],
    says: /1 {2}done/,
    zh: /1 {2}/,
  },
  'outage-start': { scene: 'outage-start', asks: 'outage-start', says: /40m/, zh: /40m/ },
  'lost-cluster': {
    scene: 'lost-cluster',
    asks: 'lost-cluster',
    says: /Which cluster is lost/,
    zh: /集群/,
  },
  lease: { scene: 'lease', asks: 'lease', says: /take the Lease over/, zh: /Lease/ },
  secret: { scene: 'secret', asks: 'secret', says: /^/, zh: /^/ },
  values: { scene: 'values', look: '? values', says: /master\.instance = .*From/, zh: /来源：/ },
  value: {
    scene: 'values',
    look: '? correct',
    answers: ['1'],
    says: /now: /,
    zh: /现为|当前|现在/,
  },
  events: {
    scene: 'events',
    look: '? journal',
    answers: [''],
    says: /The last \d+ of/,
    zh: /最近 \d+ 条/,
  },
  queue: {
    scene: 'outline',
    look: '? queue',
    answers: ['go back'],
    says: /things need you/,
    zh: /项等你处理/,
  },
  clock: {
    scene: 'outline',
    look: '? clock',
    says: /The longest chain[^]*2\./,
    zh: /最长的一条路径/,
  },
  section: {
    scene: 'outline',
    look: '? section',
    answers: ['2.6'],
    says: / {2}2\.6\.2 .*: /,
    zh: / {2}2\.6\.2 .*：/,
  },
  cluster: {
    scene: 'cluster',
    look: '? cluster',
    answers: ['1'],
    says: /pods are ready/,
    zh: /就绪/,
  },
  'cluster-cause': {
    scene: 'cluster',
    look: '? cluster',
    answers: ['2', '1', '1'],
    says: /Seen at:/,
    zh: /出现在：/,
  },
  'cluster-namespace': {
    scene: 'cluster',
    look: '? cluster',
    answers: ['namespace prod', '1', '1'],
    says: /Deployment prod\//,
    zh: /Deployment prod\//,
  },
  'cluster-object': {
    scene: 'cluster',
    look: '? cluster',
    answers: ['2', '2', '1', '1', '1'],
    says: /1 {2}go back\n {2}2 {2}its events/,
    zh: /2 {2}它的事件/,
  },
  'pod-log': {
    scene: 'cluster',
    look: '? cluster',
    answers: ['2', '2', '3', '1', '1'],
    says: /Container .*:\n {2}\| /,
    zh: /容器/,
  },
  'object-events': {
    scene: 'cluster',
    look: '? cluster',
    answers: ['2', '2', '2', '1', '1'],
    says: /\d\d:\d\d:\d\d \w+.*: /,
    zh: /\d\d:\d\d:\d\d \w+.*：/,
  },
  door: {
    scene: 'door',
    look: '? door',
    answers: ['1'],
    says: /pay-checkout\.example\.io/,
    zh: /pay-checkout\.example\.io/,
  },
  'door-name': {
    scene: 'door',
    look: '? door',
    answers: ['pay-checkout.example.io', '1'],
    says: /As it came:\n {4}\| /,
    zh: /原始内容：/,
  },
  help: { scene: 'help', look: '? help', says: /Attested is/, zh: /已声明/ },
  abort: { scene: 'outline', look: '? abort', says: /^/, zh: /^/ },
};

const LANGS: readonly Lang[] = ['en', 'zh-CN'];

for (const [at, form] of Object.entries(FORMS))
  test.for(LANGS)(`what stands at ${at} has its plain form in %s`, async (lang) => {
    const said = await plainForm(form, lang);

    expect(said).toMatch(lang === 'en' ? form.says : form.zh);
    expect(said).not.toMatch(/\{\{|undefined|\[object|(?:plain|look|screen)\.[a-z]/);
    // Foreign text too: nothing moves the cursor.
    // oxlint-disable-next-line no-control-regex -- these are what must not be there
    expect(said).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
    // No table: what a program wrote stands as it came.
    for (const line of said.split('\n').filter((one) => !/^ *\| /.test(one)))
      expect(line).not.toMatch(/\S {3,}\S/);
  });

async function plainForm(form: Form, lang: Lang): Promise<string> {
  const scene = SCENES[form.scene];
  if (scene === undefined) throw new Error(`No scene ${form.scene}`);
  const run = scene.run();
  const { desk, said } = aLookDesk(run, lang, ...inLang(form.answers ?? [], lang));
  try {
    if ('look' in form) await lookAround(desk, wishOf(form.look) ?? { at: null });
    else await askAbout(desk, needOf(run, form.asks));
  } catch (error) {
    if (!(error instanceof LeftOff)) throw error;
  }
  return said.join('\n');
}

/** What is chosen by its words is called otherwise in the other language. */
const IN_CHINESE: { readonly [words: string]: string } = {
  'go back': '返回',
  'namespace prod': '命名空间 prod',
  'do it by hand': '手工做',
};

function inLang(answers: readonly string[], lang: Lang): readonly string[] {
  return lang === 'en' ? answers : answers.map((one) => IN_CHINESE[one] ?? one);
}

function needOf({ handle }: ReturnType<(typeof SCENES)[string]['run']>, is: Item['is']): Item {
  const need = handle.needs().find((one) => one.is === is);
  if (need === undefined) throw new Error(`Nothing is ${is}`);
  return need;
}
