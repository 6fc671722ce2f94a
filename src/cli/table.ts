/** `pick` is what runs without a command. */
export const NAMES = [
  'pick',
  'incident',
  'drill',
  'verify',
  'resume',
  'runs',
  'report',
  'judge',
  'lint',
  'print',
] as const;
export type Name = (typeof NAMES)[number];
export const COMMANDS = NAMES.filter((name) => name !== 'pick');

type OptionSpec = readonly [
  flags: string,
  words: string,
  more?: {
    readonly choices?: readonly string[];
    readonly required?: true;
    readonly not?: string | readonly string[];
  },
];
type Spec = {
  readonly argument?: readonly [syntax: string, words: string];
  readonly options: readonly OptionSpec[];
};

const LANG: OptionSpec = ['--lang <LANG>', 'lang', { choices: ['en', 'zh-CN'] }];
const SITE: OptionSpec = ['--site <FILE>', 'site'];
const KUBECONFIG: OptionSpec = ['--kubeconfig <FILE>', 'kubeconfig'];
const SHOWN: readonly OptionSpec[] = [['--plain', 'plain'], ['--ascii', 'ascii'], LANG];
const BEFOREHAND: readonly OptionSpec[] = [
  ['--auto', 'auto'],
  ['--answers <FILE>', 'answers'],
];
const DECIDED: readonly OptionSpec[] = [
  ...BEFOREHAND,
  ['--output <FORM>', 'output', { choices: ['text', 'ndjson'] }],
  ...SHOWN,
];
/** A self-test has an operator and a world of its own. */
const NOT_IN_SELF_TEST = [
  'context',
  'site',
  'kubeconfig',
  'cleanup',
  'answers',
  'scenario',
  'seed',
];

/** Only what works: the help and the parser are both made of this table. */
export const SPECS: { readonly [name in Name]: Spec } = {
  pick: { options: [SITE, KUBECONFIG, ...SHOWN] },
  incident: {
    argument: ['[runbook]', 'runbook'],
    options: [
      SITE,
      KUBECONFIG,
      ['--context <NAME>', 'context'],
      ['--lost-context <NAME>', 'lostContext'],
      ...DECIDED,
    ],
  },
  drill: {
    argument: ['[runbook]', 'runbook'],
    options: [
      ['--context <NAME>', 'drillContext'],
      ['--practice', 'practice', { not: ['context', 'site', 'kubeconfig'] }],
      ['--hands <WHO>', 'hands', { choices: ['auto'] }],
      ['--scenario <NAME>', 'scenario', { not: ['seed'] }],
      ['--seed <N>', 'seed'],
      ['--self-test', 'selfTest', { not: NOT_IN_SELF_TEST }],
      ['--cleanup <RUN>', 'cleanup', { not: ['context', 'practice'] }],
      SITE,
      KUBECONFIG,
      ...BEFOREHAND,
      ['--output <FORM>', 'drillOutput', { choices: ['text', 'ndjson', 'json'] }],
      ...SHOWN,
    ],
  },
  verify: {
    argument: ['[runbook]', 'runbook'],
    options: [
      SITE,
      KUBECONFIG,
      ['--context <NAME>', 'verifyContext'],
      ['--once', 'once', { not: 'watch' }],
      ['--watch', 'watch'],
      ['--only <NAMES>', 'only'],
      ['--answers <FILE>', 'verifyAnswers'],
      ['--output <FORM>', 'verifyOutput', { choices: ['text', 'json', 'junit'] }],
      LANG,
    ],
  },
  resume: { argument: ['[RUN]', 'resumeRun'], options: DECIDED },
  runs: { options: [LANG] },
  report: {
    argument: ['<RUN>', 'run'],
    options: [['--format <FORM>', 'format', { choices: ['markdown', 'json'] }], LANG],
  },
  judge: {
    argument: ['<FILE...>', 'manifests'],
    options: [['--output <FORM>', 'judgeOutput', { choices: ['text', 'json'] }], LANG],
  },
  lint: {
    argument: ['<FILE|DIR...>', 'paths'],
    options: [['--output <FORM>', 'lintOutput', { choices: ['text', 'json'] }], LANG],
  },
  print: { argument: ['[runbook]', 'runbook'], options: [SITE, LANG] },
};
