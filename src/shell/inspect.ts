import { execFile } from 'node:child_process';
import { WizardError } from '../model/error.ts';
import type { Inspect } from '../model/ports.ts';
import { visible } from './visible.ts';

const TIMEOUT_MS = 10_000;

/** Each program's own question for its version: none of these reads a cluster or changes anything. */
const QUESTIONS = {
  kubectl: ['version', '--client', '--output=json'],
  helm: ['version', '--short'],
  ssh: ['-V'],
  git: ['--version'],
} as const;
type Program = keyof typeof QUESTIONS;

/** Asks programs of this machine, in the environment that children of the wizard get. */
export function createInspect(baseEnv: () => { readonly [name: string]: string }): Inspect {
  return {
    async version(program, signal) {
      const env = baseEnv();
      const { which } = await import('./which.ts');
      const file = await which(program, { nothrow: true, path: env['PATH'] ?? '' });
      if (file === null) return undefined;
      const raw = await asked(program, file, env, signal);
      return { version: versionIn(program, raw), raw: visible(`${file}\n${raw}`).slice(0, 4096) };
    },
  };
}

function asked(
  program: Program,
  file: string,
  env: { readonly [name: string]: string },
  signal: AbortSignal,
): Promise<string> {
  const options = { env, signal, timeout: TIMEOUT_MS, maxBuffer: 1 << 20 };
  return new Promise((resolve, reject) => {
    execFile(file, QUESTIONS[program], options, (error, stdout, stderr) => {
      if (error === null) return resolve(`${stdout}${stderr}`);
      if (signal.aborted) return reject(error);
      const why = error.killed === true ? 'ETIMEDOUT' : String(error.code ?? error.signal ?? '?');
      reject(new WizardError('not-proven', 'program-failed', { program, why }));
    });
  });
}

/** Empty where the answer holds none: whoever compares says that it cannot tell. */
function versionIn(program: Program, raw: string): string {
  const where = program === 'kubectl' ? /"gitVersion":\s*"([^"]+)"/.exec(raw)?.[1] : raw;
  return /v?\d+\.\d+[\w.+-]*/.exec(where ?? '')?.[0] ?? '';
}
