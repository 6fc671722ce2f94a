import http from 'node:http';
import { listen } from '../listen.ts';

/*
 * The Jenkins of the practice range and of the tests. It speaks the remote access API (https://www.jenkins.io/doc/book/using/remote-access-api/) as
 * the core exports it: hudson.PluginWrapper (plugins; those that failed to load are not exported), hudson.model.Hudson
 * (jobs), and the Credentials plugin (docs/user.adoc, "REST API"). Its headers and what it answers while it starts are
 * those of jenkins.model.Jenkins and hudson.util.HudsonIsLoading.
 */
export type JenkinsPlugin = {
  readonly shortName: string;
  readonly version: string;
  readonly active?: boolean;
  readonly enabled?: boolean;
  readonly deleted?: boolean;
  readonly dependencies?: readonly {
    readonly shortName: string;
    readonly version: string;
    readonly optional: boolean;
  }[];
};

export type JenkinsJob = { readonly fullName: string; readonly jobs?: readonly JenkinsJob[] };

export type JenkinsState = {
  readonly starting: boolean;
  readonly session: string;
  readonly plugins: readonly JenkinsPlugin[];
  /** By domain; `_` is the one for everything. */
  readonly credentials: { readonly [domain: string]: readonly string[] };
  readonly jobs: readonly JenkinsJob[];
  /** `user:token`; nobody else may see more than the login page. */
  readonly login: string;
  /** Another body at one path. */
  readonly instead?: { readonly [path: string]: string };
};

export type JenkinsRequest = {
  readonly method: string;
  readonly path: string;
  readonly authorization: string | undefined;
};

export type JenkinsServer = {
  readonly port: number;
  readonly asked: readonly JenkinsRequest[];
  set(more: Partial<JenkinsState>): void;
  stop(): Promise<void>;
};

const BEGINNING: JenkinsState = {
  starting: false,
  session: '4f1c1c2a',
  plugins: [],
  credentials: { _: [] },
  jobs: [],
  login: 'admin:11aa',
};

/** On a port of loopback, or of an address that is this machine's; stop it yourself. */
export async function startJenkins(
  from: Partial<JenkinsState> = {},
  host?: string,
  port?: number,
): Promise<JenkinsServer> {
  let state = { ...BEGINNING, ...from };
  const asked: JenkinsRequest[] = [];
  const server = http.createServer((request, response) => {
    const { method = '', url = '/', headers } = request;
    asked.push({ method, path: url, authorization: headers.authorization });
    const [status, body] = answer(state, url, headers.authorization);
    const type = typeof body === 'string' ? 'text/html;charset=utf-8' : 'application/json';
    response.writeHead(status, {
      'x-jenkins': '2.528.3',
      'x-jenkins-session': state.session,
      'content-type': type,
    });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  });
  const { at, close } = await listen(server, { host, port });
  return {
    port: at.port,
    asked,
    set: (more) => void (state = { ...state, ...more }),
    stop: close,
  };
}

function answer(
  state: JenkinsState,
  url: string,
  authorization: string | undefined,
): readonly [number, unknown] {
  const { pathname } = new URL(url, 'http://jenkins');
  if (state.starting)
    return [503, '<h1>Please wait while Jenkins is getting ready to work ...</h1>'];
  const instead = state.instead?.[pathname];
  if (instead !== undefined) return [200, instead];
  if (pathname === '/login') return [200, '<html><title>Sign in - Jenkins</title></html>'];
  const basic = `Basic ${Buffer.from(state.login).toString('base64')}`;
  if (authorization !== undefined && authorization !== basic)
    return [401, 'Invalid password/token'];
  if (authorization === undefined) return [403, 'Authentication required'];
  if (pathname === '/pluginManager/api/json')
    return [200, { _class: 'hudson.LocalPluginManager', plugins: state.plugins.map(asExported) }];
  if (pathname === '/api/json') return [200, { _class: 'hudson.model.Hudson', jobs: state.jobs }];
  const domains = Object.keys(state.credentials);
  if (pathname === '/credentials/store/system/api/json')
    return [200, { domains: Object.fromEntries(domains.map((urlName) => [urlName, { urlName }])) }];
  const domain = /^\/credentials\/store\/system\/domain\/([^/]+)\/api\/json$/.exec(pathname)?.[1];
  const ids = state.credentials[decodeURIComponent(domain ?? '')];
  if (ids === undefined) return [404, 'Not Found'];
  return [200, { credentials: ids.map((id) => ({ id, typeName: 'Secret text' })) }];
}

function asExported({ dependencies = [], ...plugin }: JenkinsPlugin): object {
  return { active: true, enabled: true, deleted: false, ...plugin, dependencies };
}
