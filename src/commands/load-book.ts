import { createHash } from 'node:crypto';
import path from 'node:path';
import { actions } from '../actions/index.ts';
import { prepareBook } from '../core/book.ts';
import { loadRunbook, type ReadSource } from '../language/index.ts';
import type { Book } from '../model/book.ts';
import type { Catalogue } from '../model/catalogue.ts';
import { WizardError } from '../model/error.ts';
import type { Fact } from '../model/event.ts';
import type { Digest, SourceFile } from '../model/runbook.ts';
import { probes } from '../probes/index.ts';
import { texts } from '../text/index.ts';
import { visible } from '../text/visible.ts';
import { findingText } from './finding-text.ts';
import { readSource } from './read-source.ts';
import type { World } from './world.ts';

export const CATALOGUE: Catalogue = { probes, actions };

export type LoadedBook = {
  readonly book: Book;
  readonly runbook: Digest & { readonly entry: string };
  readonly site: Digest & { readonly entry: string };
  readonly sources: readonly SourceFile[];
  /** The folder of the runbook. */
  readonly folder: string;
};

/** The runbook that ships, where none is named. */
export function runbookPath(world: World, named: string | null): string {
  return named === null
    ? path.join(world.packageFolder, 'runbook', 'cluster-recovery')
    : path.resolve(world.cwd, named);
}

/** Reads a runbook and its site from the disk. Every fault is shown, then it throws `runbook-faulty`. */
export function loadBook(world: World, runbook: string, site: string | null): LoadedBook {
  const sitePath = site === null ? null : path.resolve(world.cwd, site);
  return compiled(world, runbook, sitePath, readSource(world.cwd));
}

/** The runbook and the site of a run as its journal holds them: never a newer file. */
export function bookOfRun(
  world: World,
  started: Extract<Fact, { type: 'run-started' }>,
): LoadedBook {
  const kept = new Map(started.sources.map((source) => [source.path, source.text]));
  const site = started.site.entry === '' ? null : started.site.entry;
  return compiled(world, started.runbook.entry, site, (file) => kept.get(file));
}

function compiled(world: World, entry: string, site: string | null, read: ReadSource): LoadedBook {
  const loaded = loadRunbook(entry, site, read, CATALOGUE);
  const words = texts(world.lang);
  if (loaded.runbook === null) {
    for (const finding of loaded.findings) world.err(`${visible(findingText(finding, words))}\n\n`);
    throw new WizardError('faulty-file', 'runbook-faulty', { count: loaded.findings.length });
  }
  const isSite = (file: SourceFile) => file.path === site;
  return {
    book: prepareBook(loaded.runbook, CATALOGUE),
    sources: loaded.sources,
    folder: path.extname(entry) === '' ? entry : path.dirname(entry),
    runbook: {
      id: loaded.runbook.id,
      sha256: digest(loaded.sources.filter((file) => !isSite(file))),
      entry,
    },
    site: {
      id: loaded.runbook.site.id,
      sha256: digest(loaded.sources.filter(isSite)),
      entry: site ?? '',
    },
  };
}

function digest(files: readonly SourceFile[]): string {
  const hash = createHash('sha256');
  for (const { path: name, text } of files.toSorted((a, b) => (a.path < b.path ? -1 : 1)))
    hash.update(`${path.basename(name)}\0${text}\0`);
  return hash.digest('hex');
}
