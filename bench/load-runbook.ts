// How long it takes to read and check the shipped runbook on a site, against only parsing the same YAML. The best of some
// rounds counts, in processor time. Goal: ≤ 4 ×, as each step's expressions are compiled and its values traced.
import { globSync, readFileSync } from 'node:fs';
import os from 'node:os';
import process from 'node:process';
import { parseDocument } from 'yaml';
import { actions } from '../src/actions/index.ts';
import { loadRunbook } from '../src/language/index.ts';
import { probes } from '../src/probes/index.ts';

const ROUNDS = 15;
const RUNBOOK = 'runbook/cluster-recovery/runbook.yaml';
const SITE = 'runbook/sites/example.yaml';
const FILES = [...globSync('runbook/cluster-recovery/*.yaml'), SITE];

const texts = new Map(FILES.map((file) => [file, readFileSync(file, 'utf8')]));
const parse = () => [...texts.values()].map((text) => parseDocument(text));
const load = () => loadRunbook(RUNBOOK, SITE, (file) => texts.get(file), { probes, actions });

console.log(`node ${process.version}, ${os.cpus().length} × ${os.cpus()[0]?.model ?? 'cpu'}`);
const { runbook, findings } = load();
if (runbook === null || findings.length > 0) throw new Error(`${RUNBOOK} is faulty`);
const [own, peer] = [best(load), best(parse)];
const ratio = own / peer;
console.log(`${runbook.steps.length} steps in ${FILES.length} files`);
console.log(`parsed only       ${peer.toFixed(0)} ms`);
console.log(`read and checked  ${own.toFixed(0)} ms: ${ratio.toFixed(1)} × (goal ≤ 4 ×)`);

function best(work: () => unknown): number {
  return Math.min(
    ...Array.from({ length: ROUNDS }, () => {
      const before = process.cpuUsage();
      work();
      const { user, system } = process.cpuUsage(before);
      return (user + system) / 1000;
    }),
  );
}
