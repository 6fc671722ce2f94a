import type { NacosMember } from '../model/nacos.ts';
import { aCause, found, type Found, type Params } from '../model/verdict.ts';
import { isNamed, parseAddress } from './at-address.ts';
import type { LivingPod } from './living-pod.ts';
import { unanswered, type Asked, type MembersAnswer } from './nacos-seen.ts';

/** Whether one server knows exactly the pods that live, each of them UP. */
export function membersFound(
  { name, object, seen }: Asked<Pick<MembersAnswer, 'members'>>,
  pods: readonly LivingPod[],
): readonly Found[] {
  if (seen.is !== 'answer') return [unanswered({ name, object }, seen)];
  const { about, members } = seen;
  if (about.mode === 'standalone' && pods.length > 1) {
    const params = { server: name, pods: pods.length };
    // It was started as one that is alone: it will never look for the others.
    return [found('fail', aCause('nacos-standalone', params, { object }))];
  }
  const wait = (code: string, params: Params, healsByItself = true) =>
    found('wait', aCause(code, { server: name, ...params }, { object, healsByItself }));
  const placed = members.map((member) => ({ member, pod: podOf(member, pods) }));
  const missing = pods.filter((pod) => !placed.some((one) => one.pod === pod));
  const strange = placed.filter(({ pod }) => pod === undefined);
  const others = placed.filter(
    ({ member, pod }) => pod !== undefined && !DOWN_OR_UP.has(member.state),
  );
  const faults = [
    ...(missing.length > 0 ? [wait('nacos-member-missing', { names: namesOf(missing) })] : []),
    ...stateFaults(
      placed.flatMap(({ member, pod }) => (pod === undefined ? [] : [member])),
      wait,
    ),
    ...(others.length > 0
      ? [
          wait(
            'nacos-member-isolated',
            { members: saidOf(others.map(({ member }) => member)) },
            false,
          ),
        ]
      : []),
    ...(strange.length > 0
      ? [wait('nacos-member-stranger', { members: saidOf(strange.map(({ member }) => member)) })]
      : []),
  ];
  return faults.length === 0 ? [{ ...found('pass', null), object }] : faults;
}

/** States that a server finds out by itself, again and again; others somebody has set. */
const DOWN_OR_UP = new Set(['UP', 'STARTING', 'SUSPICIOUS', 'DOWN']);

type Wait = (code: string, params: Params) => Found;

function stateFaults(members: readonly NacosMember[], wait: Wait): readonly Found[] {
  const known = members.filter(({ state }) => DOWN_OR_UP.has(state));
  const starting = known.filter(({ state }) => state === 'STARTING');
  const down = known.filter(({ state }) => state === 'SUSPICIOUS' || state === 'DOWN');
  return [
    ...(starting.length > 0 ? [wait('nacos-member-starting', { members: saidOf(starting) })] : []),
    ...(down.length > 0 ? [wait('nacos-member-down', { members: saidOf(down) })] : []),
  ];
}

function saidOf(members: readonly NacosMember[]): string {
  return members.map(({ address, state }) => `${address} ${state}`).join(', ');
}

function namesOf(pods: readonly LivingPod[]): string {
  return pods.map(({ name }) => name).join(', ');
}

function podOf({ address }: NacosMember, pods: readonly LivingPod[]): LivingPod | undefined {
  const host = (parseAddress(address)?.host ?? address).toLowerCase();
  return pods.find(
    ({ addresses, hostNames }) =>
      addresses.includes(host) || hostNames.some((one) => isNamed(host, one)),
  );
}
