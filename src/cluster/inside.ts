import { WizardError } from '../model/error.ts';
import { isObject, type JsonObject } from '../model/json.ts';
import type { InsideAnswer } from '../model/ports.ts';
import type { Exec, Ran } from './exec.ts';
import { parseJson } from './kube-object.ts';
import type { Transport } from './transport.ts';

/** Enough to find one with a shell among; a cluster may have thousands. */
const LISTED = 200;
const TRIED = 8;
/** Neither was found: the program is not in the image, or nothing there can be run. */
const ABSENT = new Set([126, 127]);

type Place = {
  readonly namespace: string;
  readonly name: string;
  readonly container: string;
  readonly image: string;
};

/**
 * Asks for the addresses of a name from within the cluster, as its pods see it: by `getent`, else `nslookup`, in a pod that
 * is ready. Nothing else is ever run there.
 */
export function createInside(pods: ListPods, exec: Exec) {
  let known: Place | undefined;

  async function ask(place: Place, name: string, signal: AbortSignal) {
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
    const places = (await pods(signal)).filter(isReady).flatMap(placeOf);
    const first = places.filter((one) => isSame(one, known));
    const rest = places.filter((one) => !isSame(one, known));
    for (const place of [...first, ...oneAnImage(rest)].slice(0, TRIED)) {
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

export type ListPods = (signal: AbortSignal) => Promise<readonly JsonObject[]>;

/** The first ones of the pods that run, in all namespaces. */
export function runningPods(transport: Transport): ListPods {
  const search = new URLSearchParams({
    fieldSelector: 'status.phase=Running',
    limit: String(LISTED),
  });
  const request = {
    path: `/api/v1/pods?${search.toString()}`,
    method: 'GET',
    verb: 'list',
    resource: 'pods',
    kind: 'Pod',
  } as const;
  return async (signal) => {
    const body = await transport.read(request, signal);
    const list = parseJson(body ?? '', transport.keyring().access.server);
    return isObject(list) && Array.isArray(list['items']) ? list['items'].filter(isObject) : [];
  };
}

function isReady({ status }: JsonObject): boolean {
  const conditions =
    isObject(status) && Array.isArray(status['conditions']) ? status['conditions'] : [];
  return conditions.some(
    (one) => isObject(one) && one['type'] === 'Ready' && one['status'] === 'True',
  );
}

function placeOf({ metadata, spec }: JsonObject): readonly Place[] {
  if (!isObject(metadata) || !isObject(spec) || 'deletionTimestamp' in metadata) return [];
  const [container] = Array.isArray(spec['containers']) ? spec['containers'] : [];
  const { namespace, name } = metadata;
  if (!isObject(container) || typeof namespace !== 'string' || typeof name !== 'string') return [];
  const { name: own, image } = container;
  return typeof own === 'string'
    ? [{ namespace, name, container: own, image: typeof image === 'string' ? image : '' }]
    : [];
}

/** What is not in one container of an image is in none. */
function oneAnImage(places: readonly Place[]): readonly Place[] {
  return [...new Map(places.toReversed().map((one) => [one.image, one])).values()].toReversed();
}

function isSame(one: Place, other: Place | undefined): boolean {
  return one.namespace === other?.namespace && one.name === other.name;
}

function unique(all: readonly string[]): readonly string[] {
  return [...new Set(all)];
}
