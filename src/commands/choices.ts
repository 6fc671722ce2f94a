import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { StartChoices } from '../../screens/start/questions.ts';
import type { RunOptions } from '../cli.ts';
import { systemClock } from '../clock/system-clock.ts';
import { kubeconfigFile, listContexts } from '../cluster/kubeconfig.ts';
import { aboutOf } from '../language/about.ts';
import { titleOf } from '../language/title.ts';
import type { RunSummary } from '../journal/runs.ts';
import type { Text } from '../model/catalogue.ts';
import { WizardError } from '../model/error.ts';
import type { World } from './world.ts';

type Named = StartChoices['runbooks'][number];

/** What there is to start from: open runs, the runbooks and sites that ship, contexts of the kubeconfig. */
export async function choicesOf(world: World, asked: RunOptions): Promise<StartChoices> {
  const runs = await runsOf(world);
  return {
    runs: runs
      .filter((run) => run.lock?.is !== 'alive' && !run.practice)
      .map(({ run, mode, site, lastAt, standing }) => ({
        id: run,
        mode: mode ?? 'incident',
        site: site?.id ?? '',
        at: lastAt ?? 0,
        ...(standing === null ? {} : { standing }),
      })),
    modes: ['incident', 'drill', 'verify'],
    runbooks: runbooksOf(world),
    sites: asked.site === null ? sitesOf(world) : [{ path: asked.site, title: {} }],
    contexts: await contextsOf(world, asked),
    now: systemClock.now(),
  };
}

/** Loaded only where there are runs: reading journals needs the hash functions, and the first frame waits for this. */
async function runsOf({ home }: World): Promise<readonly RunSummary[]> {
  if (!existsSync(path.join(home, 'runs'))) return [];
  const { listOpenRuns } = await import('../journal/runs.ts');
  return listOpenRuns(home);
}

function runbooksOf(world: World): readonly Named[] {
  const folder = path.join(world.packageFolder, 'runbook');
  return namesIn(folder)
    .filter((name) => existsSync(path.join(folder, name, 'runbook.yaml')))
    .map((name) => {
      const text = readFileSync(path.join(folder, name, 'runbook.yaml'), 'utf8');
      return { path: path.join(folder, name), title: titleOf(text), about: aboutOf(text) };
    });
}

function sitesOf(world: World): readonly Named[] {
  const folder = path.join(world.packageFolder, 'runbook', 'sites');
  return namesIn(folder)
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => ({ path: path.join(folder, name), title: titleIn(path.join(folder, name)) }));
}

/** By `readdir`, as Node's own glob takes longer to load than the folder to read. */
function namesIn(folder: string): readonly string[] {
  return existsSync(folder) ? readdirSync(folder).toSorted() : [];
}

/** The first frame waits for this: whether the files are sound is asked once one of them is chosen. */
function titleIn(file: string): Text {
  return titleOf(readFileSync(file, 'utf8'));
}

/** A kubeconfig that can't be read only means that no context can be proposed. */
async function contextsOf(world: World, asked: RunOptions): Promise<readonly string[]> {
  try {
    const rows = await listContexts(kubeconfigFile(asked.kubeconfig, world.env));
    return rows.map((row) => row.name);
  } catch (error) {
    if (error instanceof WizardError) return [];
    throw error;
  }
}
