import type { AccessAnswer, AccessQuestion } from '../model/access.ts';
import { aCause, type Cause } from '../model/verdict.ts';

/** An answer, and when it was given. */
export type Told = { readonly allowed: boolean; readonly at: number };

export type Asking = {
  readonly ask: (question: AccessQuestion) => Promise<AccessAnswer>;
  /** What is known already: a yes stands for a while, a no is asked again. */
  readonly told: Map<string, Told>;
  readonly now: () => number;
  readonly standsForMs: number;
};

/**
 * The questions that were denied. Of many objects of one kind it is asked first whether all of them are allowed: only
 * where that is denied each is asked for by its name.
 */
export async function askedRights(
  wants: readonly AccessQuestion[],
  asking: Asking,
): Promise<readonly AccessQuestion[]> {
  const denied: AccessQuestion[] = [];
  const groups = Map.groupBy(wants, ({ name: _name, ...rest }) => JSON.stringify(rest));
  for (const questions of groups.values()) {
    const [first] = questions;
    if (first === undefined) continue;
    const { name: _name, ...all } = first;
    if (await isAllowed(all, asking)) continue;
    const named = new Map(questions.map((one) => [one.name, one]));
    for (const one of named.values())
      if (one.name === undefined || !(await isAllowed(one, asking))) denied.push(one);
  }
  return denied;
}

async function isAllowed(question: AccessQuestion, asking: Asking): Promise<boolean> {
  const { ask, told, now, standsForMs } = asking;
  const key = JSON.stringify(question);
  const before = told.get(key);
  if (before?.allowed === true && now() - before.at < standsForMs) return true;
  const { allowed } = await ask(question);
  told.set(key, { allowed, at: now() });
  return allowed;
}

/** One cause for each resource in each namespace, with the commands that an administrator grants it by. */
export function lacking(denied: readonly AccessQuestion[]): readonly Cause[] {
  const groups = Map.groupBy(denied, ({ group, resource, namespace = '' }) =>
    [group, resource, namespace].join(' '),
  );
  return [...groups.values()].flatMap((questions) => {
    const [first] = questions;
    if (first === undefined) return [];
    const verbs = [...new Set(questions.map(({ verb }) => verb))];
    const { group, resource, namespace } = first;
    const full = group === '' ? resource : nameIn(group, resource);
    const command = commandFor(full, verbs, namespace);
    const params = { verbs: verbs.join(', '), resource: full, command };
    return namespace === undefined
      ? [aCause('access-missing-cluster', params)]
      : [aCause('access-missing', { ...params, namespace })];
  });
}

/** `deployments.apps`, `deployments.apps/scale`. */
function nameIn(group: string, resource: string): string {
  const [main = resource, subresource] = resource.split('/');
  return subresource === undefined ? `${main}.${group}` : `${main}.${group}/${subresource}`;
}

function commandFor(resource: string, verbs: readonly string[], namespace?: string): string {
  const name = `dr-wizard-${resource.replaceAll(/[./]/g, '-')}`;
  const [role, where] =
    namespace === undefined ? ['clusterrole', ''] : ['role', ` --namespace=${namespace}`];
  return [
    `kubectl create ${role} ${name} --verb=${verbs.join(',')} --resource=${resource}${where}`,
    `kubectl create ${role}binding ${name} --${role}=${name} --user=NAME${where}`,
  ].join(' && ');
}
