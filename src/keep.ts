import { createRedactor } from './journal/redact.ts';
import { keep as keepProgram } from './shell/keeper.ts';

/**
 * The hidden command `__keep`: the wizard starts itself so to keep a program of a run. Composed here, apart from main,
 * as a keeper needs the redactor and nothing else of the wizard.
 */
export function keep(): Promise<number> {
  return keepProgram(process.stdin, createRedactor);
}
