import { readFile } from 'node:fs/promises';
import { expect } from 'vitest';
import * as z from 'zod';
import { KINDS, type Kind } from '../../../src/practice/store/kinds.ts';
import { shapeLines } from '../../../src/practice/store/shapes/read-shapes.ts';
import { clusterTest as test } from '../../support/control-plane/index.ts';
import { apiClient } from '../../support/practice/api-client.ts';
import { shapesOfOpenApi } from '../../support/practice/shapes-of-open-api.ts';

const Root = z.object({ paths: z.record(z.string(), z.object({ serverRelativeURL: z.string() })) });
const DEFINITION =
  'io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.CustomResourceDefinition';

function schemaName({ group, version, kind }: Kind): string {
  const [short = ''] = (group === '' ? 'core' : group).split('.');
  return `io.k8s.api.${short}.${version}.${kind}`;
}

test('the shapes of the kinds are those that the real API server tells of', async ({ cluster }) => {
  const ask = apiClient(await readFile(cluster.kubeconfig, 'utf8'));
  const root = Root.parse((await ask({ method: 'GET', path: '/openapi/v3' })).body);
  const paths = Object.entries(root.paths).filter(([name]) => /^(api|apis\/.*)\/v\d$/.test(name));
  const documents = await Promise.all(
    paths.map(async ([, { serverRelativeURL: path }]) => (await ask({ method: 'GET', path })).body),
  );
  const names = KINDS.filter(({ kind }) => kind !== 'CustomResourceDefinition').map(schemaName);

  const real = shapesOfOpenApi(documents, [
    ...names,
    ...['SelfSubjectAccessReview', 'SubjectAccessReview', 'SelfSubjectRulesReview'].map(
      (kind) => `io.k8s.api.authorization.v1.${kind}`,
    ),
    'io.k8s.api.authentication.v1.SelfSubjectReview',
    'io.k8s.api.autoscaling.v1.Scale',
    DEFINITION,
  ]);

  expect(Object.fromEntries(shapeLines())).toEqual(Object.fromEntries(real));
});
