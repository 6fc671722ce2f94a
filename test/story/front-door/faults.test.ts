/* oxlint-disable no-control-regex -- control characters are what these tests are about */
import path from 'node:path';
import { expect } from 'vitest';
import type { Verification } from '../../../src/model/report.ts';
import { hasBind } from '../../support/dns/programs.ts';
import { isolatedTest } from '../../support/network-namespace.ts';
import type { Faults } from './faults.ts';

/** Every probe answers within its time; a busy machine takes a little more. */
const LONGEST_MS = 30_000;
/** What a terminal obeys, or what hides and turns words round. */
const OBEYED = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;

isolatedTest(
  'whatever names, DNS servers and web servers do, no probe hangs, crashes or passes',
  { timeout: 120_000 },
  async ({ isolated, skip }) => {
    skip(!hasBind(), 'no BIND');
    const script = path.join(import.meta.dirname, 'faults.ts');
    const { stdout, stderr, exitCode } = await isolated(script);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    const { cases, json, text, junit }: Faults = JSON.parse(stdout);

    for (const { exitCode: code, stderr: said } of [json, text, junit])
      expect([code, said]).toEqual([1, '']);
    const { checks }: Verification = JSON.parse(json.stdout);
    const found = checks.map(({ verdict, cause }) => `${verdict} ${cause?.code ?? ''}`.trim());
    const wrong = cases.flatMap(({ says, probe, is }, at) =>
      fits(found[at] ?? '', is) ? [] : [`${probe}: ${says}: ${is}, but ${found[at]}`],
    );
    expect(wrong).toEqual([]);
    expect(checks).toHaveLength(cases.length);
    expect(Math.max(...checks.map(({ durationMs }) => durationMs))).toBeLessThan(LONGEST_MS);
    for (const { stdout: shown } of [json, text, junit]) {
      expect(shown).not.toMatch(OBEYED);
      expect(shown).toContain('red');
    }
  },
);

/** A verdict, or one with its code. */
function fits(found: string, is: string): boolean {
  if (is === 'not pass') return found !== '' && found !== 'pass';
  return found === is || found.startsWith(`${is} `);
}
