import type { Catalogue } from '../model/catalogue.ts';
import type { Finding } from '../model/report.ts';
import { loadAnswers } from './answers.ts';
import { collectFaults, expectedOf } from './faults.ts';
import { loadRunbook } from './load-runbook.ts';
import { FAULTS } from '../model/faults/index.ts';
import { basename, dirname, join } from './paths.ts';
import { openFiles, sectionFiles, type ReadSource } from './read-files.ts';
import { EVERY_ITEM, loadScenario } from './scenario.ts';
import { compileSite } from './site.ts';
import { at, parseSource, rootOf } from './source.ts';

export type Linted = { readonly findings: readonly Finding[]; readonly notes: readonly Finding[] };

export const KINDS = ['Runbook', 'Section', 'Site', 'Answers', 'Scenario'] as const;
export type Kind = (typeof KINDS)[number];

/** What a file says it is; undefined for no known kind, or no file. A file without `kind` is a section. */
export function kindOf(path: string, read: ReadSource): Kind | undefined {
  const text = read(path);
  const said = text === undefined ? '' : /^kind:\s*["']?(\w+)/m.exec(text)?.[1];
  return said === undefined ? 'Section' : KINDS.find((kind) => kind === said);
}

/** Checks a whole runbook, by itself and with each of the sites. */
export function lintRunbook(
  entry: string,
  sites: readonly string[],
  read: ReadSource,
  catalogue: Catalogue,
): Linted {
  const loads = [null, ...sites].map((site) => loadRunbook(entry, site, read, catalogue));
  return {
    findings: distinct(loads.flatMap(({ findings }) => findings)),
    notes: distinct(loads.flatMap(({ notes }) => notes)),
  };
}

/**
 * Checks one file by what kind it is. One that belongs to a runbook is read with the rest of it, and only its own
 * faults are told.
 */
export function lintFile(
  path: string,
  sites: readonly string[],
  read: ReadSource,
  catalogue: Catalogue,
): Linted {
  switch (kindOf(path, read)) {
    case 'Site':
      return lintSite(path, read);
    case 'Answers':
      return { findings: loadAnswers(path, read).findings, notes: [] };
    case 'Scenario': {
      const steps = stepsAround(path, read, catalogue);
      return { findings: loadScenario(path, read, { faults: FAULTS, steps }).findings, notes: [] };
    }
    case 'Runbook':
    case 'Section': {
      const entry = runbookAround(path, read);
      const own = ({ file }: Finding) => file === path;
      const { findings, notes } = lintRunbook(entry, sites, read, catalogue);
      return { findings: findings.filter(own), notes: notes.filter(own) };
    }
    case undefined:
      return { findings: unknownKind(path, read), notes: [] };
  }
}

function lintSite(path: string, read: ReadSource): Linted {
  const faults = collectFaults();
  const notes = collectFaults();
  const source = openFiles(read, faults).open(path, null);
  const site = source === undefined ? null : compileSite(source, faults);
  for (const { path: id, place } of site?.holes ?? []) {
    const found = `site.${id}`;
    notes.add(place, { code: 'site-asks', on: 'key', found, params: { path: found } });
  }
  return { findings: faults.list(), notes: notes.list() };
}

/** Scenarios lie in a folder beside the folder of the runbook that a practice range is made for. */
const PRACTISED = join('..', 'cluster-recovery', 'runbook.yaml');

/** Steps of that runbook; null where there is none, or it has faults of its own. */
function stepsAround(
  path: string,
  read: ReadSource,
  catalogue: Catalogue,
): readonly string[] | null {
  const entry = join(dirname(path), PRACTISED);
  if (read(entry) === undefined) return null;
  const { runbook } = loadRunbook(entry, null, read, catalogue);
  return runbook?.steps.map(({ id }) => id.replace(/\[.*\]$/s, EVERY_ITEM)) ?? null;
}

/** The runbook.yaml beside a section that lists it; else the section alone. */
function runbookAround(path: string, read: ReadSource): string {
  const beside = join(dirname(path), 'runbook.yaml');
  const text = beside === path ? undefined : read(beside);
  if (text === undefined) return path;
  return sectionFiles(parseSource(beside, text)).includes(basename(path)) ? beside : path;
}

function unknownKind(path: string, read: ReadSource): readonly Finding[] {
  const faults = collectFaults();
  const source = openFiles(read, faults).open(path, null);
  if (source === undefined) return faults.list();
  const kind = String(source.document.get('kind'));
  const expected = expectedOf(kind, KINDS);
  const problem = { code: 'not-one-of', found: kind, expected, params: { key: 'kind', expected } };
  faults.add(at(rootOf(source), 'kind'), problem);
  return faults.list();
}

function distinct(findings: readonly Finding[]): readonly Finding[] {
  const seen = new Set<string>();
  return findings.filter((finding) => {
    const { file, line, column, code, found, expected } = finding;
    const key = JSON.stringify([file, line, column, code, found, expected]);
    return !seen.has(key) && seen.add(key);
  });
}
