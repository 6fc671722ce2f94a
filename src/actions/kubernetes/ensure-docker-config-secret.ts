import { toBase64 } from '../../model/base64.ts';
import type { ActionDef, ActionResult } from '../../model/catalogue.ts';
import {
  DOCKER_CONFIG_KEY,
  DOCKER_CONFIG_TYPE,
  loginsFor,
  withLogin,
  type DockerConfig,
} from '../../model/docker-config.ts';
import { WizardError } from '../../model/error.ts';
import type { KubeObject, Writers } from '../../model/ports.ts';
import { registryNamed, type Registry } from '../../model/registry.ts';
import { aCause } from '../../model/verdict.ts';
import { at } from '../../readiness/read-object.ts';
import { dockerConfigOf } from './docker-config-in.ts';
import { ledgerEntry } from '../../model/ledger-entry.ts';
import { wantsToApply } from './wants.ts';

type With = {
  readonly namespace: string;
  readonly name: string;
  readonly host: string;
  readonly username: string;
  readonly password: string;
  readonly email?: string;
};

export const ensureDockerConfigSecret: ActionDef<With> = {
  id: 'kubernetes/ensure-docker-config-secret',
  doc: {
    en: 'Puts the login of a registry into a pull secret. Logins for other registries in it are kept.',
    zh: '把镜像仓库的登录信息写入拉取凭据（Secret），保留其中其他仓库的登录信息。',
  },
  with: {
    namespace: { type: 'name', doc: { en: 'Its namespace.', zh: '所在命名空间。' } },
    name: { type: 'name', doc: { en: 'The Secret.', zh: 'Secret 名称。' } },
    host: {
      type: 'string',
      doc: {
        en: 'The registry as its images name it, with a port or a path where they have one.',
        zh: '镜像地址中的仓库，带端口或路径时照写。',
      },
    },
    username: { type: 'string', doc: { en: 'User.', zh: '用户名。' } },
    password: { type: 'string', secret: true, doc: { en: 'Password.', zh: '密码。' } },
    email: {
      type: 'string',
      optional: true,
      doc: { en: 'Only where a registry wants one.', zh: '仅在仓库要求时填写。' },
    },
  },
  needsTarget: true,
  startsProcess: false,
  plan: ({ namespace, name, host, username }) => ({
    will: [aCause('will-ensure-pull-secret', { namespace, name, host, username })],
    byHand: [
      // It asks for the password: on a command line everybody on the machine could read it.
      ['docker', '--config', `./${name}`, 'login', `--username=${username}`, '--', host],
      [
        'kubectl',
        'create',
        'secret',
        'generic',
        name,
        `--namespace=${namespace}`,
        `--type=${DOCKER_CONFIG_TYPE}`,
        `--from-file=${DOCKER_CONFIG_KEY}=./${name}/config.json`,
      ],
    ],
  }),
  wants: ({ namespace, name }, { cluster }, signal) =>
    wantsToApply([{ apiVersion: 'v1', kind: 'Secret', name, namespace }], cluster, signal),
  // What it holds is not read for it: nobody is shown a login.
  objects: async (place) => [secretOf(place, '')],
  act,
};

function secretOf({ name, namespace }: Pick<With, 'name' | 'namespace'>, text: string): KubeObject {
  return {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { namespace, name },
    type: DOCKER_CONFIG_TYPE,
    data: { [DOCKER_CONFIG_KEY]: toBase64(text) },
  };
}

async function act(input: With, ports: Writers, signal: AbortSignal): Promise<ActionResult> {
  const { namespace, name, host, username, password } = input;
  const { cluster, writer, attempt, conceal } = ports;
  const registry = registryNamed(host);
  if (registry === undefined)
    throw new WizardError('faulty-file', 'registry-host-invalid', { host });
  if (username === '' || username.includes(':'))
    throw new WizardError('faulty-file', 'registry-user-invalid', { host, username });
  conceal?.(`password of ${host}`, password);
  const place = { namespace, name };
  const before = await cluster.get({ apiVersion: 'v1', kind: 'Secret', ...place }, signal);
  const config = dockerConfigOf(before, place, ports);
  if (before !== undefined && isSame(config, registry, input)) {
    return { changed: false, created: [], evidence: [said('already so', place, config)] };
  }
  if (at(before, 'immutable') === true)
    throw new WizardError('not-proven', 'pull-secret-immutable', place);
  const after = withLogin(config, registry, input);
  const secret = secretOf(place, JSON.stringify(after));
  const applied = await writer.apply(secret, signal);
  const what = said(applied.created ? 'created' : 'changed', place, after);
  attempt.output(`${what.text}\n`);
  return {
    changed: applied.changed,
    created: applied.created ? [ledgerEntry(secret, applied)] : [],
    evidence: [what],
  };
}

/** Exactly this login and no other for the registry. */
function isSame(config: DockerConfig, registry: Registry, wanted: With): boolean {
  const [only, ...others] = loginsFor(config, registry);
  return (
    others.length === 0 && only?.username === wanted.username && only.password === wanted.password
  );
}

/** The names of the registries, and nothing that is filed under them. */
function said(
  what: string,
  { namespace, name }: { namespace: string; name: string },
  { auths }: DockerConfig,
) {
  const hosts = Object.keys(auths).join(', ');
  return { name: 'secret', text: `${what} Secret ${namespace}/${name}: ${hosts}` };
}
