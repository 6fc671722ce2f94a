import type { ActionDef, ActionResult, LedgerEntry } from '../../model/catalogue.ts';
import { WizardError } from '../../model/error.ts';
import type { Writers } from '../../model/ports.ts';
import type { NewKey, SshKeyFile } from '../../model/ssh.ts';
import { aCause } from '../../model/verdict.ts';

type With = {
  readonly path: string;
  readonly type?: 'rsa' | 'ed25519';
  readonly bits?: number;
  readonly comment?: string;
};

const DEFAULT_BITS = 3072;
const SHORTEST_BITS = 2048;
const LONGEST_BITS = 16_384;

export const ensureKeyPair: ActionDef<With> = {
  id: 'ssh/ensure-key-pair',
  doc: {
    en: 'Makes a key pair in OpenSSH format, or takes over the one that is there; never writes over a key.',
    zh: '生成 OpenSSH 格式的密钥对，或沿用已有的密钥；绝不覆盖任何密钥。',
  },
  with: {
    path: { type: 'path', doc: { en: 'The private key.', zh: '私钥文件。' } },
    type: {
      type: 'string',
      oneOf: ['rsa', 'ed25519'],
      optional: true,
      doc: { en: 'Of a new key: rsa where it is left out.', zh: '新密钥的类型：不写时为 rsa。' },
    },
    bits: {
      type: 'int',
      optional: true,
      doc: {
        en: 'Of a new RSA key: 3072 where it is left out.',
        zh: '新 RSA 密钥的位数：不写时为 3072。',
      },
    },
    comment: {
      type: 'string',
      optional: true,
      doc: { en: 'What a new key is called.', zh: '新密钥的注释。' },
    },
  },
  needsTarget: false,
  startsProcess: false,
  plan(input) {
    const { path, type, bits, comment } = newKey(input);
    const size = type === 'rsa' ? ['-b', String(bits)] : [];
    return {
      will: [aCause('will-ensure-key-pair', { path, type, bits: type === 'rsa' ? bits : 256 })],
      byHand: [
        ['ls', '-l', path],
        ['ssh-keygen', '-t', type, ...size, '-C', comment, '-f', path],
        ['chmod', '600', path],
        ['ssh-keygen', '-y', '-f', path],
      ],
    };
  },
  act,
};

async function act(input: With, ports: Writers, signal: AbortSignal): Promise<ActionResult> {
  const { ssh, attempt } = ports;
  const key = newKey(input);
  if (key.type === 'rsa' && !(key.bits >= SHORTEST_BITS && key.bits <= LONGEST_BITS))
    throw new WizardError('faulty-file', 'ssh-bits-wrong', { bits: key.bits });
  const before = await ssh.keyFile(key.path, signal);
  const done: string[] = [];
  const created: LedgerEntry[] = [];
  if (before.is === 'missing') {
    if (before.publicHalf)
      throw new WizardError('not-proven', 'ssh-key-in-the-way', { path: `${before.path}.pub` });
    await attempt.made?.(ledgerEntry(before.path));
    await ssh.makeKey(key, signal);
    done.push(`created ${before.path}`, `created ${before.path}.pub`);
  } else await adopted(before, ports, done, signal);
  if (done.length === 0) done.push(`already so ${before.path}`);
  attempt.output(`${done.join('\n')}\n`);
  const after = await ssh.keyFile(key.path, signal);
  if (before.is === 'missing') created.push(ledgerEntry(before.path, after));
  const evidence = [{ name: 'key', text: [...done, JSON.stringify(after)].join('\n') }];
  return { changed: !done.every((line) => line.startsWith('already so')), created, evidence };
}

async function adopted(
  file: Exclude<SshKeyFile, { is: 'missing' }>,
  { ssh, attempt }: Writers,
  done: string[],
  signal: AbortSignal,
): Promise<void> {
  const { path } = file;
  if (file.is === 'no-key')
    throw new WizardError('not-proven', 'ssh-no-key', { path, why: file.why });
  if (file.publicHalf === 'other')
    throw new WizardError('not-proven', 'ssh-public-half-other', { path });
  if ((file.mode & 0o777) !== 0o600 && (file.mode & 0o777) !== 0o400) {
    await ssh.closeKey(path);
    done.push(`mode 0600 ${path}`);
  }
  // What others could read, OpenSSH did not open: only now it tells the public half.
  const now = file.key === null ? await ssh.keyFile(path, signal) : file;
  const key = now.is === 'key' ? now.key : null;
  if (file.locked) attempt.output(`a passphrase protects ${path}: the agent is asked\n`);
  if (file.publicHalf === 'there') return;
  if (key === null) throw new WizardError('not-proven', 'ssh-no-public-half', { path });
  await ssh.writePublicHalf(path, key.publicKey);
  done.push(`created ${path}.pub`);
}

function newKey({ path, type = 'rsa', bits = DEFAULT_BITS, comment = 'dr-wizard' }: With): NewKey {
  return { path, type, bits, comment };
}

/** Told before it is there as well: whoever dies in between has left it all the same. */
function ledgerEntry(path: string, made?: SshKeyFile): LedgerEntry {
  const fingerprint = made?.is === 'key' ? made.key?.fingerprint : undefined;
  const known = fingerprint === undefined ? {} : { fingerprint };
  return {
    what: { kind: 'File', name: path, uid: path },
    undo: { uses: 'ssh/remove-key-pair', with: { path, ...known } },
  };
}
