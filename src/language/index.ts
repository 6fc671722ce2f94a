export { loadRunbook, type Loaded } from './load-runbook.ts';
export type { ReadSource } from './read-files.ts';
export { SITE_VALUES } from './site-values.ts';
