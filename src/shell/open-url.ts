import { spawn } from 'node:child_process';
import process from 'node:process';

/** A browser that can't be started says so at once, or not at all. */
const PATIENCE_MS = 2000;

type Environment = { readonly [name: string]: string | undefined };

/** Opens a page in the operator's browser; false where there is none here: over ssh it would open on the wrong machine. */
export async function openUrl(url: string, env: Environment): Promise<boolean> {
  const argv = isWebAddress(url) ? opener(env) : undefined;
  if (argv === undefined) return false;
  const [program = '', ...args] = argv;
  const child = spawn(program, [...args, url], { detached: true, stdio: 'ignore' });
  child.unref();
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const timer = setTimeout(() => resolve(true), PATIENCE_MS);
  child.once('error', () => resolve(false));
  child.once('exit', (code) => resolve(code === 0));
  const isOpened = await promise;
  clearTimeout(timer);
  return isOpened;
}

export function isWebAddress(url: string): boolean {
  return URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);
}

/** A list of words: no shell reads the address. */
function opener(env: Environment): readonly string[] | undefined {
  if ((env['SSH_CONNECTION'] ?? env['SSH_TTY'] ?? '') !== '') return undefined;
  if (process.platform === 'darwin') return ['open'];
  if (process.platform === 'win32') return ['rundll32.exe', 'url.dll,FileProtocolHandler'];
  const hasScreen = (env['DISPLAY'] ?? '') !== '' || (env['WAYLAND_DISPLAY'] ?? '') !== '';
  return hasScreen ? ['xdg-open'] : undefined;
}
