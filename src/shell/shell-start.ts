import { writeFile } from 'node:fs/promises';
import path from 'node:path';

/** How a shell is started. */
export type ShellStart = {
  readonly argv: readonly string[];
  readonly env: { readonly [name: string]: string };
};

/**
 * An interactive shell reads the operator's own start-up file, and that may name another kubeconfig: what the shell says
 * of its cluster would be a lie. So bash and zsh read ours, which reads theirs first. `folder` is a new one for it.
 */
export async function shellStart(
  shell: string,
  env: { readonly [name: string]: string },
  keep: readonly string[],
  folder: string,
): Promise<ShellStart> {
  const name = path.basename(shell);
  const lines = keep.map((one) => `export ${one}=${quoted(env[one] ?? '')}`);
  const home = env['HOME'] ?? '';
  if (name === 'bash') {
    const file = path.join(folder, 'bashrc');
    const own = quoted(path.join(home, '.bashrc'));
    await put(file, [`[ -f ${own} ] && . ${own}`, ...lines, 'PS1="(dr-wizard) $PS1"']);
    return { argv: [shell, '--rcfile', file, '-i'], env };
  }
  if (name === 'zsh') {
    const own = quoted(path.join(home, '.zshrc'));
    await put(path.join(folder, '.zshrc'), [
      `ZDOTDIR=${quoted(home)}`,
      `[ -f ${own} ] && . ${own}`,
      ...lines,
      'PROMPT="(dr-wizard) $PROMPT"',
    ]);
    return { argv: [shell, '-i'], env: { ...env, ZDOTDIR: folder } };
  }
  return { argv: [shell], env: { ...env, PS1: '(dr-wizard) $ ' } };
}

async function put(file: string, lines: readonly string[]): Promise<void> {
  await writeFile(file, `${lines.join('\n')}\n`, { mode: 0o600 });
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
