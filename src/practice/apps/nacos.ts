import http from 'node:http';
import { listen } from '../listen.ts';

/*
 * The Nacos of the practice range and of the tests: what its public documentation and sources say of the answers
 * that are asked for. Nacos 1.4.8, 2.5.1 and 3.0.3: `HealthController`, `ServerStateController`, `NacosClusterController`,
 * `NamespaceController`, `UserController` and their `V3` forms, `AuthFilter`; nacos.io, "Open API", "Admin API".
 */

export type NacosState = {
  version: string;
  mode: 'cluster' | 'standalone';
  /** Why it is not ready; '' where it is. */
  notReady: string;
  members: readonly { readonly address: string; readonly state: string }[];
  /** Counts by id; '' is the first one. */
  configs: { readonly [namespace: string]: number };
  /** Who is let in; null where nobody has to log in. */
  user: { readonly username: string; readonly password: string } | null;
  /** It has not come up: each question gets 503. */
  starting: boolean;
};

export type Nacos = NacosState & {
  readonly host: string;
  readonly port: number;
  /** Each question, as `GET /path`. */
  readonly asked: string[];
  readonly stop: () => Promise<void>;
};

type Answer = readonly [status: number, body: string | object];

const TOKEN = 'eyJhbGciOiJIUzI1NiJ9.nacos-test';

/** One server on an address of loopback. */
export async function startNacos(
  place: { host?: string; port?: number } = {},
  more: Partial<NacosState> = {},
): Promise<Nacos> {
  const state: NacosState = {
    version: '2.5.1',
    mode: 'standalone',
    notReady: '',
    members: [],
    configs: { '': 0 },
    user: null,
    starting: false,
    ...more,
  };
  const asked: string[] = [];
  const server = http.createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      asked.push(`${request.method} ${request.url}`);
      const body = Buffer.concat(chunks).toString('utf8');
      const [status, text] = answerTo(nacos, request, new URLSearchParams(body));
      const isText = typeof text === 'string';
      response.writeHead(status, { 'content-type': isText ? 'text/plain' : 'application/json' });
      response.end(isText ? text : JSON.stringify(text));
    });
  });
  const { at, close } = await listen(server, place);
  const nacos: Nacos = Object.assign(state, { ...at, asked, stop: close });
  return nacos;
}

function answerTo(nacos: NacosState, request: http.IncomingMessage, form: URLSearchParams): Answer {
  if (nacos.starting) return [503, 'server is STARTING now, please try again later!'];
  const path = (request.url ?? '').split('?')[0] ?? '';
  const of = nacos.version.startsWith('3') ? third(nacos, path, form) : before(nacos, path, form);
  if (of === undefined) return notFound(path);
  if (of.open || isLet(nacos, request)) return of.answer;
  return forbidden(path, 'user not found!');
}

type Found = { readonly open: boolean; readonly answer: Answer };

function third(nacos: NacosState, path: string, form: URLSearchParams): Found | undefined {
  const success = (data: unknown): Answer => [200, { code: 0, message: 'success', data }];
  switch (path) {
    case '/nacos/v3/admin/core/state':
      return open(success(stateOf(nacos)));
    case '/nacos/v3/admin/core/state/readiness':
      return open(
        nacos.notReady === ''
          ? success('ok')
          : [200, { code: 30_000, message: nacos.notReady, data: null }],
      );
    case '/nacos/v3/admin/core/cluster/node/list':
      return { open: false, answer: success(membersOf(nacos)) };
    case '/nacos/v3/admin/core/namespace/list':
      return { open: false, answer: success(namespacesOf(nacos, 'public')) };
    case '/nacos/v3/auth/user/login':
      return open(login(nacos, path, form));
    default:
      return undefined;
  }
}

function before(nacos: NacosState, path: string, form: URLSearchParams): Found | undefined {
  const success = (data: unknown): Answer => [200, { code: 200, message: null, data }];
  switch (path) {
    case '/nacos/v1/console/server/state':
      return open([200, stateOf(nacos)]);
    case '/nacos/v1/console/health/readiness':
      return open(nacos.notReady === '' ? [200, 'OK'] : [500, nacos.notReady]);
    case '/nacos/v2/console/health/readiness':
      // Since 2.3, and 200 whatever is so: nobody must believe it.
      return open(
        nacos.notReady === ''
          ? [200, { code: 0, message: 'success', data: 'ok' }]
          : [200, { code: 30_000, message: nacos.notReady, data: null }],
      );
    case '/nacos/v1/core/cluster/nodes':
      return { open: false, answer: success(membersOf(nacos)) };
    case '/nacos/v1/console/namespaces':
      return open(success(namespacesOf(nacos, '')));
    case '/nacos/v1/auth/login':
      return open(login(nacos, path, form));
    default:
      return undefined;
  }
}

function open(answer: Answer): Found {
  return { open: true, answer };
}

function stateOf({ version, mode }: NacosState) {
  const key =
    version.startsWith('1') || version.startsWith('2.0') ? 'standalone_mode' : 'startup_mode';
  return { [key]: mode, function_mode: null, version };
}

function membersOf({ members, version }: NacosState) {
  return members.map(({ address, state }) => {
    const [ip = '', port = ''] = address.split(':');
    const extendInfo = { raftPort: '7848', site: 'unknow', version, weight: '1' };
    return { ip, port: Number(port), state, extendInfo, address, failAccessCnt: 0 };
  });
}

function namespacesOf({ configs }: NacosState, first: string) {
  return Object.entries(configs).map(([id, configCount]) => ({
    namespace: id === '' ? first : id,
    namespaceShowName: id === '' ? 'public' : `name of ${id}`,
    namespaceDesc: null,
    quota: 200,
    configCount,
    type: id === '' ? 0 : 2,
  }));
}

function login({ user }: NacosState, path: string, form: URLSearchParams): Answer {
  const isRight =
    user === null ||
    (form.get('username') === user.username && form.get('password') === user.password);
  if (!isRight) return forbidden(path, 'unknown user!');
  return [
    200,
    { accessToken: TOKEN, tokenTtl: 18_000, globalAdmin: true, username: form.get('username') },
  ];
}

function isLet({ user }: NacosState, { headers }: http.IncomingMessage): boolean {
  return user === null || headers.authorization === `Bearer ${TOKEN}`;
}

function forbidden(path: string, message: string): Answer {
  return [
    403,
    { timestamp: '2026-01-31T00:00:00.000+00:00', status: 403, error: 'Forbidden', message, path },
  ];
}

function notFound(path: string): Answer {
  return [
    404,
    { timestamp: '2026-01-31T00:00:00.000+00:00', status: 404, error: 'Not Found', path },
  ];
}
