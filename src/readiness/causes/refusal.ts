import type { KubeObject } from '../../model/ports.ts';
import type { Cause } from '../../model/verdict.ts';
import type { TreeCode } from './codes.ts';
import { told, type Ground } from './told.ts';

type Answer = {
  readonly code: TreeCode;
  readonly pattern: RegExp;
  /** Which of its groups the sentence names; `message` is the API server's own words without what leads to them. */
  readonly message?: RegExp;
};

/** Why the API server does not take a pod, by its words; the first that fits. */
const ANSWERS: readonly Answer[] = [
  {
    code: 'webhook-silent',
    pattern: /failed calling (?:admission )?webhook "(?<webhook>[^"]+)"/,
    message: /failed calling (?:admission )?webhook "[^"]+":? ?(.*)$/s,
  },
  {
    code: 'webhook-refused',
    pattern: /admission webhook "(?<webhook>[^"]+)" denied the request/,
    message: /denied the request:? ?(.*)$/s,
  },
  {
    code: 'policy-refused',
    pattern: /ValidatingAdmissionPolicy '(?<policy>[^']+)'.* denied request/,
    message: /denied request:? ?(.*)$/s,
  },
  {
    code: 'pod-security-refused',
    pattern: /violates PodSecurity "(?<level>[^"]+)"/,
    message: /violates PodSecurity "[^"]+":? ?(.*)$/s,
  },
  {
    code: 'quota-needs-requests',
    pattern: /failed quota: (?<quota>[^:\s]+): must specify (?<resource>.*)$/s,
  },
  {
    code: 'service-account-absent',
    pattern: /service ?account "?(?:[\w.-]+\/)?(?<account>[\w.-]+)"?:? .*not found/,
  },
  { code: 'priority-class-absent', pattern: /no PriorityClass with name "?(?<priority>[\w.-]+)/ },
  {
    code: 'runtime-class-absent',
    pattern: /RuntimeClass(?:\.node\.k8s\.io)? "?(?<runtime>[\w.-]+)"?.* not found/,
  },
  { code: 'namespace-ending', pattern: /because it is being terminated/ },
  {
    code: 'limit-range-refused',
    pattern: /(?:maximum|minimum) \S+ usage per |max limit to request ratio per /,
    message: /is forbidden: \[?(.*?)\]?$/s,
  },
  { code: 'pod-template-invalid', pattern: /is invalid: /, message: /is invalid: (.*)$/s },
];

/** Why a controller may not create what it has to. */
export function refusalCause(object: KubeObject, ground: Ground, message: string): Cause {
  const quota = quotaParams(message);
  if (quota !== undefined) return told('quota-exceeded', object, ground, { ...quota, message });
  for (const { code, pattern, message: words } of ANSWERS) {
    const match = pattern.exec(message);
    if (match === null) continue;
    const said = words?.exec(message)?.[1] ?? message;
    return told(code, object, ground, { ...match.groups, message: said });
  }
  return told('creation-refused', object, ground, { message });
}

/** `exceeded quota: compute, requested: cpu=1,pods=1, used: cpu=4,pods=9, limited: cpu=4,pods=9` */
function quotaParams(message: string): { readonly [name: string]: string } | undefined {
  const match =
    /exceeded quota: ([^,\s]+), requested: (.+?), used: (.+?), limited: (.+?)\s*$/s.exec(message);
  if (match === null) return undefined;
  const [, quota = '', requested = '', used = '', limited = ''] = match;
  const resource = requested
    .split(',')
    .map((one) => one.split('=')[0] ?? '')
    .join(', ');
  return {
    quota,
    resource,
    requested: amounts(requested),
    used: amounts(used),
    limited: amounts(limited),
  };
}

/** Of one resource only the amount, as its name is said anyway. */
function amounts(list: string): string {
  const all = list.split(',');
  return all.length === 1 ? (list.split('=')[1] ?? list) : all.join(', ');
}
