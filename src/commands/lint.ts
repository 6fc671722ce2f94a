import { readdirSync } from 'node:fs';
import path from 'node:path';
import type { Command } from '../cli.ts';
import { kindOf, lintFile, lintRunbook, type ReadSource } from '../language/index.ts';
import type { Catalogue } from '../model/catalogue.ts';
import { EXIT_CODES } from '../model/error.ts';
import type { Finding, LintReport } from '../model/report.ts';
import { texts, type Texts } from '../text/index.ts';
import { jsonText } from '../text/json-text.ts';
import { visible } from '../text/visible.ts';
import { findingText } from './finding-text.ts';
import { CATALOGUE } from './load-book.ts';
import { readSource } from './read-source.ts';
import type { World } from './world.ts';

type Asked = Pick<Extract<Command, { do: 'lint' }>, 'paths' | 'output'>;

/** What is to be checked: runbooks by their folder, single files, and the sites that runbooks are checked with. */
type Files = {
  readonly runbooks: readonly string[];
  readonly files: readonly string[];
  readonly faults: readonly Finding[];
};

/** `dr-wizard lint`: all faults of all that is named. A site named beside a runbook is checked together with it. */
export async function lint(
  { cwd, lang, out }: Pick<World, 'cwd' | 'lang' | 'out'>,
  { paths, output }: Asked,
  catalogue: Catalogue = CATALOGUE,
): Promise<number> {
  const read = readSource(cwd);
  const named = paths.map((one) => filesAt(one, cwd, read));
  const files = named.flatMap((one) => one.files);
  const sites = files.filter((file) => kindOf(file, read) === 'Site');
  const linted = [
    ...named
      .flatMap((one) => one.runbooks)
      .map((runbook) => lintRunbook(runbook, sites, read, catalogue)),
    ...files.map((file) => lintFile(file, sites, read, catalogue)),
  ];
  const findings = distinct([
    ...named.flatMap((one) => one.faults),
    ...linted.flatMap((one) => one.findings),
  ]);
  const words = texts(lang);
  if (output === 'json') out(`${jsonText(reportOf(findings, words), 2)}\n`);
  else out(textOf(findings, distinct(linted.flatMap((one) => one.notes)), words));
  return findings.length === 0 ? 0 : EXIT_CODES['faulty-file'];
}

function textOf(findings: readonly Finding[], notes: readonly Finding[], words: Texts): string {
  const faults = findings.map((finding) => `${findingText(finding, words)}\n\n`);
  const left = notes.map((note) => {
    const { file, line, column } = note;
    return `${file}:${line}:${column}  ${visible(words.said(note).says)}\n`;
  });
  const { length: count } = findings;
  return [
    ...faults,
    ...left,
    left.length === 0 ? '' : `${words.t('report.lint.notes', { count: left.length })}\n`,
    `${words.t(count === 0 ? 'report.lint.clean' : 'report.lint.faults', { count })}\n`,
  ].join('');
}

function reportOf(findings: readonly Finding[], words: Texts): LintReport {
  const faults = findings.map((finding) => {
    const { file, line, column, code, found, expected } = finding;
    const message = words.said(finding).says;
    return { file, line, column, code, message, found, expected };
  });
  return { apiVersion: 'dr-wizard/v1', kind: 'LintReport', faults };
}

/** What a path names. In a folder that is every runbook, and every other file that says it is one of ours. */
function filesAt(named: string, cwd: string, read: ReadSource): Files {
  const given = posix(named);
  if (read(given) !== undefined) return { runbooks: [], files: [given], faults: [] };
  const whyNot = read.whyNot?.(given);
  if (whyNot !== 'file-is-folder') return nothingAt(given, whyNot ?? 'file-not-found');
  const isClosed = (folder: string) => read.whyNot?.(folder) === 'file-forbidden';
  const below = [given, ...foldersBelow(given, cwd, isClosed)];
  const faults = below
    .filter(isClosed)
    .flatMap((folder) => nothingAt(folder, 'file-forbidden').faults);
  const folders = below.filter((folder) => !isClosed(folder));
  const runbooks = folders.filter((folder) => read(inside(folder, 'runbook.yaml')) !== undefined);
  const files = folders.flatMap((folder) =>
    readdirSync(path.resolve(cwd, folder))
      .filter((name) => /\.ya?ml$/.test(name))
      .toSorted()
      .map((name) => inside(folder, name))
      .filter((file) => ['Site', 'Answers', 'Scenario'].includes(kindOf(file, read) ?? '')),
  );
  return runbooks.length + files.length + faults.length === 0
    ? nothingAt(given, 'nothing-to-lint')
    : { runbooks, files, faults };
}

function nothingAt(file: string, code: string): Files {
  const place = { file, line: 1, column: 1, text: '' };
  const fault = { ...place, code, found: file, expected: '', params: { path: file } };
  return { runbooks: [], files: [], faults: [fault] };
}

function foldersBelow(
  folder: string,
  cwd: string,
  isClosed: (folder: string) => boolean,
): readonly string[] {
  if (isClosed(folder)) return [];
  return readdirSync(path.resolve(cwd, folder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !/^\.|^node_modules$/.test(entry.name))
    .map((entry) => inside(folder, entry.name))
    .toSorted()
    .flatMap((below) => [below, ...foldersBelow(below, cwd, isClosed)]);
}

function inside(folder: string, name: string): string {
  return path.posix.join(folder, name);
}

function posix(named: string): string {
  return named.replaceAll(path.sep, '/');
}

function distinct(findings: readonly Finding[]): readonly Finding[] {
  const keyed = findings.map((finding) => [JSON.stringify(finding), finding] as const);
  return [...new Map(keyed).values()];
}
