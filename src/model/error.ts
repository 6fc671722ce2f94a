import type { Params, Raw } from './verdict.ts';

/** The process exit codes (DESIGN §8). 0 all proven, 1 something is not; these are the rest. */
export const EXIT_CODES = {
  'not-proven': 1,
  usage: 2,
  'faulty-file': 2,
  'cluster-unreachable': 3,
  forbidden: 4,
  'run-locked': 5,
  'journal-damaged': 6,
  'wrong-target': 7,
  bug: 70,
  interrupted: 130,
} as const;
export type ErrorKind = keyof typeof EXIT_CODES;

/**
 * Where somebody has to act. Anything thrown that is not a `WizardError` is a bug in the wizard.
 * `code` names the sentence and the remedy in `text/`; `kind` names the exit code.
 */
export class WizardError extends Error {
  override readonly name = 'WizardError';
  readonly kind: ErrorKind;
  readonly code: string;
  readonly params: Params;
  /** What was seen when it went wrong, such as a command's last lines. */
  readonly evidence: readonly Raw[];

  constructor(
    kind: ErrorKind,
    code: string,
    params: Params = {},
    options: ErrorOptions & { evidence?: readonly Raw[] } = {},
  ) {
    super(code, options);
    this.kind = kind;
    this.code = code;
    this.params = params;
    this.evidence = options.evidence ?? [];
  }
}
