import { expect, test } from 'vitest';
import { terminalKind, type TerminalGiven, type TerminalKind } from '../src/terminal-kind.ts';

type Row = readonly [
  what: string,
  env: TerminalGiven['env'],
  is: Partial<TerminalKind>,
  more?: Omit<Partial<TerminalGiven>, 'env'>,
];

const ALL = { stdin: true, stdout: true, stderr: true };
const SCREENS = {
  shows: 'screens',
  asks: true,
  accessible: false,
  colour: true,
  ascii: false,
  charset: null,
  lacksChinese: false,
} as const;
const XTERM = { TERM: 'xterm-256color', LANG: 'en_US.UTF-8' };

const ROWS: readonly Row[] = [
  ['a usual terminal', XTERM, SCREENS],
  ['a continuous integration on a terminal', { ...XTERM, CI: 'true' }, SCREENS],
  // What is a terminal and what is not.
  [
    'output into a pipe',
    XTERM,
    { shows: 'prompts', asks: true, colour: false },
    { streams: { ...ALL, stdout: false } },
  ],
  [
    'input from a pipe',
    XTERM,
    { shows: 'lines', asks: false },
    { streams: { ...ALL, stdin: false } },
  ],
  [
    'both into a pipe',
    XTERM,
    { shows: 'lines', asks: false },
    { streams: { stdin: true, stdout: false, stderr: false } },
  ],
  [
    'errors into a file',
    XTERM,
    { shows: 'screens', asks: true },
    { streams: { ...ALL, stderr: false } },
  ],
  [
    'errors into a file, and plain: questions can be read in that file only',
    { ...XTERM, DR_WIZARD_PLAIN: '1' },
    { shows: 'lines', asks: true },
    { streams: { ...ALL, stderr: false } },
  ],
  [
    'no terminal at all',
    XTERM,
    { shows: 'lines', asks: false, colour: false },
    { streams: { stdin: false, stdout: false, stderr: false } },
  ],
  // Kinds of terminals.
  ['a dumb terminal', { ...XTERM, TERM: 'dumb' }, { shows: 'lines', asks: true, colour: false }],
  ['one that has no name', { LANG: 'en_US.UTF-8' }, { shows: 'lines' }],
  ['one with an empty name', { ...XTERM, TERM: '' }, { shows: 'lines' }],
  ['one that nobody knows', { ...XTERM, TERM: 'unknown' }, { shows: 'lines', colour: false }],
  ['a Windows console has no name', {}, { shows: 'screens' }, { platform: 'win32' }],
  [
    'the kernel’s own console',
    { ...XTERM, TERM: 'linux' },
    { shows: 'screens', colour: true, ascii: true, lacksChinese: true },
  ],
  [
    'an emulator by its name',
    { ...XTERM, TERM: 'linux', COLORTERM: 'truecolor' },
    { ascii: false, lacksChinese: false },
  ],
  ['a vt100', { ...XTERM, TERM: 'vt100' }, { shows: 'screens', colour: false }],
  ['a vt220 with colours', { ...XTERM, TERM: 'vt220', COLORTERM: '24bit' }, { colour: true }],
  ['one without colours', { ...XTERM, TERM: 'xterm-mono', COLORTERM: '1' }, { colour: false }],
  ['one without colours, short', { ...XTERM, TERM: 'xterm-m' }, { colour: false }],
  // Colour.
  ['NO_COLOR', { ...XTERM, NO_COLOR: '1' }, { colour: false }],
  ['NO_COLOR=0 is not empty', { ...XTERM, NO_COLOR: '0' }, { colour: false }],
  ['an empty NO_COLOR', { ...XTERM, NO_COLOR: '' }, { colour: true }],
  ['FORCE_COLOR=0', { ...XTERM, FORCE_COLOR: '0' }, { colour: false }],
  ['FORCE_COLOR=1', { ...XTERM, TERM: 'vt100', FORCE_COLOR: '1' }, { colour: true }],
  ['FORCE_COLOR above NO_COLOR', { ...XTERM, FORCE_COLOR: '1', NO_COLOR: '1' }, { colour: true }],
  ['CLICOLOR=0', { ...XTERM, CLICOLOR: '0' }, { colour: false }],
  ['CLICOLOR=1', { ...XTERM, CLICOLOR: '1' }, { colour: true }],
  ['CLICOLOR_FORCE', { ...XTERM, TERM: 'xterm-mono', CLICOLOR_FORCE: '1' }, { colour: true }],
  ['NO_COLOR above CLICOLOR_FORCE', { CLICOLOR_FORCE: '1', NO_COLOR: '1' }, { colour: false }],
  // What a person has chosen.
  ['plain', { ...XTERM, DR_WIZARD_PLAIN: '1' }, { shows: 'prompts' }],
  ['plain in the settings', XTERM, { shows: 'prompts' }, { settings: { plain: true } }],
  [
    'plain in the settings, and taken back',
    { ...XTERM, DR_WIZARD_PLAIN: '0' },
    { shows: 'screens' },
    { settings: { plain: true } },
  ],
  ['an empty DR_WIZARD_PLAIN', { ...XTERM, DR_WIZARD_PLAIN: '' }, { shows: 'screens' }],
  [
    'a screen reader',
    { ...XTERM, INK_SCREEN_READER: 'true' },
    { shows: 'lines', accessible: true },
  ],
  ['no screen reader', { ...XTERM, INK_SCREEN_READER: 'false' }, SCREENS],
  [
    'a screen reader in the settings',
    XTERM,
    { shows: 'lines', accessible: true },
    { settings: { accessible: true } },
  ],
  ['accessible', { ...XTERM, DR_WIZARD_ACCESSIBLE: '1' }, { shows: 'lines', accessible: true }],
  ['ASCII', { ...XTERM, DR_WIZARD_ASCII: '1' }, { shows: 'screens', ascii: true }],
  ['ASCII in the settings', XTERM, { ascii: true }, { settings: { ascii: true } }],
  [
    'ASCII in the settings, and taken back',
    { ...XTERM, DR_WIZARD_ASCII: 'no' },
    { ascii: false },
    { settings: { ascii: true } },
  ],
  // Character sets.
  ['GBK', { TERM: 'xterm', LANG: 'zh_CN.GBK' }, { ascii: true, charset: 'GBK' }],
  ['GB18030 by LC_ALL', { ...XTERM, LC_ALL: 'zh_CN.GB18030' }, { ascii: true, charset: 'GB18030' }],
  ['a euro', { ...XTERM, LC_ALL: 'de_DE.ISO-8859-15@euro' }, { charset: 'ISO-8859-15' }],
  ['UTF-8 by LC_ALL', { TERM: 'xterm', LC_ALL: 'C.UTF-8', LANG: 'zh_CN.GBK' }, SCREENS],
  ['as macOS writes it', { TERM: 'xterm', LC_CTYPE: 'UTF-8' }, SCREENS],
  ['C says nothing', { ...XTERM, LC_ALL: 'C' }, SCREENS],
  ['no locale says nothing', { TERM: 'xterm' }, SCREENS],
  ['tmux goes by the locale', { ...XTERM, TMUX: '/tmp/x', LC_ALL: 'C' }, { ascii: true }],
  ['screen goes by the locale', { TERM: 'screen', STY: '1.x' }, { ascii: true }],
  ['tmux with UTF-8', { ...XTERM, TMUX: '/tmp/x' }, SCREENS],
];

test.for(ROWS)('%s', ([, env, is, more = {}]) => {
  expect(terminalKind({ env, platform: 'linux', streams: ALL, ...more })).toMatchObject(is);
});
