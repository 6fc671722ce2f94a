import { WizardError } from './error.ts';

const PASSING: ReadonlySet<string> = new Set([
  'cloud-unreachable',
  'cloud-no-answer',
  'cloud-throttled',
  'cloud-server-error',
]);

/** Whether it may be answered again later, without anything being done about it here. */
export function isPassing(error: unknown): error is WizardError {
  return error instanceof WizardError && PASSING.has(error.code);
}
