import { WizardError } from '../model/error.ts';
import type { InsideAnswer } from '../model/ports.ts';
import type { Exec, Ran } from './exec.ts';
import { placesToTry, type ListPods, type LivingPod } from './living-pods.ts';

/** Neither was found: the program is not in the image, or nothing there can be run. */
const ABSENT = new Set([126, 127]);

/**
 * Asks for the addresses of a name from within the cluster, as its pods see it: by `getent`, else `nslookup`, in a pod that
 * is ready. Nothing else is ever run there.
 */
export function createInside(pods: ListPods, exec: Exec) {
  let known: LivingPod | undefined;

  async function ask(place: LivingPod, name: string, signal: AbortSignal) {
    for (const { argv, read } of QUESTIONS) {
      const ran = await exec(place, [...argv, name], signal);
      if (ran.exitCode === null || ABSENT.has(ran.exitCode)) continue;
      const addresses = read(ran);
      if (addresses === undefined) continue;
      const { namespace, name: pod } = place;
      const at = { namespace, pod, program: argv.join(' ') };
      return addresses.length === 0
        ? ({ is: 'not-found', ...at } as const)
        : ({ is: 'answer', addresses, ...at } as const);
    }
    return undefined;
  }

  return async (name: string, signal: AbortSignal): Promise<InsideAnswer> => {
    let why = 'no-pod';
    for (const place of placesToTry(await pods(signal), known)) {
      try {
        const answer = await ask(place, name, signal);
        if (answer === undefined) {
          why = 'no-answer';
          continue;
        }
        known = place;
        return answer;
      } catch (error) {
        signal.throwIfAborted();
        // Another pod may be on another node, or in a namespace where it is allowed.
        if (!(error instanceof WizardError)) throw error;
        why = error.code;
      }
    }
    return { is: 'nobody', code: why };
  };
}

/** Both end with another code where there is no such name, and say it where they could not ask. */
const QUESTIONS: readonly {
  readonly argv: readonly string[];
  readonly read: (ran: Ran) => readonly string[] | undefined;
}[] = [
  {
    argv: ['getent', 'ahosts'],
    read: ({ exitCode, stdout }) => {
      if (exitCode === 2) return [];
      return exitCode === 0 ? unique(stdout.match(/^[\da-f.:]+(?=\s)/gim) ?? []) : undefined;
    },
  },
  {
    argv: ['nslookup'],
    read: ({ exitCode, stdout, stderr }) => {
      const said = stdout + stderr;
      if (/NXDOMAIN|can't find|Name or service not known/i.test(said)) return [];
      // The first address is that of the server that was asked.
      const answers = stdout.slice(Math.max(0, stdout.search(/^Name:/im)));
      const found = [...answers.matchAll(/^Address(?: \d+)?:\s*([\da-f.:]+)/gim)];
      return exitCode === 0 ? unique(found.map(([, address = '']) => address)) : undefined;
    },
  },
];

function unique(all: readonly string[]): readonly string[] {
  return [...new Set(all)];
}
