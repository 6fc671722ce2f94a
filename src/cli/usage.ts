import { Command as Program } from 'commander';
import { closest, distance } from 'fastest-levenshtein';
import { exampleOf } from './help.ts';
import { COMMANDS } from './table.ts';
import type { Params } from '../model/verdict.ts';
import type { Texts } from '../text/index.ts';

/** Its message is for the operator, as it stands. */
export class UsageError extends Error {}

/** Says what is wrong in our own words: commander's are English, and know no remedy. */
export class WordedProgram extends Program {
  readonly #words: Texts;

  constructor(words: Texts, name: string) {
    super(name);
    this.#words = words;
  }

  override error(message: string, { code = '' }: { code?: string } = {}): never {
    throw new UsageError(sentence(this.#words, this.#cause(code, message)));
  }

  #cause(code: string, message: string): Said {
    const [option = '', other = ''] = [...message.matchAll(/'([^']*)'/g)].map((match) => match[1]);
    const word = option.split(' ')[0] ?? '';
    const help = `dr-wizard ${this.name() === 'pick' ? '' : `${this.name()} `}--help`;
    switch (code) {
      case 'commander.unknownOption': {
        const flags = this.options.map(({ long }) => long ?? '');
        return near('unknown-option', word, flags, { help });
      }
      case 'commander.optionMissingArgument':
        return ['option-needs-value', { option, help }];
      case 'commander.missingMandatoryOptionValue':
        return ['option-required', { option, help }];
      case 'commander.conflictingOption':
        return ['options-conflict', { option: word, other: other.split(' ')[0] ?? '', help }];
      case 'commander.invalidArgument': {
        const choices = this.options.find(({ flags }) => flags === option)?.argChoices ?? [];
        return ['option-wrong-value', { option: word, word: other, choices: choices.join(', ') }];
      }
      case 'commander.missingArgument':
        return ['argument-missing', { word: option, help }];
      default: {
        const extra = this.args[this.registeredArguments.length] ?? '';
        return ['argument-too-many', { word: extra, help }];
      }
    }
  }
}

/** The first word is a command, an option of the start, or a mistake that commander would call by another name. */
export function checkFirstWord(argv: readonly string[]): Said | undefined {
  const [word] = argv;
  const asksHelp = argv.includes('--help') || argv.includes('-h');
  if (word === undefined || asksHelp || COMMANDS.some((name) => name === word)) return undefined;
  if (!word.startsWith('-')) return near('unknown-command', word, COMMANDS, {});

  const late = COMMANDS.find((name) => argv.includes(name));
  return late && ['option-before-command', { word, command: late, example: exampleOf(late) }];
}

type Said = readonly [code: string, params: Params];

export function sentence(words: Texts, [code, params]: Said): string {
  const { says, remedy } = words.said({ code, params });
  return `${says}\n${remedy}`;
}

function near(code: string, word: string, known: readonly string[], params: Params): Said {
  const nearest = closest(word, known);
  const isNear = distance(word, nearest) <= Math.max(1, nearest.length * 0.4);
  return isNear ? [`${code}-near`, { word, nearest, ...params }] : [code, { word, ...params }];
}
