import path from 'node:path';
import { expect, type TestContext } from 'vitest';
import type { DoorReport, Verification } from '../../../src/model/report.ts';
import { hasBind } from '../../support/dns/programs.ts';
import { isolatedTest, type runIsolated } from '../../support/network-namespace.ts';
import type { Run, Watched } from './move.ts';
import { NAMES } from './move-book.ts';

const SCRIPT = path.join(import.meta.dirname, 'move.ts');
const SOON_MS = 2000;
/** A resolver counts in whole seconds. */
const SECOND_MS = 1000;

isolatedTest(
  'names that move are seen to move, and the sheet passes by itself',
  async ({ isolated, skip }) => {
    const { sheets, changedAt, text, ends, before, after } = await moved<Watched>(
      'watch',
      isolated,
      skip,
    );

    expect(stepsOf(sheets[0])).toEqual(['pass', 'wait', 'wait', 'wait']);
    expect(stepsOf(sheets.at(-1))).toEqual(['pass', 'pass', 'pass', 'pass']);
    for (const name of NAMES) {
      const words = (column: string) => sheets.map((sheet) => cellOf(sheet, name, column));
      const authority = words('authority').map((cell) => (isNew(cell) ? 'new' : 'other'));
      // Never back again.
      expect(authority).toEqual(authority.toSorted().toReversed());
      const turned = words('authority').find(isNew);
      expect(at(turned?.at) - changedAt[1]).toBeLessThan(SOON_MS);
      const kept = words('resolver').findLast((cell) => cell?.word === 'old');
      const fresh = words('resolver').find((cell) => cell?.word === 'new');
      expect(at(fresh?.at)).toBeGreaterThan(at(kept?.until) - SECOND_MS);
      expect(at(fresh?.at)).toBeLessThan(at(kept?.until) + 2 * SECOND_MS);
      // While the names led to the old cluster, nothing that was seen there has passed.
      for (const column of ['tls', 'http'])
        expect(words(column).findLast((cell) => at(cell?.at) < changedAt[0])?.verdict).toBe('wait');
    }
    expect(text).toMatch(/^not yet +www\.shop\.example +\* old +old \d\d:\d\d/m);
    expect(text).toMatch(/^pass +www\.shop\.example +new 2\/2 \d\d:\d\d +new +\d+d +200$/m);
    expect(ends).toEqual([130, 130]);
    expect(exitCodes(before)).toEqual({ json: 1, text: 1, junit: 1 });
    expect(exitCodes(after)).toEqual({ json: 0, text: 0, junit: 0 });
    expect(before['junit']?.stdout).toContain('tests="4" failures="3" errors="0"');
    expect(after['junit']?.stdout).toContain('tests="4" failures="0" errors="0"');
  },
);

isolatedTest(
  'in a run the step of the move passes by itself once it is so',
  async ({ isolated, skip }) => {
    const { ended, saidAt, changedAt, events } = await moved<Run>('run', isolated, skip);

    expect(ended.exitCode, ended.stderr).toBe(0);
    const passed = events.filter(({ type }) => type === 'step-passed');
    expect(passed.map((event) => 'step' in event && event.step)).toEqual(
      expect.arrayContaining(['moved', 'served', 'answered']),
    );
    const moving = passed.find((event) => 'step' in event && event.step === 'moved');
    expect(saidAt).toBeLessThanOrEqual(changedAt);
    expect(moving?.at).toBeGreaterThan(changedAt - SECOND_MS / 10);
    expect((moving?.at ?? Infinity) - changedAt).toBeLessThan(SOON_MS);
    expect(events.filter(({ type }) => type === 'operator-decided')).toHaveLength(3);
  },
);

async function moved<T>(
  what: 'watch' | 'run',
  isolated: typeof runIsolated,
  skip: TestContext['skip'],
): Promise<T> {
  skip(!hasBind(), 'no BIND');
  const { stdout, stderr, exitCode } = await isolated(SCRIPT, [what]);
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  return JSON.parse(stdout);
}

type Cell = DoorReport['cells'][number];

function stepsOf(sheet: Verification | undefined): readonly string[] {
  return sheet?.checks.map(({ verdict }) => verdict) ?? [];
}

function cellOf(sheet: Verification, name: string, column: string): Cell | undefined {
  const row = sheet.door?.find((one) => one.name === name);
  return row?.cells.find((cell) => cell.column.is === column);
}

/** Both servers of the zone. */
function isNew(cell: Cell | undefined): boolean {
  return cell?.word === 'new-of' && cell.params['n'] === 2 && cell.verdict === 'pass';
}

function at(time: string | undefined): number {
  return time === undefined ? Number.NaN : Date.parse(time);
}

function exitCodes(all: Watched['before']): { readonly [output: string]: number | null } {
  return Object.fromEntries(
    Object.entries(all).map(([output, { exitCode }]) => [output, exitCode]),
  );
}
