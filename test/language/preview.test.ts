import { expect, test } from 'vitest';
import type { Json, JsonObject } from '../../src/model/json.ts';
import { goodRunbook } from '../support/lint-text.ts';

const CHECKS = `
  - id: a
    title: { en: A }
    prove:
      - probe: command/version
        with:
          program: "\${{ site.hosts.map(one, one.program)[0] }}"
          atLeast: "\${{ has(site.helm.atLeast) ? site.helm.atLeast : null }}"
`;

function previewed(site: string, data: JsonObject): Json | undefined {
  const proof = goodRunbook(CHECKS, site).steps.at(-1)?.proofs[0];
  return proof?.is === 'probe' ? proof.with.preview?.({ site: data }) : undefined;
}

test('a preview leaves out what an optional key comes to as null', () => {
  const hosts = [{ program: 'kubectl' }];

  expect(previewed('hosts: [ { program: kubectl } ]\nhelm: {}\n', { hosts, helm: {} })).toEqual({
    program: 'kubectl',
  });
});

test('what is known only in parts is shown by its name, not by the formula over it', () => {
  const helm = { atLeast: '1.30.0' };
  const site = 'hosts: [ {} ]\nhelm: { atLeast: "1.30.0" }\n';

  expect(previewed(site, { hosts: [{}], helm })).toEqual({
    program: '‹site.hosts›',
    atLeast: '1.30.0',
  });
});
