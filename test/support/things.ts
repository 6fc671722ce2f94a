import { expect, vi } from 'vitest';
import type { ActionDef, Catalogue, LedgerEntry } from '../../src/model/catalogue.ts';
import type { Fact } from '../../src/model/event.ts';
import type { StepDef } from '../../src/model/runbook.ts';
import { aCause, found } from '../../src/model/verdict.ts';
import { anAction, aProbe, aStep, passing } from './a-runbook.ts';
import { aRun, decided, is, textOf } from './a-world.ts';

export const entry = (name: string): LedgerEntry => ({
  what: { kind: 'ConfigMap', name, uid: `uid-${name}` },
  undo: { uses: 'fake/remove', with: { name } },
});

export const HAND: LedgerEntry = {
  what: { kind: 'Host', name: 'jump' },
  undo: { byHand: { en: 'Log in and remove it.', zh: '登录并删除。' } },
};

/** Each step's action puts things into the world; `fake/remove` takes one out of it again. */
export function aWorldOfThings(creates: { [step: string]: readonly LedgerEntry[] }) {
  const there = new Set<string>();
  const removed: string[] = [];
  let onRemove: (name: string, key: string) => void = () => {};
  const act: ActionDef['act'] = async (input) => {
    const created = creates[textOf(input['step'])] ?? [];
    for (const { what } of created) there.add(what.name);
    return { changed: true, created, evidence: [] };
  };
  const remove: ActionDef['act'] = async (input, { attempt }) => {
    const name = textOf(input['name']);
    onRemove(name, attempt.key);
    removed.push(`${name} ${attempt.key.split('/').slice(1).join('/')}`);
    return { changed: there.delete(name), created: [], evidence: [{ name: 'gone', text: name }] };
  };
  const look = async (input: { [key: string]: unknown }) => {
    const wanted = creates[String(input['step'])] ?? [];
    const all = wanted.every(({ what }) => there.has(what.name));
    return all
      ? passing()
      : ({ ...found('wait', aCause('not-yet')), finds: {}, evidence: [] } as const);
  };
  const catalogue: Catalogue = {
    probes: { 'fake/ready': aProbe(look) },
    actions: {
      'fake/act': anAction(act),
      'fake/remove': {
        ...anAction(remove),
        plan: (input) => ({
          will: [aCause('will-remove', { name: textOf(input['name']) })],
          byHand: [['rm', textOf(input['name'])]],
          atRisk: textOf(input['name']),
        }),
      },
    },
  };
  return {
    catalogue,
    there,
    removed,
    onRemove: (listener: typeof onRemove) => {
      onRemove = listener;
    },
  };
}

/** Nothing ends the run: this step waits for a person for ever. */
export const OPEN = aStep('open', { kind: 'manual', proofs: [], attest: {} });
export const GO = { do: 'go', step: null, value: 'main' } as const;

export async function passed(
  steps: readonly StepDef[],
  world: ReturnType<typeof aWorldOfThings>,
  facts?: readonly Fact[],
) {
  const run = await aRun([...steps, OPEN], world, facts === undefined ? {} : { facts });
  await decided(run.handle, [GO]);
  await vi.waitFor(() =>
    expect(steps.map(({ id }) => is(run.handle, id))).toEqual(steps.map(() => 'passed')),
  );
  return run;
}
