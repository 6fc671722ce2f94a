import type { ProbeDef, ProbeResult } from '../../model/catalogue.ts';
import type { Readers } from '../../model/ports.ts';
import type { SshKey, SshKeyFile } from '../../model/ssh.ts';
import { aCause, found, type Cause } from '../../model/verdict.ts';
import { answered, jsonEvidence, result } from '../result.ts';

type With = {
  readonly path: string;
  readonly types?: readonly string[];
  readonly atLeastBits?: number;
};

/** Waiting may help: a person puts the file there, closes it, or gives its passphrase to the agent. */
const HEALS = new Set([
  'ssh-key-missing',
  'ssh-key-too-open',
  'ssh-key-locked',
  'ssh-no-public-half',
]);

export const keyPairFits: ProbeDef<With> = {
  id: 'ssh/key-pair-fits',
  group: 'hosts',
  doc: {
    en: 'A private key is there, only its owner may read it, its public half lies beside it, and OpenSSH can use it.',
    zh: '私钥文件存在，只有所有者可读，旁边有对应的公钥，且 OpenSSH 可以使用。',
  },
  with: {
    path: { type: 'path', doc: { en: 'The private key.', zh: '私钥文件。' } },
    types: {
      type: 'list',
      of: {
        type: 'string',
        oneOf: ['rsa', 'ecdsa', 'ed25519'],
        doc: { en: 'A type.', zh: '类型。' },
      },
      optional: true,
      doc: {
        en: 'The types that will do, such as those that the cloud takes.',
        zh: '可用的类型，例如云平台接受的类型。',
      },
    },
    atLeastBits: {
      type: 'int',
      optional: true,
      doc: { en: 'The shortest RSA key that will do.', zh: 'RSA 密钥的最短位数。' },
    },
  },
  finds: {
    fingerprint: { type: 'string', doc: { en: 'SHA256:…', zh: 'SHA256:…' } },
    fingerprintMd5: {
      type: 'string',
      doc: { en: 'As clouds show it: aa:bb:…', zh: '云平台显示的形式：aa:bb:…' },
    },
    publicKey: { type: 'string', doc: { en: 'The public half, one line.', zh: '公钥，一行。' } },
  },
  needsTarget: false,
  everyMs: 2000,
  look: (input, ports, signal) => answered(look(input, ports, signal)),
};

async function look(input: With, { ssh }: Readers, signal: AbortSignal): Promise<ProbeResult> {
  const file = await ssh.keyFile(input.path, signal);
  const object = { kind: 'File', name: file.path };
  const evidence = [jsonEvidence('key', [file])];
  const cause = fault(file, input);
  if (cause !== null) {
    const healsByItself = HEALS.has(cause.code);
    const said = { ...cause, object, healsByItself };
    return result(found(healsByItself ? 'wait' : 'fail', said), { evidence });
  }
  const key = file.is === 'key' ? file.key : null;
  if (key === null)
    return result(found('unknown', aCause('ssh-no-key', { path: file.path, why: '-' })));
  const locked = file.is === 'key' && file.locked;
  const notes = locked ? [aCause('ssh-key-in-agent', { path: file.path }, { object })] : [];
  const { fingerprint, md5: fingerprintMd5, publicKey } = key;
  return result(
    { ...found('pass', null, notes), object },
    { finds: { fingerprint, fingerprintMd5, publicKey }, evidence },
  );
}

function fault(file: SshKeyFile, { types, atLeastBits }: With): Cause | null {
  const { path } = file;
  if (file.is === 'missing') return aCause('ssh-key-missing', { path });
  if (file.is === 'no-key') return aCause('ssh-no-key', { path, why: file.why });
  const mode = file.mode.toString(8).padStart(4, '0');
  if ((file.mode & 0o077) !== 0) return aCause('ssh-key-too-open', { path, mode });
  if (file.publicHalf === 'other') return aCause('ssh-public-half-other', { path });
  if (file.key === null || file.publicHalf === 'absent')
    return aCause('ssh-no-public-half', { path });
  const { type, bits } = file.key;
  if (types !== undefined && !types.includes(kindOf(file.key)))
    return aCause('ssh-key-other-type', { path, type, expected: types.join(', ') });
  if (atLeastBits !== undefined && kindOf(file.key) === 'rsa' && bits < atLeastBits)
    return aCause('ssh-key-too-short', { path, bits, atLeastBits });
  return file.locked && file.agent !== 'holds-it' ? aCause('ssh-key-locked', { path }) : null;
}

/** `rsa` of `ssh-rsa`, `ecdsa` of `ecdsa-sha2-nistp256`, `ed25519` of `ssh-ed25519`. */
function kindOf({ type }: SshKey): string {
  return ['rsa', 'ecdsa', 'ed25519'].find((kind) => type.includes(kind)) ?? type;
}
