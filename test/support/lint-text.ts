import { loadRunbook, type Loaded } from '../../src/language/index.ts';
import type { Finding } from '../../src/model/report.ts';
import type { Runbook } from '../../src/model/runbook.ts';
import { catalogue } from './catalogue.ts';

export type FileTexts = { readonly [path: string]: string };

export function load(files: FileTexts, entry = 'book/runbook.yaml', site = 'site.yaml'): Loaded {
  const read = (path: string) => (Object.hasOwn(files, path) ? files[path] : undefined);
  return loadRunbook(entry, read(site) === undefined ? null : site, read, catalogue);
}

/** A lone section whose steps begin on line 4. */
export function aSection(steps: string): string {
  return `id: one\ntitle: { en: One }\nsteps:\n${steps.replace(/^\n/, '')}`;
}

/** A site that says nothing but what is given. */
export function aSite(more = ''): string {
  return `apiVersion: dr-wizard/v1\nkind: Site\nid: here\ntitle: { en: Here }\n${more.replace(/^\n/, '')}`;
}

/** Findings as `line:column code found → expected`. */
export function briefly(findings: readonly Finding[]): readonly string[] {
  return findings.map(
    ({ line, column, code, found, expected }) => `${line}:${column} ${code} ${found} → ${expected}`,
  );
}

export function faultsIn(steps: string, site?: string): readonly string[] {
  const files = {
    'one.yaml': aSection(steps),
    ...(site === undefined ? {} : { 'site.yaml': aSite(site) }),
  };
  return briefly(load(files, 'one.yaml').findings);
}

/** The runbook of a lone section that has no fault. */
export function goodRunbook(steps: string, site?: string): Runbook {
  const files = {
    'one.yaml': aSection(steps),
    ...(site === undefined ? {} : { 'site.yaml': aSite(site) }),
  };
  const { runbook, findings } = load(files, 'one.yaml');
  if (runbook === null) throw new Error(briefly(findings).join('\n'));
  return runbook;
}

export const PROVE = 'prove: [ { probe: kubernetes/api-ready } ]';

/** One step of a section: a check that is always there. */
export function aCheck(id: string, more = ''): string {
  return `  - { id: ${id}, title: { en: ${id} }, ${more} ${PROVE} }\n`;
}

export function aSectionFile(id: string, steps: string, more = ''): string {
  return `id: ${id}\ntitle: { en: ${id} }\n${more}steps:\n${steps}`;
}

export function aRunbookFile(sections: string, more = ''): string {
  return `apiVersion: dr-wizard/v1\nkind: Runbook\nid: book\ntitle: { en: Book }\nsections:\n${sections}${more}`;
}
