import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const CACHE =
  process.env['DR_WIZARD_TEST_CACHE'] ?? path.join(os.homedir(), '.cache/dr-wizard-test');

/** The folder of another Node's program, installed once for all; undefined where there is none to be had. */
export function otherNode(version: string): string | undefined {
  const name = `node-${process.platform}-${process.arch}`;
  const folder = path.join(CACHE, `${name}-${version}`);
  const bin = path.join(folder, 'node_modules', name, 'bin');
  if (existsSync(path.join(bin, 'node'))) return bin;
  mkdirSync(folder, { recursive: true });
  const install = ['install', '--no-save', '--ignore-scripts', '--no-audit', '--no-fund'];
  try {
    execFileSync('npm', [...install, '--prefix', folder, `${name}@${version}`], { stdio: 'pipe' });
  } catch (error) {
    if (process.env['CI'] === 'true') throw error;
    console.log(
      `Skipped: Node ${version}. Get it with: npm ${install.join(' ')} --prefix ${folder} ${name}@${version}`,
    );
    return undefined;
  }
  return bin;
}
