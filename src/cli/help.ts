import type { Command as Program } from 'commander';
import type { Texts } from '../text/index.ts';

/** Each is a line of a terminal that works as it stands; the last one is all of our own words. */
const EXAMPLES: { readonly [command: string]: readonly string[] } = {
  'dr-wizard': ['dr-wizard --site site.yaml'],
  incident: ['dr-wizard incident --site site.yaml --lost-context old-cluster'],
  drill: [
    'dr-wizard drill --practice',
    'dr-wizard drill --practice --scenario list',
    'dr-wizard drill --practice --hands auto --auto',
    'dr-wizard drill --self-test',
    'dr-wizard drill --cleanup last',
    'dr-wizard drill --site site.yaml --context practice',
  ],
  verify: [
    'dr-wizard verify --site site.yaml --context production --only pods --once',
    'dr-wizard verify --site site.yaml --context production --only pods --watch',
    'dr-wizard verify --site site.yaml --answers known.yaml --only dns,tls,http',
    'dr-wizard verify --site site.yaml --only certs',
    'dr-wizard verify --site site.yaml --context production --only pods,dns',
  ],
  resume: ['dr-wizard resume last'],
  runs: ['dr-wizard runs'],
  report: ['dr-wizard report last --format markdown > recovery.md'],
  judge: [
    'kubectl get deploy,rs,pods,events -A -o json | dr-wizard judge -',
    'kubectl get all,endpointslices,events -n prod -o json | dr-wizard judge -',
    'dr-wizard judge deployments.json pods.json events.json --output json',
  ],
  lint: ['dr-wizard lint runbook/cluster-recovery site.yaml'],
  print: ['dr-wizard print --lang zh-CN > plan.md'],
};

/** How a command is written, for who wrote it otherwise. */
export function exampleOf(command: string): string {
  return EXAMPLES[command]?.at(-1) ?? '';
}

/** Help that teaches: what it is for, what it takes, and how it is used. */
export function formatHelp(program: Program, words: Texts): string {
  const title = (key: string) => words.t(`cli.${key}`);
  const isRoot = program.parent === null;
  const start = program.commands.find((command) => command.name() === 'pick');
  const name = isRoot ? 'dr-wizard' : `dr-wizard ${program.name()}`;
  const operands = program.registeredArguments.map((argument) => {
    const shown = `${argument.name()}${argument.variadic ? '...' : ''}`;
    return { shown: argument.required ? `<${shown}>` : `[${shown}]`, argument };
  });
  const usage = [
    name,
    ...(isRoot ? ['[command]'] : operands.map(({ shown }) => shown)),
    '[options]',
  ];
  const examples = EXAMPLES[isRoot ? 'dr-wizard' : program.name()] ?? [];
  const options = [...(start?.options ?? []), ...program.options];
  const parts = [
    `${title('usage')} ${usage.join(' ')}`,
    words.t(`cli.about.${isRoot ? 'pick' : program.name()}`),
    table(
      title('commands'),
      program.commands
        .filter((command) => command !== start)
        .map((command) => [command.name(), words.t(`cli.short.${command.name()}`)]),
    ),
    table(
      title('arguments'),
      operands.map(({ shown, argument }) => [shown, argument.description]),
    ),
    table(title('options'), [
      ...options.map((option): Row => [option.flags.replace(/[<>]/g, ''), option.description]),
      ['--help', words.t('cli.option.help')],
    ]),
    [title(examples.length === 1 ? 'example' : 'examples'), ...examples].join('\n  '),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

type Row = readonly [term: string, words: string];

function table(title: string, rows: readonly Row[]): string {
  if (rows.length === 0) return '';
  const width = Math.max(...rows.map(([term]) => term.length));
  return [title, ...rows.map(([term, words]) => `  ${term.padEnd(width)}  ${words}`)].join('\n');
}
