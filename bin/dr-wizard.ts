#!/usr/bin/env node
/*
 * The first thing that runs. It is built on its own for Node 12, so that an unsupported Node can at least read it and
 * say what helps; everything else is imported after the guard.
 */
import { bugFound, outputLost, unsupportedNode } from '../src/text/guard.ts';

/** Put in by build.ts. */
declare const DR_WIZARD_VERSION: string;
declare const DR_WIZARD_BUILD: string;

/** Filled by main, for the last words of a bug. */
const trace: { journal: string | null } = { journal: null };
/** Takes away what stands there until the screens are loaded. */
let clear: () => void = () => {};
const argv = process.argv.slice(2);
const [major = 0, minor = 0, patch = 0] = process.versions.node.split('.').map(Number);
// What could not be written is asked for at the end.
process.stdout.on('error', () => {});
process.stderr.on('error', () => {});

const supported =
  major >= 26 ||
  (major === 24 && minor >= 15) ||
  (major === 22 && (minor > 22 || (minor === 22 && patch >= 2)));

if (!supported) {
  process.stderr.write(unsupportedNode(process.version));
  process.exitCode = 2;
} else if (argv[0] === '__keep') {
  import('../src/keep.ts').then(({ keep }) => keep()).then(leave, stop);
} else if (argv[0] === '__range') {
  import('../src/range.ts').then(({ range }) => range(argv.slice(1))).then(leave, stop);
} else if (argv[0] === '__stand-in') {
  import('../src/stand-in.ts').then(({ standIn }) => standIn(argv.slice(1))).then(leave, stop);
} else if (argv.includes('--version')) {
  process.stdout.write(`${DR_WIZARD_VERSION}\n`, () => leave(0));
} else {
  cacheCompiledCode();
  process.on('uncaughtException', stop);
  const tool = { version: DR_WIZARD_VERSION, build: DR_WIZARD_BUILD, node: process.versions.node };
  (process.stdout.isTTY ? greet() : Promise.resolve())
    .then(() => import('../src/main.ts'))
    .then(({ main }) => main(argv, tool, trace, () => clear()))
    .then(leave, stop);
}

/** Something to read at once, whatever comes of it. */
async function greet(): Promise<void> {
  try {
    const { splash } = await import('../src/splash.ts');
    clear = splash(argv, DR_WIZARD_VERSION);
  } catch {
    // The screens come all the same.
  }
}

/** A private folder: Node's own default is a guessable one in /tmp that another user could have filled. */
function cacheCompiledCode(): void {
  const { env } = process;
  const home =
    env['XDG_CACHE_HOME'] || env['LOCALAPPDATA'] || (env['HOME'] ? `${env['HOME']}/.cache` : '');
  const folder = env['NODE_COMPILE_CACHE'] || (home ? `${home}/dr-wizard` : '');
  if (folder) process.getBuiltinModule('node:module').enableCompileCache(folder);
}

function leave(exitCode: number): void {
  process.exitCode = exitCode;
  // The run is over and recorded: an idle socket may not keep the operator waiting for the prompt. Whoever reads what
  // was written may take their time, though: a pipe holds little of it.
  process.stdout.write('', () => {
    const lost = outputFault();
    if (lost && exitCode === 0) process.exitCode = 1;
    process.stderr.write(lost && outputLost(lost), () =>
      setTimeout(() => process.exit(), 2000).unref(),
    );
  });
}

/** Why standard output is not whole. A reader that went away has enough; a terminal that is gone keeps nothing. */
function outputFault(): string {
  const error: NodeJS.ErrnoException | null = process.stdout.errored;
  const code = error?.code ?? '';
  return code === 'EPIPE' || process.stdout.isTTY ? '' : code;
}

function stop(error: unknown): void {
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.exitCode = 70;
  clear();
  process.stderr.write(bugFound(stack, trace.journal), () => process.exit(70));
}
