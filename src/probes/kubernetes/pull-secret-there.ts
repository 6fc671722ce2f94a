import type { ProbeDef, ProbeResult } from '../../model/catalogue.ts';
import { fromBase64 } from '../../model/base64.ts';
import {
  DOCKER_CONFIG_KEY,
  DOCKER_CONFIG_TYPE,
  dockerConfigIn,
  loginsFor,
  type FiledLogin,
} from '../../model/docker-config.ts';
import { WizardError } from '../../model/error.ts';
import type { KubeObject, Readers } from '../../model/ports.ts';
import { registryNamed, type Registry } from '../../model/registry.ts';
import { aCause, found, type Found, type Params } from '../../model/verdict.ts';
import { textAt } from '../../readiness/read-object.ts';
import { jsonEvidence, result } from '../result.ts';
import { worstOf } from '../worst-of.ts';

type With = {
  readonly namespaces: readonly string[];
  readonly name: string;
  readonly host: string;
  readonly username?: string;
  readonly password?: string;
};

export const pullSecretThere: ProbeDef<With> = {
  id: 'kubernetes/pull-secret-there',
  group: 'apps',
  doc: {
    en: 'Each namespace has the pull secret, of the right type, with the login for the registry.',
    zh: '每个命名空间都有拉取凭据（Secret），类型正确，且含有该镜像仓库的登录信息。',
  },
  with: {
    namespaces: {
      type: 'list',
      of: { type: 'name', doc: { en: 'A namespace.', zh: '命名空间。' } },
      doc: { en: 'Where it has to be.', zh: '必须存在的命名空间。' },
    },
    name: { type: 'name', doc: { en: 'The Secret.', zh: 'Secret 名称。' } },
    host: {
      type: 'string',
      doc: { en: 'The registry as its images name it.', zh: '镜像地址中的仓库。' },
    },
    username: {
      type: 'string',
      optional: true,
      doc: { en: 'Whose login it has to be.', zh: '应为哪个用户的登录信息。' },
    },
    password: {
      type: 'string',
      secret: true,
      optional: true,
      doc: {
        en: 'What its password has to be: an old one is not taken for right. It is only compared.',
        zh: '应有的密码，避免把旧密码当作正确；只作比较。',
      },
    },
  },
  finds: {},
  needsTarget: true,
  everyMs: 5000,
  look,
};

async function look(input: With, { cluster }: Readers, signal: AbortSignal): Promise<ProbeResult> {
  const { namespaces, name, host } = input;
  const registry = registryNamed(host);
  if (registry === undefined)
    return result(found('unknown', aCause('registry-host-invalid', { host })));
  if (namespaces.length === 0) return result(found('unknown', aCause('nothing-expected')));
  const rows: object[] = [];
  const all: Found[] = [];
  for (const namespace of namespaces) {
    const [got] = await Promise.allSettled([
      cluster.get({ apiVersion: 'v1', kind: 'Secret', name, namespace }, signal),
    ]);
    if (got.status === 'rejected') {
      all.push(unread(got.reason, namespace, name));
      continue;
    }
    const judged = judge(got.value, namespace, registry, input);
    all.push(judged);
    rows.push({ namespace, name, says: judged.cause?.code ?? 'there', ...publicOf(got.value) });
  }
  return result(worstOf(all), { evidence: [jsonEvidence('pull-secrets', rows)] });
}

function unread(reason: unknown, namespace: string, name: string): Found {
  if (!(reason instanceof WizardError) || reason.kind === 'cluster-unreachable') throw reason;
  const object = { kind: 'Secret', namespace, name };
  return found('unknown', aCause(reason.code, reason.params, { object }));
}

function judge(
  secret: KubeObject | undefined,
  namespace: string,
  registry: Registry,
  { name, host, username, password }: With,
): Found {
  const object = { kind: 'Secret', namespace, name };
  const is = (verdict: 'wait' | 'fail', code: string, params: Params = {}) =>
    found(verdict, aCause(code, { namespace, name, ...params }, { object }));
  if (secret === undefined) return is('wait', 'pull-secret-missing');
  const type = textAt(secret, 'type') ?? '-';
  if (type !== DOCKER_CONFIG_TYPE) return is('fail', 'pull-secret-other-type', { type });
  const config = dockerConfigIn(configText(secret));
  if (config === undefined) return is('fail', 'pull-secret-malformed');
  const logins = loginsFor(config, registry);
  const [first] = logins;
  if (first === undefined) {
    const others = Object.keys(config.auths).join(', ') || '-';
    return is('fail', 'pull-secret-without-registry', { host, others });
  }
  // Nodes try each of them: one that is not meant could be the one that they get in with, or get locked by.
  if (logins.some((one) => !isSame(one, first)))
    return is('fail', 'pull-secret-several-logins', { host, logins: logins.length });
  if (username !== undefined && first.username !== username)
    return is('fail', 'pull-secret-other-user', { host, has: first.username, username });
  if (first.username === '' || first.password === '')
    return is('fail', 'pull-secret-login-empty', { host });
  if (password !== undefined && first.password !== password)
    return is('fail', 'pull-secret-other-password', { host, username: first.username });
  return { ...found('pass', null), object };
}

function isSame(one: FiledLogin, other: FiledLogin): boolean {
  return one.username === other.username && one.password === other.password;
}

function configText(secret: KubeObject): string {
  return fromBase64(textAt(secret, 'data', DOCKER_CONFIG_KEY) ?? '') ?? '';
}

/** What may be recorded: the type and the names of registries. */
function publicOf(secret: KubeObject | undefined): object {
  if (secret === undefined) return {};
  const config = dockerConfigIn(configText(secret));
  return { type: textAt(secret, 'type'), registries: Object.keys(config?.auths ?? {}) };
}
