/** What stands between the wizard and a person, decided once, before any frontend is loaded. */
export type TerminalKind = {
  /** Full screens; or lines with a prompt that redraws its own row; or lines that are only ever added to. */
  readonly shows: 'screens' | 'prompts' | 'lines';
  /** Somebody can be asked. */
  readonly asks: boolean;
  /** Read aloud: nothing is said twice that has not changed. */
  readonly accessible: boolean;
  readonly colour: boolean;
  readonly ascii: boolean;
  /** What the locale says that is not UTF-8, such as `GBK`: nothing else is ever written. */
  readonly charset: string | null;
  /** The kernel's own console has no Chinese letters. */
  readonly lacksChinese: boolean;
};

type Env = { readonly [name: string]: string | undefined };

export type TerminalGiven = {
  readonly env: Env;
  readonly platform: string;
  /** Which of the three are terminals. */
  readonly streams: { readonly stdin: boolean; readonly stdout: boolean; readonly stderr: boolean };
  /** What the person has set for good; the environment is nearer and stands above it. */
  readonly settings?: {
    readonly plain?: boolean;
    readonly ascii?: boolean;
    readonly accessible?: boolean;
  };
};

export function terminalKind(given: TerminalGiven): TerminalKind {
  const { env, platform, streams, settings = {} } = given;
  const accessible =
    switched(env['DR_WIZARD_ACCESSIBLE']) ??
    switched(env['INK_SCREEN_READER']) ??
    settings.accessible === true;
  const plain = switched(env['DR_WIZARD_PLAIN']) ?? settings.plain === true;
  const canMove = !isDumb(env['TERM'], platform);
  const charset = charsetOf(env);
  return {
    shows: !canMove || accessible ? 'lines' : shown(streams, plain),
    asks: streams.stdin && (streams.stderr || streams.stdout),
    accessible,
    colour: colourOf(env, streams.stdout),
    ascii:
      switched(env['DR_WIZARD_ASCII']) ??
      (settings.ascii === true ||
        isConsole(env) ||
        charset !== null ||
        // They ask the locale, and write `_` for what it does not have.
        (isMultiplexed(env) && !isUtf8(localeOf(env)))),
    charset,
    lacksChinese: isConsole(env),
  };
}

/** Questions go to stderr. Where that is no terminal, nobody can take a row back there. */
function shown(streams: TerminalGiven['streams'], plain: boolean): TerminalKind['shows'] {
  if (streams.stdin && streams.stdout && !plain) return 'screens';
  return streams.stdin && streams.stderr ? 'prompts' : 'lines';
}

/** `DR_WIZARD_PLAIN=0` takes back what the settings say; empty says nothing. */
function switched(value: string | undefined): boolean | undefined {
  if (value === undefined || value === '') return undefined;
  return !/^(0|false|no|off)$/i.test(value);
}

/** Without a name nothing is known of it, so nothing is tried; a Windows console never has one. */
function isDumb(term: string | undefined, platform: string): boolean {
  if (term === undefined || term === '') return platform !== 'win32';
  return /^(dumb|unknown|network|dialup|emacs)$/.test(term);
}

/**
 * As programs of Node and others do: FORCE_COLOR stands above all, then NO_COLOR (not empty), CLICOLOR_FORCE, CLICOLOR=0;
 * then what kind of a terminal it is. DEC's have none, unless COLORTERM says that this one only goes by their name.
 */
function colourOf(env: Env, isTerminal: boolean): boolean {
  const forced = switched(env['FORCE_COLOR']);
  if (forced !== undefined) return forced;
  if ((env['NO_COLOR'] ?? '') !== '') return false;
  if (switched(env['CLICOLOR_FORCE']) === true) return true;
  if (switched(env['CLICOLOR']) === false || !isTerminal) return false;
  const term = env['TERM'] ?? '';
  if (/-(m|mono)$/.test(term)) return false;
  return !/^(vt\d|dumb$|unknown$)/.test(term) || (env['COLORTERM'] ?? '') !== '';
}

/** The kernel's own, not an emulator that goes by its name: that one would say more of itself. */
function isConsole(env: Env): boolean {
  return env['TERM'] === 'linux' && (env['COLORTERM'] ?? '') === '';
}

function isMultiplexed(env: Env): boolean {
  return (env['TMUX'] ?? '') !== '' || (env['STY'] ?? '') !== '';
}

function localeOf(env: Env): string {
  return env['LC_ALL'] || env['LC_CTYPE'] || env['LANG'] || '';
}

function isUtf8(locale: string): boolean {
  return /utf-?8/i.test(locale);
}

/** `GBK` for `zh_CN.GBK`. `C`, and nothing at all, say nothing: most of those terminals are UTF-8 all the same. */
function charsetOf(env: Env): string | null {
  const locale = localeOf(env);
  if (isUtf8(locale)) return null;
  return /^[^.@]+\.([\w-]+)/.exec(locale)?.[1] ?? null;
}
