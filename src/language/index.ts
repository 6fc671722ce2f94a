export { loadAnswers } from './answers.ts';
export { jsonSchema } from './json-schema.ts';
export { KINDS, kindOf, lintFile, lintRunbook, type Kind, type Linted } from './lint-file.ts';
export { loadRunbook, type Loaded } from './load-runbook.ts';
export type { ReadSource } from './read-files.ts';
export { loadScenario, type ScenarioNames } from './scenario.ts';
export { SITE_VALUES } from './site-values.ts';
