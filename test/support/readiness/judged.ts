import { parse } from 'yaml';
import type { KubeObject } from '../../../src/model/ports.ts';
import { judgeObject } from '../../../src/readiness/index.ts';

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

/** The verdict, the code and whom it is about. A cause without `pass`, or `pass` with one, shows as code `?`. */
export function judged(kind: string, manifest: string) {
  const { verdict, cause, notes, object } = judgeObject(aWorkload(kind, manifest));
  const code = cause?.code ?? notes[0]?.code ?? null;
  return [verdict, (verdict === 'pass') === (cause === null) ? code : '?', object?.name];
}
