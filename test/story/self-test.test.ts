import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { Report } from '../../src/model/report.ts';
import type { SelfTestRow } from '../../src/model/self-test.ts';
import { runProgram } from '../support/program.ts';

type SelfTest = { readonly proven: boolean; readonly rows: readonly SelfTestRow[] };

/** A runbook of one section, and a home of its own. */
function aMachine(steps: string) {
  const folder = mkdtempSync(path.join(tmpdir(), 'dr-wizard-self-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const runbook = path.join(folder, 'own');
  mkdirSync(runbook);
  const head = (more: string) => `apiVersion: dr-wizard/v1\n${more}title: { en: Own }\n`;
  writeFileSync(
    path.join(runbook, 'runbook.yaml'),
    `${head('kind: Runbook\nid: own\n')}sections: [checks.yaml]\n`,
  );
  writeFileSync(path.join(runbook, 'checks.yaml'), `${head('id: checks\nref: "1"\n')}${steps}`);
  const env = { HOME: folder, DR_WIZARD_HOME: path.join(folder, 'home'), TZ: 'UTC' };
  const program = (...argv: readonly string[]) => runProgram(argv, { cwd: folder, env });
  return { runbook, program };
}

const SEEING = `needs: []
steps:
  - id: archive-there
    title: { en: The archive is there }
    needs: []
    prove:
      - probe: archives/reachable
        with:
          url: \${{ site.archives.nacosSandbox.url }}
          trust: "\${{ has(site.trust) ? site.trust : null }}"
`;

const BLIND = `  - id: never-red
    title: { en: Always true }
    needs: []
    prove:
      - assert: 1 + 1 == 2
        says: { en: Nothing of the world is in it. }
`;

test('a probe that sees turns red when its world is broken and green again, and the table stands in the drill’s record', async () => {
  const { runbook, program } = aMachine(SEEING);

  const { exitCode, stdout, stderr } = await program(
    'drill',
    '--self-test',
    runbook,
    '--lang',
    'en',
  );

  expect([exitCode, stderr.split('\n').at(-2)]).toEqual([
    0,
    expect.stringMatching(/^Its table is in the drill's record: dr-wizard report [0-9a-f]{12}$/),
  ]);
  expect(stdout).toMatch(
    /archives\/reachable .* download-missing +download-missing .* turned red\n/,
  );
  expect(stdout).toContain('Self-test: 1 of 1 as they should be.');
  const markdown = await program('report', 'last', '--lang', 'en');
  expect(markdown.stdout).toContain('Self-test of the probes');
  expect(markdown.stdout).toMatch(/archives\/reachable.*turned red/);
  const kept = await program('report', 'last', '--format', 'json');
  const { selfTest }: Report = JSON.parse(kept.stdout);
  expect(selfTest?.map(({ verdict }) => verdict)).toEqual(['red']);
});

test('a probe that can not turn red fails the self-test', async () => {
  const { runbook, program } = aMachine(`${SEEING}${BLIND}`);

  const { exitCode, stdout } = await program('drill', '--self-test', runbook, '--output', 'json');

  const { proven, rows }: SelfTest = JSON.parse(stdout);
  expect([exitCode, proven]).toEqual([1, false]);
  expect(rows.map(({ step, verdict }) => [step, verdict])).toEqual([
    ['archive-there', 'red'],
    ['never-red', 'stayed-green'],
  ]);
});
