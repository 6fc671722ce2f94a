import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { runProgram, type Ended } from '../support/program.ts';

const SHIPPED = path.resolve(import.meta.dirname, '../../runbook/cluster-recovery');

/** A drill in the practice range by the built program, with nobody at the terminal: its own operator does the work. */
export type ScenarioRun = Ended & {
  /** The program once more, with the same home. */
  readonly again: (...argv: readonly string[]) => Promise<Ended>;
};

/** Of the shipped runbook only these sections; without any the whole of it. */
export async function drilled(
  sections: readonly string[],
  ...more: readonly string[]
): Promise<ScenarioRun> {
  const folder = mkdtempSync(path.join(tmpdir(), 'dr-wizard-scenario-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const env = { HOME: folder, DR_WIZARD_HOME: path.join(folder, 'home'), TZ: 'UTC' };
  const again = (...argv: readonly string[]) => runProgram(argv, { cwd: folder, env });
  const runbook = sections.length === 0 ? [] : [shortened(folder, sections)];
  const unattended = ['--practice', '--hands', 'auto', '--auto', '--plain', '--lang', 'en'];
  return { ...(await again('drill', ...runbook, ...unattended, ...more)), again };
}

function shortened(folder: string, sections: readonly string[]): string {
  const own = path.join(folder, 'short');
  mkdirSync(own);
  symlinkSync(SHIPPED, path.join(folder, path.basename(SHIPPED)));
  const included = sections.map((one) => `  - include: ${path.basename(SHIPPED)}/${one}\n`);
  const head = 'apiVersion: dr-wizard/v1\nkind: Runbook\nid: short\ntitle: { en: Short }\n';
  writeFileSync(path.join(own, 'runbook.yaml'), `${head}sections:\n${included.join('')}`);
  return own;
}
