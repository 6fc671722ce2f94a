import { isScalar, isSeq } from 'yaml';
import { checkShape, type Loose } from './check-shape.ts';
import { expectedOf, type Faults } from './faults.ts';
import { dirname, join } from './paths.ts';
import { runbook as runbookShape, section as sectionShape } from './schema/runbook.ts';
import type { RunbookFile, SectionFile } from './schema/runbook.ts';
import type { MilestoneFile } from './schema/step.ts';
import { at, parseSource, rootOf, type Place, type Source } from './source.ts';
import { toJson } from './to-json.ts';

export type ReadSource = {
  /** Path as the entry was given, joined with what stands in the files; POSIX. undefined where no file can be read. */
  (path: string): string | undefined;
  /** Why what stands there is not read; undefined where nothing stands there. */
  whyNot?(path: string): 'file-is-folder' | 'file-not-regular' | 'file-forbidden' | undefined;
};

export type WrittenSection = {
  readonly is: 'section';
  readonly file: Loose<SectionFile>;
  readonly place: Place;
  readonly ref: string | undefined;
  readonly needs: readonly (string | undefined)[] | undefined;
  readonly needsPlace: Place;
};
export type WrittenMilestone = {
  readonly is: 'milestone';
  readonly file: Loose<MilestoneFile>;
  readonly place: Place;
};

export type WrittenRunbook = {
  readonly place: Place;
  readonly head: Pick<Loose<RunbookFile>, 'id' | 'title' | 'about'>;
  readonly parts: readonly (WrittenSection | WrittenMilestone)[];
};

/** Sources as they are read, each once. */
export type Files = {
  readonly sources: ReadonlyMap<string, Source>;
  /** Names of files that could not be read. */
  readonly missing: readonly string[];
  open(path: string, from: Place | null, absent?: string): Source | undefined;
  /** Looks without a fault and without keeping it. */
  peek(path: string): string | undefined;
};

export function openFiles(read: ReadSource, faults: Faults): Files {
  const sources = new Map<string, Source>();
  const missing: string[] = [];
  return {
    sources,
    missing,
    peek: read,
    open(path, from, absent = 'file-not-found') {
      const known = sources.get(path);
      if (known !== undefined) return known;
      const text = read(path);
      if (text === undefined) {
        missing.push(path);
        const code = read.whyNot?.(path) ?? absent;
        const problem = { code, found: path, expected: '', params: { path } };
        if (from !== null) faults.add(from, problem);
        else faults.addBare({ ...problem, file: path, line: 1, column: 1, text: '' });
        return undefined;
      }
      const source = parseSource(path, text);
      sources.set(path, source);
      return source;
    },
  };
}

/** Reads a runbook with all its sections, those of other runbooks too; a lone section is a runbook of its own. */
export function readFiles(entry: string, files: Files, faults: Faults): WrittenRunbook | undefined {
  const source = files.open(entryFile(entry, files), null);
  if (source === undefined) return undefined;
  const data = toJson(source, faults);
  const place = rootOf(source);
  const kind =
    typeof data === 'object' && data !== null && 'kind' in data ? data['kind'] : 'Section';
  if (kind !== 'Runbook') {
    const file = checkShape(sectionShape, data, place, faults);
    const section = { is: 'section', file, place, ref: file.ref, needs: file.needs } as const;
    const head = { id: file.id, title: file.title };
    return { place, head, parts: [{ ...section, needsPlace: at(place, 'needs') }] };
  }
  const file = checkShape(runbookShape, data, place, faults);
  return { place, head: file, parts: readParts(file, place, files, faults) };
}

export function entryFile(entry: string, files: Pick<Files, 'peek'>): string {
  if (/\.ya?ml$/.test(entry)) return entry;
  const inside = join(entry, 'runbook.yaml');
  return files.peek(inside) === undefined && files.peek(entry) !== undefined ? entry : inside;
}

function readParts(
  file: Loose<RunbookFile>,
  place: Place,
  files: Files,
  faults: Faults,
): (WrittenSection | WrittenMilestone)[] {
  const folder = dirname(place.source.path);
  const defined = (file.milestones ?? []).map((milestone, index) => ({
    is: 'milestone' as const,
    file: milestone ?? {},
    place: at(place, 'milestones', index),
  }));
  const placed = new Set<string>();
  const parts = (file.sections ?? []).flatMap(
    (entry, index): (WrittenSection | WrittenMilestone)[] => {
      const here = at(place, 'sections', index);
      if (entry === undefined) return [];
      if (typeof entry === 'string') return readSection(join(folder, entry), here, files, faults);
      if ('include' in entry) return readIncluded(entry, here, folder, files, faults);
      if (!('milestone' in entry) || entry.milestone === undefined) return [];
      const { milestone } = entry;
      if (typeof milestone !== 'string') {
        return [{ is: 'milestone' as const, file: milestone, place: at(here, 'milestone') }];
      }
      placed.add(milestone);
      const known = defined.filter((one) => one.file.id === milestone);
      if (known.length === 0) {
        const ids = defined.flatMap((one) => one.file.id ?? []);
        const expected = expectedOf(milestone, ids);
        const problem = { code: 'milestone-unknown', found: milestone, expected };
        faults.add(at(here, 'milestone'), { ...problem, params: { id: milestone } });
      }
      return known;
    },
  );
  return [...parts, ...defined.filter((one) => !placed.has(one.file.id ?? ''))];
}

function readSection(path: string, from: Place, files: Files, faults: Faults): WrittenSection[] {
  const isNew = !files.sources.has(path);
  const source = files.open(path, from);
  if (source === undefined) return [];
  if (!isNew) {
    faults.add(from, { code: 'section-twice', found: path, params: { path } });
    return [];
  }
  const place = rootOf(source);
  const file = checkShape(sectionShape, toJson(source, faults), place, faults);
  const { ref, needs } = file;
  return [{ is: 'section', file, place, ref, needs, needsPlace: at(place, 'needs') }];
}

function readIncluded(
  entry: {
    readonly include?: string | undefined;
    readonly ref?: string | undefined;
    readonly needs?: readonly (string | undefined)[] | undefined;
  },
  here: Place,
  folder: string,
  files: Files,
  faults: Faults,
): WrittenSection[] {
  const { include } = entry;
  if (include === undefined) return [];
  const [name = '', id = ''] = include.split('/');
  const other = join(folder, '..', name);
  const from = at(here, 'include');
  const list = files.open(join(other, 'runbook.yaml'), from, 'include-not-found');
  if (list === undefined) return [];
  const names = sectionFiles(list);
  const texts = names.map((one) => ({
    path: join(other, one),
    text: files.peek(join(other, one)),
  }));
  const ids = texts.map(({ text }) => (text === undefined ? undefined : sectionId(text)));
  const path = texts[ids.indexOf(id)]?.path;
  if (path === undefined) {
    const expected = expectedOf(
      id,
      ids.flatMap((one) => one ?? []),
    );
    const problem = { code: 'include-not-found', found: include, expected: `${name}/${expected}` };
    faults.add(from, { ...problem, params: { path: include } });
    return [];
  }
  return readSection(path, from, files, faults).map((section) => ({
    ...section,
    ref: entry.ref ?? section.ref,
    ...(entry.needs === undefined ? {} : { needs: entry.needs, needsPlace: at(here, 'needs') }),
  }));
}

/** The files that a runbook lists; without its other values, whose aliases might repeat without end. */
export function sectionFiles({ document }: Source): string[] {
  const sections = document.errors.length === 0 ? document.get('sections', true) : undefined;
  const listed = isSeq(sections) ? sections.items : [];
  return listed.flatMap((one) =>
    isScalar(one) && typeof one.value === 'string' ? [one.value] : [],
  );
}

/** The id of a section without reading all of its file. */
function sectionId(text: string): string | undefined {
  return /^id:\s*["']?([a-z][a-z0-9-]*)/m.exec(text)?.[1];
}
