import { closest, distance } from 'fastest-levenshtein';
import type { Finding } from '../model/report.ts';
import type { Params } from '../model/verdict.ts';
import { rangeOf, sourceText, type Place, type Range } from './source.ts';

/** What is wrong at a place. `found` defaults to the text there. */
export type Problem = {
  readonly code: string;
  readonly found?: string;
  readonly expected?: string;
  readonly params?: Params;
  readonly on?: 'key' | 'value';
  /** Where inside the file, where it is not the whole value. */
  readonly range?: Range;
};

/** Collects faults of all files: nothing stops at the first one, and nothing is said twice. */
export type Faults = {
  readonly add: (place: Place, problem: Problem) => void;
  /** For a file that could not be read: there is no source to point at. */
  readonly addBare: (finding: Finding) => void;
  /** In the order of the files as they were read, then by line. */
  readonly list: () => readonly Finding[];
};

export function collectFaults(): Faults {
  const found = new Map<string, Finding>();
  const files: string[] = [];
  const keep = (finding: Finding) => {
    const { file, line, column, code } = finding;
    if (!files.includes(file)) files.push(file);
    const key = JSON.stringify([file, line, column, code, finding.found, finding.expected]);
    if (!found.has(key)) found.set(key, finding);
  };
  return {
    add: (place, problem) => {
      const finding = toFinding(place, problem);
      if (finding !== undefined) keep(finding);
    },
    addBare: keep,
    list: () =>
      [...found.values()].toSorted(
        (a, b) =>
          files.indexOf(a.file) - files.indexOf(b.file) || a.line - b.line || a.column - b.column,
      ),
  };
}

function toFinding(place: Place, problem: Problem): Finding | undefined {
  const { source } = place;
  const { start } = problem.range ?? rangeOf(place, problem.on);
  const { line, col } = source.lines.linePos(start);
  if (!problem.code.startsWith('yaml-') && isConsequence(place, line, problem.code)) {
    return undefined;
  }
  return {
    file: source.path,
    line: Math.max(line, 1),
    column: Math.max(col, 1),
    code: problem.code,
    found: problem.found ?? sourceText(place),
    expected: problem.expected ?? '',
    params: problem.params ?? {},
    text: source.text.split('\n', line)[line - 1]?.trimEnd() ?? '',
  };
}

/** Faults of something that is not there: after a syntax fault it may be there all the same. */
const LACKING = new Set(
  'missing-key missing-with-key empty no-text template-open step-empty manual-unproven action-unproven'.split(
    ' ',
  ),
);

/** What a syntax fault stands in, and what comes after the parser was lost, would only give false faults. */
function isConsequence(place: Place, line: number, code: string): boolean {
  const { brokenLines, lostFrom, lines } = place.source;
  if (lostFrom !== null && line >= lostFrom) return true;
  const ends = lines.linePos(rangeOf(place).end).line + (LACKING.has(code) ? 1 : 0);
  return [...brokenLines].some((broken) => line <= broken && broken <= ends);
}

/** The known name that was probably meant; undefined where none is near. */
export function nearest(name: string, known: readonly string[]): string | undefined {
  if (known.length === 0) return undefined;
  const letters = sorted(name);
  const best = known.find((one) => sorted(one) === letters) ?? closest(name, known);
  return distance(name, best) <= Math.max(2, Math.floor(name.length / 3)) ? best : undefined;
}

function sorted(name: string): string {
  return name.split('').toSorted().join('');
}

/** What stands as `expected` of an unknown name: the one that was meant, else all there are. */
export function expectedOf(name: string, known: readonly string[]): string {
  const near = nearest(name, known);
  if (near !== undefined) return near;
  const shown = known.slice(0, 20).join(' | ');
  return known.length > 20 ? `${shown} | …` : shown;
}
