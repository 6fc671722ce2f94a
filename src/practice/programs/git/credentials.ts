import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import type { ProgramWorld } from '../program.ts';
import { GitEnd } from './git-end.ts';

/** Asks the helpers that the environment names for a login, as git does; nobody is asked at a terminal. Throws `GitEnd`. */
export async function loginFor(
  { host }: { readonly host: string },
  world: ProgramWorld,
): Promise<string> {
  const asked = `protocol=https\nhost=${host}\n\n`;
  let [user, password]: [string, string | undefined] = ['', undefined];
  for (const helper of helpersIn(world.env)) {
    const said = await answerOf(helper, asked, world);
    user = /^username=(.*)$/m.exec(said)?.[1] ?? user;
    password = /^password=(.*)$/m.exec(said)?.[1] ?? password;
  }
  if (password === undefined)
    throw new GitEnd(
      `fatal: could not read Username for 'https://${host}': terminal prompts disabled`,
    );
  return `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
}

/** Those that are lines of shell; an empty one forgets those before it. */
function helpersIn(env: ProgramWorld['env']): readonly string[] {
  let helpers: string[] = [];
  for (let at = 0; at < Number(env['GIT_CONFIG_COUNT'] ?? 0); at += 1) {
    if (env[`GIT_CONFIG_KEY_${at}`] !== 'credential.helper') continue;
    const value = env[`GIT_CONFIG_VALUE_${at}`] ?? '';
    helpers = value === '' ? [] : [...helpers, value];
  }
  return helpers.filter((one) => one.startsWith('!')).map((one) => one.slice(1));
}

async function answerOf(
  helper: string,
  asked: string,
  { env, cwd }: ProgramWorld,
): Promise<string> {
  const child = spawn('sh', ['-c', `${helper} get`], {
    env,
    cwd,
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  child.stdin.on('error', () => undefined).end(asked);
  child.on('error', () => undefined);
  return text(child.stdout);
}
