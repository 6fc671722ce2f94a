import { isObject, type JsonObject } from '../../../model/json.ts';
import type { Program, ProgramWorld } from '../program.ts';
import { apiClient, kubeconfigIn, pathOf, type ApiClient } from './client.ts';
import { manifestsOf } from './manifests.ts';
import { nameOf, printed, shownKind } from './printed.ts';
import { applyPlaced, placed, readAt, removeAt } from './objects.ts';
import { SaidNo } from './said-no.ts';
import { wordsOf, type Words } from './words.ts';

const VERSION = 'v1.34.1';

type Verb = (words: Words, client: () => ApiClient, world: ProgramWorld) => Promise<string>;

const VERBS: { readonly [verb: string]: Verb } = { version, apply, get, create, delete: remove };

/** kubectl for a machine that lacks it: what a runbook's scripts do with it. Everything else is refused, never half done. */
export const kubectl: Program = async (world) => {
  try {
    const words = wordsOf(world.argv);
    const verb = VERBS[words.verb];
    if (verb === undefined)
      throw new SaidNo(`error: the practice range's kubectl has no command "${words.verb}"`);
    const client = () => apiClient(words.kubeconfig ?? kubeconfigIn(world.env));
    world.stdout.write(await verb(words, client, world));
    return 0;
  } catch (error) {
    if (!(error instanceof SaidNo)) throw error;
    world.stderr.write(`${error.message}\n`);
    return 1;
  }
};

async function version({ output }: Words): Promise<string> {
  const clientVersion = { major: '1', minor: '34', gitVersion: VERSION, platform: 'practice' };
  return output === 'json'
    ? `${JSON.stringify({ clientVersion, kustomizeVersion: 'v5.7.1' }, null, 2)}\n`
    : `Client Version: ${VERSION}\nKustomize Version: v5.7.1\n`;
}

async function apply(words: Words, open: () => ApiClient, world: ProgramWorld): Promise<string> {
  const client = open();
  let said = '';
  for (const object of await manifestsOf(words.files, world)) {
    const one = await placed(client, object, words.namespace ?? client.namespace);
    const before = await readAt(client, one.path);
    const after = await applyPlaced(client, one, 'kubectl');
    const how = before === null ? 'created' : changed(before, after) ? 'configured' : 'unchanged';
    said += `${shownKind(one.resource)}/${nameOf(object)} ${how}\n`;
  }
  return said;
}

async function get(words: Words, open: () => ApiClient): Promise<string> {
  const client = open();
  const [what = '', object] = slashed(words.rest);
  const resource = await client.resource(what);
  const namespace = words.all ? null : (words.namespace ?? client.namespace);
  try {
    const answer = await client.ask('GET', pathOf(resource, namespace, object));
    return printed(answer, resource, words.output);
  } catch (error) {
    if (words.ignoreMissing && error instanceof SaidNo && error.reason === 'NotFound') return '';
    throw error;
  }
}

async function create({ rest }: Words, open: () => ApiClient): Promise<string> {
  const [what, name, ...more] = rest;
  if (!['namespace', 'ns'].includes(what ?? '') || name === undefined || more.length > 0)
    throw new SaidNo(`error: the practice range's kubectl creates one namespace at a time`);
  const body = { apiVersion: 'v1', kind: 'Namespace', metadata: { name } };
  await open().ask('POST', '/api/v1/namespaces', body);
  return `namespace/${name} created\n`;
}

async function remove(words: Words, open: () => ApiClient): Promise<string> {
  const client = open();
  const [what = '', name] = slashed(words.rest);
  if (name === undefined) throw new SaidNo('error: a name is needed');
  const resource = await client.resource(what);
  const namespace = words.namespace ?? client.namespace;
  const path = pathOf(resource, namespace, name);
  if (words.ignoreMissing) {
    if (!(await removeAt(client, path))) return '';
  } else await client.ask('DELETE', path);
  const from = resource.namespaced ? ` from ${namespace} namespace` : '';
  return `${shownKind(resource)} "${name}" deleted${from}\n`;
}

/** `deployment/gateway` is the same as `deployment gateway`. */
function slashed([what = '', ...rest]: readonly string[]): readonly string[] {
  return what.includes('/') ? [...what.split('/'), ...rest] : [what, ...rest];
}

function changed(before: JsonObject, after: JsonObject): boolean {
  const versionOf = ({ metadata }: JsonObject) =>
    isObject(metadata) ? metadata['resourceVersion'] : undefined;
  return versionOf(before) !== versionOf(after);
}
