import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import { makeKeyPair } from '../../machine/key-pair.ts';
import type { Program, ProgramWorld } from '../program.ts';
import { bitsOf, fingerprintOf, kindOf, privateKeyIn, publicKeysIn, publicLine } from './keys.ts';
import { knownLines } from './known-hosts.ts';

const REFUSED = 255;
const SHORTEST_BITS = 1024;
const USUAL_BITS = 3072;

type Said = { readonly code: number; readonly out?: string; readonly err?: string };
type Words = NonNullable<ReturnType<typeof wordsOf>>;

/** ssh-keygen for a machine that lacks it: makes, reads and names keys, and looks into known_hosts. */
export const sshKeygen: Program = async (world) => {
  const words = wordsOf(world.argv);
  const {
    code,
    out = '',
    err = '',
  } = words === null
    ? { code: 1, err: "ssh-keygen: the practice range's cannot do that\n" }
    : await said(words, world);
  world.stdout.write(out);
  world.stderr.write(err);
  return code;
};

function wordsOf(argv: readonly string[]) {
  const flag = { type: 'boolean', default: false } as const;
  const value = { type: 'string' } as const;
  try {
    return parseArgs({
      args: [...argv],
      options: {
        quiet: { ...flag, short: 'q' },
        list: { ...flag, short: 'l' },
        derive: { ...flag, short: 'y' },
        type: { ...value, short: 't', default: 'rsa' },
        bits: { ...value, short: 'b' },
        passphrase: { ...value, short: 'N' },
        old: { ...value, short: 'P' },
        comment: { ...value, short: 'C' },
        file: { ...value, short: 'f' },
        find: { ...value, short: 'F' },
        remove: { ...value, short: 'R' },
        hash: { ...value, short: 'E', default: 'sha256' },
      },
    }).values;
  } catch {
    return null;
  }
}

async function said(words: Words, world: ProgramWorld): Promise<Said> {
  const { file, find, remove } = words;
  const known = path.join(world.env['HOME'] ?? '', '.ssh/known_hosts');
  const at = file === undefined ? undefined : path.resolve(world.cwd, file);
  if (find !== undefined) return found(at ?? known, file ?? known, find);
  if (remove !== undefined) return removed(at ?? known, file ?? known, remove);
  if (file === undefined || at === undefined)
    return { code: 1, err: 'ssh-keygen: -f FILE is needed\n' };
  if (words.derive) return derived(at);
  if (words.list)
    return file === '-' ? listed(await text(world.stdin), file, words) : listed(null, at, words);
  return made(at, file, words);
}

/** Never over a key that is there: nobody can be asked. */
function made(at: string, named: string, words: Words): Said {
  if (existsSync(at)) return { code: 1, out: `${named} already exists.\nOverwrite (y/n)? ` };
  const bits = Number(words.bits ?? USUAL_BITS);
  const comment = words.comment ?? `${os.userInfo().username}@${os.hostname()}`;
  if (words.type !== 'rsa' && words.type !== 'ed25519')
    return { code: REFUSED, err: `unknown key type ${words.type}\n` };
  if ((words.passphrase ?? '') !== '')
    return { code: REFUSED, err: "the practice range's ssh-keygen protects no keys\n" };
  if (words.type === 'rsa' && bits < SHORTEST_BITS)
    return { code: REFUSED, err: `Invalid RSA key length: minimum is ${SHORTEST_BITS} bits\n` };
  const pair = makeKeyPair({ type: words.type, bits, comment });
  try {
    writeFileSync(at, ended(pair.private), { flag: 'wx', mode: 0o600 });
    writeFileSync(`${at}.pub`, ended(pair.public), { mode: 0o644 });
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    const why = isMissing ? 'No such file or directory' : 'Permission denied';
    return { code: 1, err: `Saving key "${named}" failed: ${why}\n` };
  }
  return { code: 0, out: words.quiet ? '' : `Your identification has been saved in ${named}\n` };
}

function derived(at: string): Said {
  const key = privateKeyIn(at);
  return 'refused' in key
    ? { code: REFUSED, err: `${key.refused}\n` }
    : { code: 0, out: `${publicLine(key)}\n` };
}

function listed(given: string | null, at: string, { hash }: Words): Said {
  const told = given ?? (existsSync(at) ? readFileSync(at, 'utf8') : null);
  if (told === null)
    return { code: REFUSED, err: `ssh-keygen: ${at}: No such file or directory\n` };
  const lines = publicKeysIn(told).map(({ key, name }) => {
    const fingerprint = fingerprintOf(key.getPublicSSH(), hash === 'md5' ? 'md5' : 'sha256');
    return `${bitsOf(key)} ${fingerprint} ${name || 'no comment'} (${kindOf(key.type)})\n`;
  });
  return lines.length === 0
    ? { code: REFUSED, err: `${at} is not a public key file.\n` }
    : { code: 0, out: lines.join('') };
}

function found(at: string, named: string, name: string): Said {
  if (!existsSync(at))
    return { code: REFUSED, err: `Cannot stat ${named}: No such file or directory\n` };
  const lines = knownLines(at, name).map(
    ({ number, text: line }) => `# Host ${name} found: line ${number} \n${line}\n`,
  );
  return { code: lines.length === 0 ? 1 : 0, out: lines.join('') };
}

function removed(at: string, named: string, name: string): Said {
  if (!existsSync(at))
    return { code: REFUSED, err: `Cannot stat ${named}: No such file or directory\n` };
  const numbers = knownLines(at, name).map(({ number }) => number);
  if (numbers.length === 0) return { code: 0, err: `Host ${name} not found in ${named}\n` };
  const lines = readFileSync(at, 'utf8').split('\n');
  const mode = 0o600;
  renameSync(at, `${at}.old`);
  writeFileSync(at, lines.filter((_, index) => !numbers.includes(index + 1)).join('\n'), { mode });
  const told = numbers.map((number) => `# Host ${name} found: line ${number}\n`).join('');
  return {
    code: 0,
    out: `${told}${named} updated.\nOriginal contents retained as ${named}.old\n`,
  };
}

function ended(pem: string): string {
  return pem.endsWith('\n') ? pem : `${pem}\n`;
}
