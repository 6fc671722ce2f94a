import { TRUST_FIELD } from '../../front-door/certificate-fields.ts';
import { readRoots } from '../../front-door/certificate-files.ts';
import { toBase64 } from '../../model/base64.ts';
import type { ProbeDef, ProbeResult } from '../../model/catalogue.ts';
import { challengesIn } from '../../model/challenge.ts';
import type { Readers } from '../../model/ports.ts';
import { registryNamed } from '../../model/registry.ts';
import { aCause, found, type Found } from '../../model/verdict.ts';
import { answered, jsonEvidence, result } from '../result.ts';
import {
  aConversation,
  type Answer,
  type Conversation,
  type Login,
  type Server,
} from './conversation.ts';
import { isOfRegistry, judgeRefusal, saidIn } from './judge-answer.ts';
import { claimsOf, fetchToken } from './token.ts';
import { told, unansweredBy } from './unanswered.ts';

type With = {
  readonly host: string;
  readonly username: string;
  readonly password: string;
  readonly repository?: string;
  readonly plain?: boolean;
  readonly trust?: readonly string[];
};

export const login: ProbeDef<With> = {
  id: 'registry/login',
  group: 'apps',
  doc: {
    en: 'A container registry takes a login, and lets it pull from a repository where one is named.',
    zh: '镜像仓库接受该登录；写明 repository 时，还能从中拉取镜像。',
  },
  with: {
    host: {
      type: 'string',
      doc: {
        en: 'The registry as its images name it, with a port where they have one.',
        zh: '镜像地址中的仓库，带端口时照写。',
      },
    },
    username: { type: 'string', doc: { en: 'User.', zh: '用户名。' } },
    password: { type: 'string', secret: true, doc: { en: 'Password.', zh: '密码。' } },
    repository: {
      type: 'string',
      optional: true,
      doc: {
        en: 'A repository that the user may pull from, such as team/app.',
        zh: '该用户可拉取的仓库路径，例如 team/app。',
      },
    },
    plain: {
      type: 'bool',
      optional: true,
      doc: {
        en: 'It is asked in plain HTTP: whoever is on the way reads the password.',
        zh: '使用不加密的 HTTP：途中任何人都能看到密码。',
      },
    },
    trust: TRUST_FIELD,
  },
  finds: {},
  needsTarget: false,
  everyMs: 10_000,
  look: (input, ports, signal) => answered(look(input, ports, signal)),
};

const REPOSITORY =
  /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*(?:\/[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*)*$/;

async function look(input: With, ports: Readers, signal: AbortSignal): Promise<ProbeResult> {
  const { host, username, repository, plain = false } = input;
  const registry = registryNamed(host);
  const unasked = (code: string, params = {}) => result(found('unknown', aCause(code, params)));
  if (registry === undefined) return unasked('registry-host-invalid', { host });
  if (username === '' || username.includes(':'))
    return unasked('registry-user-invalid', { host, username });
  if (repository !== undefined && !REPOSITORY.test(repository))
    return unasked('registry-repository-invalid', { repository });
  const { files, certificates, clock } = ports;
  const roots = await readRoots(input.trust ?? [], files, certificates, clock.now());
  const scheme = plain ? 'http' : 'https';
  const port = registry.port ?? (plain ? 80 : 443);
  const server = { scheme, host: registry.host, port, roots } as const;
  const conversation = aConversation(ports, signal);
  const judged = await judge({ ...input, plain, server }, conversation, ports, signal);
  const object = { kind: 'Host', name: registry.host };
  const notes = plain
    ? [...judged.notes, aCause('registry-password-plain', { host })]
    : judged.notes;
  const evidence = [jsonEvidence('registry', conversation.rows())];
  return result({ ...judged, notes, object: judged.object ?? object }, { evidence });
}

type Asked = With & { readonly server: Server; readonly plain: boolean };

async function judge(
  asked: Asked,
  conversation: Conversation,
  ports: Readers,
  signal: AbortSignal,
): Promise<Found> {
  const { server, repository, username, password, plain } = asked;
  const { host } = server;
  const first = await questioned(asked, conversation);
  if (first.is !== 'answer') return unansweredBy(first, server, ports, signal);
  if (first.status === 200)
    return isOfRegistry(first)
      ? told('unknown', 'registry-open', { host }, host)
      : told('fail', 'registry-none', { host, status: 200 }, host);
  if (first.status !== 401) return judgeRefusal(first, host);

  const challenges = challengesIn(first.headers['www-authenticate'] ?? '');
  const bearer = challenges.find(({ scheme }) => scheme === 'bearer');
  const basic = challenges.find(({ scheme }) => scheme === 'basic');
  const words: Login = { as: 'password', header: `Basic ${toBase64(`${username}:${password}`)}` };
  if (bearer !== undefined) {
    const scope = repository === undefined ? null : `repository:${repository}:pull`;
    const wanted = { registry: server, challenge: bearer, username, login: words, plain, scope };
    const got = await fetchToken(wanted, conversation, ports, signal);
    if (got.is === 'none') return got.found;
    if (claimsOf(got.token).subject === '')
      return told(
        'unknown',
        'registry-token-anonymous',
        { host, username, realm: got.realm.host },
        host,
      );
    const by: Login = { as: 'token', header: `Bearer ${got.token}` };
    const seen = await entered(asked, by, conversation, ports, signal, (answer) =>
      tokenRefused(answer, got.token, got.realm.host, host),
    );
    return { ...seen, notes: [...seen.notes, ...got.notes] };
  }
  const schemes = challenges.map(({ scheme }) => scheme).join(', ') || '-';
  if (basic === undefined) return told('fail', 'registry-no-way-in', { host, schemes }, host);
  // Any web server may ask for a password: it is told to registries only.
  if (!isOfRegistry(first)) return told('fail', 'registry-none', { host, status: 401 }, host);
  return entered(asked, words, conversation, ports, signal, ({ body }) =>
    told('fail', 'registry-login-refused', { host, username, said: saidIn(body) }, host),
  );
}

/** Where anybody may ask for the version, the repository may still want a login. */
async function questioned({ server, repository }: Asked, conversation: Conversation) {
  const first = await conversation.ask(server, '/v2/');
  if (first.is !== 'answer' || first.status !== 200 || repository === undefined) return first;
  const second = await conversation.ask(server, tagsOf(repository));
  return second.is === 'answer' && second.status === 401 ? second : first;
}

function tagsOf(repository: string): string {
  return `/v2/${repository}/tags/list?n=1`;
}

/** Whether the login is let in, and to the repository. `refused` says what a 401 means. */
async function entered(
  { server, repository, username }: Asked,
  by: Login,
  conversation: Conversation,
  ports: Readers,
  signal: AbortSignal,
  refused: (answer: Answer) => Found,
): Promise<Found> {
  const { host } = server;
  const seen = await conversation.ask(server, '/v2/', by);
  if (seen.is !== 'answer') return unansweredBy(seen, server, ports, signal);
  if (seen.status === 401) return refused(seen);
  if (seen.status !== 200) return judgeRefusal(seen, host);
  if (!isOfRegistry(seen)) return told('fail', 'registry-none', { host, status: 200 }, host);
  if (repository === undefined) return found('pass', null);

  const tags = await conversation.ask(server, tagsOf(repository), by);
  if (tags.is !== 'answer') return unansweredBy(tags, server, ports, signal);
  if (tags.status === 200 && isOfRegistry(tags)) return found('pass', null);
  if (tags.status === 401 || tags.status === 403)
    return told(
      'fail',
      'registry-no-pull-right',
      { host, username, repository, said: saidIn(tags.body) },
      host,
    );
  if (tags.status === 404)
    return told('unknown', 'registry-repository-missing', { host, username, repository }, host);
  return judgeRefusal(tags, host);
}

/** Registries let clocks differ by a minute. */
const LEEWAY_MS = 60_000;

/** A token that was given for the password and is not taken: where the clocks differ, that is why. */
function tokenRefused(
  { headers, body }: Answer,
  token: string,
  realm: string,
  host: string,
): Found {
  const { from, until } = claimsOf(token);
  const now = Date.parse(headers['date'] ?? '');
  const early = from !== undefined && from > now + LEEWAY_MS ? from - now : 0;
  const late = until !== undefined && until < now - LEEWAY_MS ? now - until : 0;
  const seconds = Math.round(Math.max(early, late) / 1000);
  return seconds > 0
    ? told('fail', 'registry-clock-skew', { host, realm, seconds }, host)
    : told('fail', 'registry-token-refused', { host, realm, said: saidIn(body) }, host);
}
