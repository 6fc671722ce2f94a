import {
  Argument,
  CommanderError,
  Option,
  type Command as Program,
  type OptionValues,
} from 'commander';
import { texts, type Lang, type Texts } from './text/index.ts';
import { formatHelp } from './cli/help.ts';
import { NAMES, SPECS, type Name } from './cli/table.ts';
import { wholeNumber } from './cli/whole-number.ts';
import { checkFirstWord, sentence, UsageError, WordedProgram } from './cli/usage.ts';

/** How a run is shown and who answers for it. */
export type RunOptions = {
  readonly site: string | null;
  readonly kubeconfig: string | null;
  readonly context: string | null;
  readonly auto: boolean;
  readonly answers: string | null;
  readonly plain: boolean;
  readonly ascii: boolean;
  readonly output: 'text' | 'ndjson';
  readonly lang: Lang | null;
};

/** What the operator asked for. null where nothing was said: main knows the defaults. */
export type Command =
  | ({ readonly do: 'pick' } & RunOptions)
  | ({
      readonly do: 'incident';
      readonly runbook: string | null;
      readonly lostContext: string | null;
    } & RunOptions)
  | ({
      readonly do: 'drill';
      readonly runbook: string | null;
      /** A drill whose leavings are removed, in the place of a new one. */
      readonly cleanup?: string;
      /** In the practice range. */
      readonly practice?: true;
      /** The practice range has an operator of its own. */
      readonly hands?: 'auto';
      /** What goes wrong in the practice range: a file, or the name of a scenario that ships. */
      readonly scenario?: string;
      /** It picks what goes wrong. */
      readonly seed?: number;
    } & RunOptions)
  | {
      readonly do: 'self-test';
      readonly runbook: string | null;
      readonly output: 'text' | 'json';
      readonly lang: Lang | null;
    }
  | ({ readonly do: 'resume'; readonly run: string | null } & RunOptions)
  | {
      readonly do: 'verify';
      readonly runbook: string | null;
      readonly site: string | null;
      readonly kubeconfig: string | null;
      readonly context: string | null;
      readonly watch: boolean;
      readonly only: readonly string[];
      /** Values that steps would ask for. */
      readonly answers?: string | null;
      readonly output: 'text' | 'json' | 'junit';
      readonly lang: Lang | null;
    }
  | { readonly do: 'runs'; readonly lang: Lang | null }
  | {
      readonly do: 'report';
      readonly run: string;
      readonly format: 'markdown' | 'json';
      readonly lang: Lang | null;
    }
  | {
      readonly do: 'judge';
      readonly paths: readonly string[];
      readonly output: 'text' | 'json';
      readonly lang: Lang | null;
    }
  | {
      readonly do: 'lint';
      readonly paths: readonly string[];
      readonly output: 'text' | 'json';
      readonly lang: Lang | null;
    }
  | {
      readonly do: 'print';
      readonly runbook: string | null;
      readonly site: string | null;
      readonly lang: Lang | null;
    };

/** Pure: reads nothing but `argv`. The words of help and usage are in `lang`, or in what `--lang` says. */
export function parseCommand(
  argv: readonly string[],
  lang: Lang = 'en',
): Command | { readonly help: string } | { readonly usage: string } {
  const said = argv.findLast(
    (word, index) => argv[index - 1] === '--lang' || word.startsWith('--lang='),
  );
  const words = texts(said?.endsWith('zh-CN') ? 'zh-CN' : said?.endsWith('en') ? 'en' : lang);
  const misplaced = checkFirstWord(argv);
  if (misplaced) return { usage: sentence(words, misplaced) };

  let help = '';
  let command: Command | undefined;
  const program = programOf(words, {
    onHelp: (text) => (help += text),
    onCommand: (found) => (command = found),
  });
  try {
    program.parse(argv, { from: 'user' });
  } catch (error) {
    if (error instanceof UsageError) return { usage: error.message };
    if (!(error instanceof CommanderError)) throw error;
  }
  return command ?? { help };
}

type Heard = {
  readonly onHelp: (text: string) => void;
  readonly onCommand: (command: Command) => void;
};

function programOf(words: Texts, heard: Heard): Program {
  const program = set(new WordedProgram(words, 'dr-wizard'), words, heard);
  program.helpCommand(false).option('--version', words.t('cli.option.version'));
  for (const name of NAMES) {
    const { argument, options } = SPECS[name];
    const one = set(new WordedProgram(words, name), words, heard);
    program.addCommand(one, name === 'pick' ? { isDefault: true, hidden: true } : {});
    if (argument)
      one.addArgument(new Argument(argument[0], words.t(`cli.argument.${argument[1]}`)));
    for (const [flags, key, { choices, required, not } = {}] of options) {
      const option = new Option(flags, words.t(`cli.option.${key}`));
      if (choices) option.choices(choices);
      if (not) option.conflicts([not].flat());
      one.addOption(option.makeOptionMandatory(required === true));
    }
    one.action((...given: unknown[]) => {
      const command = commandOf(name, given[0], one.opts());
      const misused = misuseOf(command, one.opts());
      if (misused !== null) throw new UsageError(sentence(words, [misused, {}]));
      heard.onCommand(command);
    });
  }
  return program;
}

function set(program: Program, words: Texts, { onHelp }: Heard): Program {
  return program
    .exitOverride()
    .helpOption('-h, --help', words.t('cli.option.help'))
    .configureOutput({ writeOut: onHelp, writeErr: () => {} })
    .configureHelp({ formatHelp: (shown) => formatHelp(shown, words) });
}

/** A drill is begun somewhere, or cleaned up; whose hands work in it can be said only where nothing real is at stake. */
function misuseOf(command: Command, { output }: OptionValues): string | null {
  // A drill has events, its self-test a table.
  if (output === (command.do === 'self-test' ? 'ndjson' : 'json') && isOfDrill(command))
    return 'self-test-output';
  if (command.do !== 'drill') return null;
  if (command.seed !== undefined && !Number.isSafeInteger(command.seed)) return 'seed-no-number';
  if (command.practice === true) return null;
  if (command.hands !== undefined) return 'hands-outside-practice';
  if (command.scenario !== undefined || command.seed !== undefined)
    return 'scenario-outside-practice';
  return command.context === null && command.cleanup === undefined ? 'drill-nowhere' : null;
}

function isOfDrill({ do: what }: Command): boolean {
  return what === 'drill' || what === 'self-test';
}

/** Commander's options are untyped: each is read here, once, as what it was declared to be. */
function commandOf(name: Name, given: unknown, options: OptionValues): Command {
  const text = (key: string): string | null => {
    const value: unknown = options[key];
    return typeof value === 'string' ? value : null;
  };
  const oneOf = <const T extends string>(key: string, [first, ...rest]: readonly [T, ...T[]]): T =>
    rest.find((one) => one === text(key)) ?? first;
  const is = (key: string): boolean => options[key] === true;
  const operand = typeof given === 'string' ? given : null;
  const lang = text('lang') === null ? null : oneOf<Lang>('lang', ['en', 'zh-CN']);
  const site = text('site');
  const kubeconfig = text('kubeconfig');
  const context = text('context');
  const run: RunOptions = {
    site,
    kubeconfig,
    context,
    auto: is('auto'),
    answers: text('answers'),
    plain: is('plain'),
    ascii: is('ascii'),
    output: oneOf('output', ['text', 'ndjson']),
    lang,
  };
  switch (name) {
    case 'pick':
      return { do: name, ...run };
    case 'incident':
      return { do: name, runbook: operand, lostContext: text('lostContext'), ...run };
    case 'drill':
      if (is('selfTest'))
        return {
          do: 'self-test',
          runbook: operand,
          output: oneOf('output', ['text', 'json']),
          lang,
        };
      return {
        do: name,
        runbook: operand,
        ...run,
        ...(text('cleanup') === null ? {} : { cleanup: text('cleanup') ?? '' }),
        ...(is('practice') ? { practice: true } : {}),
        ...(text('hands') === 'auto' ? { hands: 'auto' } : {}),
        ...(text('scenario') === null ? {} : { scenario: text('scenario') ?? '' }),
        ...(text('seed') === null ? {} : { seed: wholeNumber(text('seed') ?? '') }),
      };
    case 'resume':
      return { do: name, run: operand, ...run };
    case 'verify': {
      const only = (text('only') ?? '').split(',').filter((one) => one !== '');
      const output = oneOf('output', ['text', 'json', 'junit']);
      const watch = is('watch');
      const answers = text('answers');
      const told = answers === null ? {} : { answers };
      const what = { runbook: operand, site, kubeconfig, context, watch, only, output, lang };
      return { do: name, ...what, ...told };
    }
    case 'runs':
      return { do: name, lang };
    case 'report':
      return { do: name, run: operand ?? '', format: oneOf('format', ['markdown', 'json']), lang };
    case 'judge':
    case 'lint': {
      const paths = Array.isArray(given) ? given.map(String) : [];
      return { do: name, paths, output: oneOf('output', ['text', 'json']), lang };
    }
    case 'print':
      return { do: name, runbook: operand, site, lang };
  }
}
