import { expect, test } from 'vitest';
import { answerError } from '../../src/cluster/errors.ts';

const CALL = {
  server: 'https://192.0.2.1:6443',
  verb: 'patch',
  resource: 'configmaps',
  kind: 'ConfigMap',
  name: 'web',
  namespace: 'prod',
} as const;
const BEFORE = 'failed to create typed patch object (prod/web; /v1, Kind=ConfigMap): ';

function refused(message: string, status: number = 500) {
  return answerError(status, JSON.stringify({ kind: 'Status', status: 'Failure', message }), CALL);
}

test.each([
  [
    'a number in place of a text',
    '.data.a: expected string, got &value.valueUnstructured{Value:3}',
    '.data.a: expected string',
  ],
  [
    'several at once',
    'errors:\n  .spec.replicas: expected numeric (int or float), got string\n  .spec.x: field not declared in schema',
    '.spec.replicas: expected numeric (int or float); .spec.x: field not declared in schema',
  ],
  [
    'something in an item that has a name',
    '.spec.template.spec.containers[name="app"].ports[containerPort=80,protocol="TCP"].hostPot: field not declared in schema',
    '.spec.template.spec.containers[name="app"].ports[containerPort=80,protocol="TCP"].hostPot: field not declared in schema',
  ],
  [
    'an annotation, whose name has a slash and a colon after it',
    '.metadata.annotations.example.com/a: expected string, got &value.valueUnstructured{Value:true}',
    '.metadata.annotations.example.com/a: expected string',
  ],
  [
    'a map in place of a list',
    '.spec.template.spec.containers: expected list, got &{map[image:x name:app]}',
    '.spec.template.spec.containers: expected list',
  ],
  [
    'an item twice',
    '.spec.template.spec.containers: duplicate entries for key [name="app"]',
    '.spec.template.spec.containers: duplicate entries',
  ],
  [
    'an item without its name',
    '.spec.template.spec.containers: element 0: associative list with keys has an element that omits key field "name"',
    '.spec.template.spec.containers: element 0 omits key field "name"',
  ],
  [
    'an item of a set',
    '.spec.hosts[="s3cret"]: expected string, got map',
    '.spec.hosts[…]: expected string',
  ],
  ['what nobody has heard of', '.spec.y: wants s3cret', '.spec.y'],
  ['nothing that can be read', 'schema error: s3cret', '-'],
])(
  'a manifest with %s was in doubt, as if the API server could not serve now',
  (_, said, fields) => {
    const error = refused(`${BEFORE}${said}`);

    expect(error).toMatchObject({ kind: 'faulty-file', code: 'api-invalid' });
    expect(error.params).toEqual({ kind: 'ConfigMap', name: 'prod/web', fields });
  },
);

test('a hundred fields are not all told, but how many there are', () => {
  const lines = Array.from({ length: 100 }, (_, n) => `  .data.k${n}: expected string, got bool`);

  const { params } = refused(`${BEFORE}errors:\n${lines.join('\n')}`);

  expect(params['fields']).toMatch(/^\.data\.k0: expected string; .*; … \+80$/);
});

test.each([
  'failed to create typed live object (prod/web; /v1, Kind=ConfigMap): .data.a: expected string, got x',
  'etcdserver: request timed out',
])('an API server that fails on its own side is still in doubt: %s', (message) => {
  expect(refused(message)).toMatchObject({ kind: 'cluster-unreachable', code: 'api-unavailable' });
});
