import { expect } from 'vitest';
import { parse } from 'yaml';
import type { KubeObject } from '../../src/model/ports.ts';
import { judge } from '../../src/readiness/index.ts';

/** Sentence, verdict, code of the cause (or of the first note), manifest. */
export type Case = readonly [string, string, string | null, string];

/** A workload `prod/gateway` with what the manifest says. */
export function aWorkload(kind: string, manifest: string): KubeObject {
  const { metadata, ...rest } = parse(manifest);
  return {
    apiVersion: 'apps/v1',
    kind,
    metadata: { name: 'gateway', namespace: 'prod', ...metadata },
    ...rest,
  };
}

/** Expects this verdict with this code, about this object; a cause exactly where it is not ready. */
export function expectJudged(kind: string, [, verdict, code, manifest]: Case): void {
  const is = judge(aWorkload(kind, manifest));

  const { cause, notes, object } = is;
  const seen = { verdict: is.verdict, code: cause?.code ?? notes[0]?.code ?? null };
  expect({ ...seen, object: object?.name }).toEqual({ verdict, code, object: 'gateway' });
  expect(verdict === 'pass').toBe(cause === null);
}
