// Runs every benchmark of this folder, one after another, each in a process of its own. A goal that is missed is printed, not failed.
import { spawnSync } from 'node:child_process';
import { globSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';

const benchmarks = globSync('*.ts', { cwd: import.meta.dirname })
  .filter((name) => name !== path.basename(import.meta.filename))
  .toSorted((a, b) => a.localeCompare(b));

for (const name of benchmarks) {
  console.log(`\n${name}`);
  const { status } = spawnSync(process.execPath, [path.join(import.meta.dirname, name)], {
    stdio: 'inherit',
  });
  if (status !== 0) process.exitCode = 1;
}
