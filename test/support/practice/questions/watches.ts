import type { ApiClient, Reply } from '../api-client.ts';
import type { Questions } from './ask-both.ts';

const MERGE = 'application/merge-patch+json';

export function versionIn({ body }: Reply): string {
  return /"resourceVersion":"(\d+)"/.exec(JSON.stringify(body))?.[1] ?? '';
}

/** What is told of a kind after a version, until the server has had its second. */
function watched(ask: ApiClient, all: string, from: string, more = ''): Promise<Reply> {
  return ask({
    method: 'GET',
    path: `${all}?watch=1&timeoutSeconds=1&resourceVersion=${from}${more}`,
  });
}

export const watches: Questions = async ({ ns, admin }, note) => {
  const all = `/api/v1/namespaces/${ns}/secrets`;
  const secret = (name: string, labels: object = {}) => ({
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name, labels },
    data: { key: 'dmFsdWU=' },
  });
  const label = (name: string, labels: object) =>
    admin({
      method: 'PATCH',
      path: `${all}/${name}`,
      type: MERGE,
      body: { metadata: { labels } },
    });
  const before = versionIn(await admin({ method: 'GET', path: all }));
  for (const name of ['a', 'b'])
    await admin({ method: 'POST', path: all, body: secret(name, { app: name }) });
  await label('a', { app: 'b' });
  await label('b', { app: 'a' });
  await admin({ method: 'DELETE', path: `${all}/b` });

  note('follows all', await watched(admin, all, before));
  note('follows a label', await watched(admin, all, before, '&labelSelector=app%3Db'));
  note('follows one', await watched(admin, all, before, '&fieldSelector=metadata.name%3Da'));
  note('follows from nothing', await watched(admin, all, ''));
  note('follows from anything', await watched(admin, all, '0'));
  note('follows from no version', await watched(admin, all, 'x'));
  note(
    'wants the first ones and a bookmark',
    await watched(
      admin,
      all,
      '',
      '&sendInitialEvents=true&allowWatchBookmarks=true&resourceVersionMatch=NotOlderThan',
    ),
  );
  note('wants the first ones alone', await watched(admin, all, '', '&sendInitialEvents=true'));
  note(
    'wants them without bookmarks',
    await watched(admin, all, '', '&sendInitialEvents=true&resourceVersionMatch=NotOlderThan'),
  );
  note(
    'lists from a version in no way',
    await admin({ method: 'GET', path: `${all}?resourceVersionMatch=Exact` }),
  );
  note(
    'lists from a version in an unknown way',
    await admin({ method: 'GET', path: `${all}?resourceVersion=1&resourceVersionMatch=Some` }),
  );
  note('lists from no version', await admin({ method: 'GET', path: `${all}?resourceVersion=x` }));
  note('reads from no version', await admin({ method: 'GET', path: `${all}/a?resourceVersion=x` }));
  note(
    'lists at least from a version',
    await admin({ method: 'GET', path: `${all}?resourceVersion=0` }),
  );
  note('has a bad limit', await admin({ method: 'GET', path: `${all}?limit=x` }));
  note(
    'has a limit and a version',
    await admin({ method: 'GET', path: `${all}?limit=1&continue=eyJ&resourceVersion=1` }),
  );
};
