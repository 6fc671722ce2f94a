import * as z from 'zod';
import { apiVersionOf, KINDS } from '../../../../src/practice/store/kinds.ts';
import type { Reply } from '../api-client.ts';
import type { Questions } from './ask-both.ts';

const TABLE = 'application/json;as=Table;v=v1;g=meta.k8s.io,application/json';
const Table = z.object({
  columnDefinitions: z.array(
    z.object({ name: z.string(), format: z.string(), priority: z.number() }),
  ),
});
/** What an operator looks at by hand. */
const LOOKED_AT = ['nodes', 'pods', 'services', 'namespaces', 'configmaps', 'secrets'];

const Resources = z.object({ resources: z.array(z.looseObject({ name: z.string() })) });
const Version = z.record(z.string(), z.string());

/** What is served, under which names and with which verbs, and how it is shown to a person. */
export const shown: Questions = async ({ admin }, note) => {
  const served = new Set(
    KINDS.flatMap(({ plural, subresources }) => [
      plural,
      ...subresources.map((one) => `${plural}/${one}`),
    ]),
  );
  for (const path of new Set(KINDS.map(pathOf))) {
    const { status, body } = await admin({ method: 'GET', path });
    const { resources } = Resources.parse(body);
    // The real one serves more kinds, which the range does not have.
    const all = resources.filter(({ name }) => served.has(name));
    note(path, { status, body: Object.fromEntries(all.map((one) => [one.name, one])) });
  }
  for (const path of [...LOOKED_AT.map((one) => `/api/v1/${one}`), '/apis/apps/v1/deployments']) {
    const { status, body } = await admin({ method: 'GET', path, accept: TABLE });
    const columns = Table.parse(body).columnDefinitions;
    const said = columns.map(({ name, format, priority }) => `${name} ${format} ${priority}`);
    note(`columns of ${path}`, { status, body: said });
  }
  note('version', keysOf(await admin({ method: 'GET', path: '/version' })));
  for (const path of [
    '/readyz',
    '/livez',
    '/healthz',
    '/nothing',
    '/api',
    '/apis/nobody.example.com',
  ])
    note(path, await admin({ method: 'GET', path }));
};

function pathOf({ group, version }: (typeof KINDS)[number]): string {
  return `${group === '' ? '/api' : '/apis'}/${apiVersionOf({ group, version })}`;
}

/** Which of them are told, as each server is another one. */
function keysOf({ status, body }: Reply): Reply {
  return { status, body: Object.keys(Version.parse(body)).toSorted() };
}
