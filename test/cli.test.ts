import stringWidth from 'string-width';
import { expect, test } from 'vitest';
import { parseCommand, type Command } from '../src/cli.ts';
import { COMMANDS } from '../src/cli/table.ts';

const RUN = {
  site: null,
  kubeconfig: null,
  context: null,
  auto: false,
  answers: null,
  plain: false,
  ascii: false,
  output: 'text',
  lang: null,
} as const;

const CHECKED = {
  do: 'verify',
  runbook: null,
  site: null,
  kubeconfig: null,
  context: null,
  watch: false,
  only: [],
  output: 'text',
  lang: null,
} as const;

const UNDERSTOOD: readonly (readonly [line: string, command: Command])[] = [
  ['', { do: 'pick', ...RUN }],
  ['--plain --lang zh-CN', { do: 'pick', ...RUN, plain: true, lang: 'zh-CN' }],
  ['incident', { do: 'incident', runbook: null, lostContext: null, ...RUN }],
  [
    'incident mine --site s.yaml --kubeconfig k --context new --lost-context none --auto --answers a.yaml --ascii',
    {
      do: 'incident',
      runbook: 'mine',
      lostContext: 'none',
      ...RUN,
      site: 's.yaml',
      kubeconfig: 'k',
      context: 'new',
      auto: true,
      answers: 'a.yaml',
      ascii: true,
    },
  ],
  [
    'incident --output ndjson',
    { do: 'incident', runbook: null, lostContext: null, ...RUN, output: 'ndjson' },
  ],
  ['drill --context practice', { do: 'drill', runbook: null, ...RUN, context: 'practice' }],
  [
    'drill --practice --hands auto --auto',
    { do: 'drill', runbook: null, ...RUN, practice: true, hands: 'auto', auto: true },
  ],
  [
    'drill --practice --scenario stale-resolver',
    { do: 'drill', runbook: null, ...RUN, practice: true, scenario: 'stale-resolver' },
  ],
  ['drill --practice --seed 7', { do: 'drill', runbook: null, ...RUN, practice: true, seed: 7 }],
  ['drill --self-test', { do: 'self-test', runbook: null, output: 'text', lang: null }],
  [
    'drill --self-test mine --output json',
    { do: 'self-test', runbook: 'mine', output: 'json', lang: null },
  ],
  ['verify', CHECKED],
  [
    'verify mine --watch --only pods,bind-eip --output junit --context live',
    {
      ...CHECKED,
      runbook: 'mine',
      watch: true,
      only: ['pods', 'bind-eip'],
      output: 'junit',
      context: 'live',
    },
  ],
  ['verify --once --output=json', { ...CHECKED, output: 'json' }],
  ['resume', { do: 'resume', run: null, ...RUN }],
  ['resume 3f2a --plain', { do: 'resume', run: '3f2a', ...RUN, plain: true }],
  ['runs', { do: 'runs', lang: null }],
  ['report last', { do: 'report', run: 'last', format: 'markdown', lang: null }],
  ['report last --format json', { do: 'report', run: 'last', format: 'json', lang: null }],
  ['judge a.yaml -', { do: 'judge', paths: ['a.yaml', '-'], output: 'text', lang: null }],
  ['judge - --output json', { do: 'judge', paths: ['-'], output: 'json', lang: null }],
  ['lint a b', { do: 'lint', paths: ['a', 'b'], output: 'text', lang: null }],
  ['print --site s.yaml', { do: 'print', runbook: null, site: 's.yaml', lang: null }],
];

test.each(UNDERSTOOD)('dr-wizard %s', (line, command) => {
  expect(parseCommand(words(line))).toEqual(command);
});

const REFUSED: readonly (readonly [line: string, usage: string])[] = [
  [
    'incidnt',
    'There is no command incidnt.\nWrite incident, or see which there are: dr-wizard --help',
  ],
  ['frobnicate', 'There is no command frobnicate.\nSee which there are: dr-wizard --help'],
  [
    'incident --ste x',
    'There is no option --ste here.\nWrite --site, or see which there are: dr-wizard incident --help',
  ],
  [
    'runs --answers x',
    'There is no option --answers here.\nSee which there are: dr-wizard runs --help',
  ],
  [
    '--auto incident',
    'The option --auto stands before the command.\nWrite the command first, such as: dr-wizard incident --site site.yaml --lost-context old-cluster',
  ],
  [
    'incident --answers',
    'The option --answers <FILE> has no value.\nWrite it behind the option. See: dr-wizard incident --help',
  ],
  ['incident --output xml', 'The option --output cannot be xml.\nChoose one of: text, ndjson'],
  [
    'drill',
    'A drill happens somewhere: nothing says where.\nDrill in a world of its own on this machine: dr-wizard drill --practice. On a practice cluster: dr-wizard drill --context NAME. To remove what a drill left: dr-wizard drill --cleanup RUN',
  ],
  [
    'drill --context a --cleanup b',
    'The options --cleanup and --context exclude each other.\nLeave one of them out. See: dr-wizard drill --help',
  ],
  [
    'drill --context a --hands auto',
    'An operator of their own is only in the practice range: elsewhere a person has to be at work.\nLeave --hands out, or drill in the range: dr-wizard drill --practice --hands auto',
  ],
  [
    'drill --cleanup last --hands auto --lang zh-CN',
    '只有演练环境才有自己的操作员；在别处必须由人操作。\n请去掉 --hands，或在演练环境中演练：dr-wizard drill --practice --hands auto',
  ],
  [
    'drill --practice --output json',
    'Events, as ndjson, are of a drill; a table, as json, is of a self-test.\nWrite --output ndjson without --self-test, or --self-test --output json.',
  ],
  [
    'drill --self-test --output ndjson --lang zh-CN',
    'ndjson 输出的是演练事件，json 输出的是自检表格。\n请单独使用 --output ndjson，或使用 --self-test --output json。',
  ],
  [
    'drill --self-test --context a',
    'The options --self-test and --context exclude each other.\nLeave one of them out. See: dr-wizard drill --help',
  ],
  [
    'drill --context a --scenario stale-resolver',
    'Things go wrong on purpose only in the practice range.\nLeave --scenario and --seed out, or drill in the range: dr-wizard drill --practice --scenario NAME',
  ],
  [
    'drill --cleanup last --seed 7 --lang zh-CN',
    '只有演练环境才会故意出问题。\n去掉 --scenario 和 --seed，或在演练环境中演练：dr-wizard drill --practice --scenario NAME',
  ],
  [
    'drill --practice --seed many',
    'A seed is a whole number from 0 on.\nWrite one, such as: --seed 7',
  ],
  [
    'drill --practice --seed 7 --scenario stale-resolver',
    'The options --scenario and --seed exclude each other.\nLeave one of them out. See: dr-wizard drill --help',
  ],
  ['drill --practice --hands me', 'The option --hands cannot be me.\nChoose one of: auto'],
  [
    'incident --hands auto',
    'There is no option --hands here.\nSee which there are: dr-wizard incident --help',
  ],
  ['report', 'The argument RUN is missing.\nAdd it. See: dr-wizard report --help'],
  ['judge', 'The argument FILE is missing.\nAdd it. See: dr-wizard judge --help'],
  ['judge x --output yaml', 'The option --output cannot be yaml.\nChoose one of: text, json'],
  ['lint', 'The argument FILE|DIR is missing.\nAdd it. See: dr-wizard lint --help'],
  ['runs now', 'The argument now is one too many.\nLeave it out. See: dr-wizard runs --help'],
  [
    'verify --once --watch',
    'The options --once and --watch exclude each other.\nLeave one of them out. See: dr-wizard verify --help',
  ],
  ['runs --lang zh-CN now', '多了参数 now。\n请去掉。参见：dr-wizard runs --help'],
];

test.each(REFUSED)('dr-wizard %s is refused with what to do', (line, usage) => {
  expect(parseCommand(words(line))).toEqual({ usage });
});

test.each(COMMANDS)('the help of %s fits 80 columns and its examples work', (name) => {
  for (const lang of ['en', 'zh-CN'] as const) {
    const help = helpOf([name, '--help'], lang);

    expect(help.split('\n').filter((line) => stringWidth(line) > 80)).toEqual([]);
    expect(help).toMatch(new RegExp(`^\\S+ dr-wizard ${name}`));
    const [examples = ''] = help.split('\n\n').slice(-1);
    const lines = examples.trimEnd().split('\n').slice(1);
    expect(lines).not.toEqual([]);
    for (const line of lines) {
      const own = /\bdr-wizard (.*?)(?: > |$)/.exec(line)?.[1] ?? '';
      const carriedOut = own.includes('--self-test') ? 'self-test' : name;
      expect(parseCommand(words(own))).toMatchObject({ do: carriedOut });
    }
  }
});

test('the help of the start names every command, and -h is the same', () => {
  const help = helpOf(['--help'], 'en');

  for (const name of COMMANDS) expect(help).toMatch(new RegExp(`^ {2}${name} `, 'm'));
  expect(parseCommand(['-h'])).toEqual({ help });
  expect(helpOf(['--lang', 'zh-CN', '--help'], 'en')).toBe(helpOf(['--help'], 'zh-CN'));
});

function helpOf(argv: readonly string[], lang: 'en' | 'zh-CN'): string {
  const parsed = parseCommand(argv, lang);
  return 'help' in parsed ? parsed.help : '';
}

function words(line: string): readonly string[] {
  return line.split(' ').filter((word) => word !== '');
}
