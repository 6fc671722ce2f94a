// The terminal under load, in a real pseudo-terminal: how soon it is there, how soon a key is answered, what it takes.
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { bundled } from './terminal/bundle.ts';
import { busyLog, idle, scrolling } from './terminal/load.ts';

const PARTS = { log: busyLog, idle, scroll: scrolling };

const asked = process.argv.slice(2);
const folder = mkdtempSync(path.join(os.tmpdir(), 'dr-wizard-terminal-'));
try {
  console.log(`node ${process.version}, ${os.cpus().length} × ${os.cpus()[0]?.model ?? 'cpu'}`);
  const file = await bundled(path.join(import.meta.dirname, 'terminal/load-app.tsx'), folder);
  for (const [name, part] of Object.entries(PARTS))
    if (asked.length === 0 || asked.includes(name)) await part(file);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
