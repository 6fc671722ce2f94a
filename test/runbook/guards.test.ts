import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { actions } from '../../src/actions/index.ts';
import { loadRunbook } from '../../src/language/index.ts';
import type { Json } from '../../src/model/json.ts';
import { isObject } from '../../src/model/json.ts';
import { probes } from '../../src/probes/index.ts';

/** What a proof of a shipped step asks for on this site, as far as it is known before a run. */
function asked(site: string, id: string, probe: string): { readonly [key: string]: Json } {
  const read = (file: string) => readFileSync(file, 'utf8');
  const file = `runbook/sites/${site}.yaml`;
  const entry = 'runbook/cluster-recovery/runbook.yaml';
  const { runbook } = loadRunbook(entry, file, read, { probes, actions });
  const proof = runbook?.steps
    .find((step) => step.id === id)
    ?.proofs.find((one) => one.is === 'probe' && one.probe === probe);
  const scope = { site: runbook?.site.data ?? {}, values: {}, run: {} };
  const input = proof?.is === 'probe' ? proof.with.preview?.(scope) : undefined;
  return isObject(input) ? input : {};
}

test.each(['roxe', 'example'])(
  'on %s a second ingress counts only if it is of its chart',
  (site) => {
    const input = asked(site, 'second-ingress-release', 'helm/release-deployed');

    expect(input['chart']).toBe('ack-ingress-nginx-v1');
  },
);
