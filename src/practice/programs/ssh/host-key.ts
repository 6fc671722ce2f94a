import { appendFileSync } from 'node:fs';
import { fingerprintOf, kindOf } from './keys.ts';
import { knownLines, knownName, type KnownLine } from './known-hosts.ts';
import type { SshLog } from './ssh-log.ts';
import { pathsIn, type SshWords } from './words.ts';

const EDGE = '@'.repeat(59);

/** Whether this is the key by which the host is known; notes it where nothing is known and that is asked for. */
export function isKnownHost(words: SshWords, blob: Buffer, say: SshLog): boolean {
  const type = blob.toString('latin1', 4, 4 + blob.readUInt32BE(0));
  const kind = kindOf(type);
  const files = pathsIn(words.options.get('userknownhostsfile') ?? '');
  const name = knownName(words.host, words.port);
  say('DEBUG1', `Server host key: ${type} ${fingerprintOf(blob)}`);
  const linesOf = (as: string) => files.flatMap((file) => knownLines(file, as));
  const known = linesOf(name);
  const isThis = (line: KnownLine) => line.mark === null && line.blob.equals(blob);
  if (known.some((line) => line.mark === '@revoked' && line.blob.equals(blob))) {
    frame('      WARNING: REVOKED HOST KEY DETECTED!              ', say);
    say('ERROR', `The ${kind} host key for ${name} is marked as revoked.`);
    return denied(say);
  }
  if (known.some(isThis) || linesOf(words.host).some(isThis)) {
    say('DEBUG1', `Host '${name}' is known and matches the ${kind} host key.`);
    return true;
  }
  const old = known.find((line) => line.mark === null && line.type === type);
  const strict = words.options.get('stricthostkeychecking') ?? 'ask';
  if (old !== undefined) return changed({ old, name, kind, blob, strict }, say);
  const [first] = files;
  if (strict === 'accept-new' || strict === 'no' || strict === 'off') {
    if (first !== undefined) note(first, `${name} ${type} ${blob.toString('base64')}\n`);
    say('INFO', `Warning: Permanently added '${name}' (${kind}) to the list of known hosts.`);
    return true;
  }
  if (strict !== 'ask')
    say(
      'ERROR',
      `No ${kind} host key is known for ${name} and you have requested strict checking.`,
    );
  return denied(say);
}

type Changed = {
  readonly old: KnownLine;
  readonly name: string;
  readonly kind: string;
  readonly blob: Buffer;
  readonly strict: string;
};

/** Another key than the known one is never taken here, whatever was asked for. */
function changed({ old, name, kind, blob }: Changed, say: SshLog): false {
  frame('    WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED!     ', say);
  const lines = [
    'IT IS POSSIBLE THAT SOMEONE IS DOING SOMETHING NASTY!',
    'Someone could be eavesdropping on you right now (man-in-the-middle attack)!',
    'It is also possible that a host key has just been changed.',
    `The fingerprint for the ${kind} key sent by the remote host is\n${fingerprintOf(blob)}.`,
    'Please contact your system administrator.',
    `Add correct host key in ${old.file} to get rid of this message.`,
    `Offending ${kind} key in ${old.file}:${old.number}`,
    `Host key for ${name} has changed and you have requested strict checking.`,
  ];
  for (const line of lines) say('ERROR', line);
  return denied(say);
}

function frame(line: string, say: SshLog): void {
  for (const one of [EDGE, `@${line}@`, EDGE]) say('ERROR', one);
}

function denied(say: SshLog): false {
  say('ERROR', 'Host key verification failed.');
  return false;
}

function note(file: string, line: string): void {
  try {
    appendFileSync(file, line, { mode: 0o600 });
  } catch {
    // As OpenSSH: it goes on, and knows the host for this once.
  }
}
