import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { createInspect } from '../../src/shell/inspect.ts';

const NEVER = new AbortController().signal;

/** A folder with one program that prints this and ends so. */
function aPathWith(program: string, script: string): { PATH: string } {
  const folder = mkdtempSync(path.join(tmpdir(), 'dr-wizard-inspect-'));
  writeFileSync(path.join(folder, program), `#!/bin/sh\n${script}\n`);
  chmodSync(path.join(folder, program), 0o700);
  return { PATH: `${folder}:/bin` };
}

test.each([
  [
    'kubectl',
    `echo '{"clientVersion":{"major":"1","gitVersion":"v1.30.1-aliyun.1"}}'`,
    'v1.30.1-aliyun.1',
  ],
  ['helm', 'echo v3.15.2+g1a500d5', 'v3.15.2+g1a500d5'],
  ['ssh', 'echo "OpenSSH_9.2p1 Debian-2+deb12u3, OpenSSL 3.0.13" >&2', '9.2p1'],
  ['git', 'echo "git version 2.39.2"', '2.39.2'],
  ['git', 'echo "no number here"', ''],
] as const)('%s that answers by %s has version %s', async (program, script, version) => {
  const inspect = createInspect(() => aPathWith(program, script));

  const said = await inspect.version(program, NEVER);

  expect(said?.version).toBe(version);
});

test('a program that is not there has no version', async () => {
  const inspect = createInspect(() => ({ PATH: '/nowhere' }));

  expect(await inspect.version('helm', NEVER)).toBeUndefined();
});

test('a program that fails is told by name, not by its words', async () => {
  const inspect = createInspect(() => aPathWith('helm', 'echo secret >&2; exit 2'));

  await expect(inspect.version('helm', NEVER)).rejects.toMatchObject({
    code: 'program-failed',
    params: { program: 'helm', why: '2' },
  });
});
