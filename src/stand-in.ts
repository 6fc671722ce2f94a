import { PROGRAMS } from './practice/programs/index.ts';

/**
 * The hidden command `__stand-in PROGRAM …`: in the practice range the wizard starts itself in the place of programs that
 * are not there. Composed here, apart from main, as such a program needs nothing of the wizard.
 */
export async function standIn(argv: readonly string[]): Promise<number> {
  const [name = '', ...words] = argv;
  const program = await PROGRAMS[name]?.();
  const { env, stdin, stdout, stderr } = process;
  if (program === undefined) {
    stderr.write(`${name}: not found\n`);
    return 127;
  }
  return program({ argv: words, env, cwd: process.cwd(), stdin, stdout, stderr });
}
