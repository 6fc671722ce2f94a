import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import path from 'node:path';
import { cacheFolder } from '../control-plane/programs.ts';
import { areInstalled, installed } from '../tls/installed.ts';

const POM = path.join(import.meta.dirname, 'pom.xml');
/** Half a minute on a bare machine; an unreachable registry must not take longer than the whole test. */
const FETCH_MS = 300_000;

const HOW_TO_GET_IT =
  'install Java 17 and Maven (Debian: `apt-get install --no-install-recommends openjdk-17-jre-headless maven`), then run `node test/support/rocketmq/fetch.ts` (half a minute, once)';

/** With CI=true it is always said to be there: a test without it fails then. */
export function hasRocketmq(): boolean {
  if (!areInstalled(['java'], HOW_TO_GET_IT)) return false;
  const isThere = existsSync(libraryFolder());
  if (!isThere) console.log(`Tests with RocketMQ are skipped. To have it, ${HOW_TO_GET_IT}.`);
  return isThere || process.env['CI'] === 'true';
}

/** Where RocketMQ and all it needs belong. */
export function libraryFolder(): string {
  const hash = createHash('sha256').update(readFileSync(POM)).digest('hex').slice(0, 16);
  return path.join(cacheFolder(), `rocketmq-${hash}`);
}

/** Fetches it, 83 MB, unless it is there. */
export function fetchRocketmq(): void {
  const folder = libraryFolder();
  if (existsSync(folder)) return;
  console.log(`RocketMQ: fetching into ${folder}, about half a minute`);
  mkdirSync(path.dirname(folder), { recursive: true });
  const unfinished = mkdtempSync(`${folder}.unfinished-`);
  try {
    fetchInto(unfinished);
    moveInPlace(unfinished, folder);
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
}

function fetchInto(folder: string): void {
  const copy = ['dependency:copy-dependencies', '-DincludeScope=runtime'];
  const argv = ['-q', '-B', '-f', POM, ...copy, `-DoutputDirectory=${folder}`];
  const options = { encoding: 'utf8', timeout: FETCH_MS, cwd: folder } as const;
  const { status, error, stdout, stderr } = spawnSync(installed('mvn'), argv, options);
  if (error) throw error;
  if (status !== 0) throw new Error(`mvn ended with ${status}:\n${stdout}\n${stderr}`);
  if (globSync('rocketmq-broker-*.jar', { cwd: folder }).length === 0)
    throw new Error('mvn fetched no RocketMQ');
}

/** Another one may have been faster: then its folder is as good as this one. */
function moveInPlace(unfinished: string, folder: string): void {
  try {
    renameSync(unfinished, folder);
  } catch (error) {
    if (!existsSync(folder)) throw error;
  }
}
