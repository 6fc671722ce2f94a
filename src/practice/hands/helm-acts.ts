import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { isObject, type Json, type JsonObject } from '../../model/json.ts';
import { wordOf } from '../word-of.ts';
import type { Act, Place } from './act.ts';
import { NotDone } from './not-done.ts';

/** Looks which version is here, as the checklist says first: the range has one that is new enough. */
export const checkHelm: Act = async (place, input) => {
  const said = await helm(place, ['version', '--short']);
  const atLeast = wordOf(input, 'atLeast');
  const found = /v?(\d+\.\d+\.\d+)/.exec(said)?.[1] ?? '';
  if (found.localeCompare(atLeast, 'en', { numeric: true }) >= 0) return;
  throw new NotDone({
    en: `helm is ${found}, and ${atLeast} is wanted.`,
    zh: `helm 的版本是 ${found}，要求 ${atLeast}。`,
  });
};

/** Deploys a chart with the parameters that are named, as the catalogue of the console does. */
export const deployChart: Act = async (place, input) => {
  const words = ['upgrade', '--install', wordOf(input, 'release'), wordOf(input, 'chart')];
  const namespace = wordOf(input, 'namespace');
  const values = JSON.stringify(nested(input['set']));
  await helm(place, [...words, '--namespace', namespace, '--values', '-'], values);
};

/** `{ "a.b": 1 }` as `{ "a": { "b": 1 } }`. */
function nested(set: Json | undefined): JsonObject {
  const tree: JsonObject = {};
  for (const [path, value] of isObject(set) ? Object.entries(set) : [])
    Object.assign(tree, withValue(tree, path.split('.'), value));
  return tree;
}

function withValue(
  at: JsonObject,
  [key = '', ...rest]: readonly string[],
  value: Json,
): JsonObject {
  const below = Object.hasOwn(at, key) ? at[key] : undefined;
  const next = rest.length === 0 ? value : withValue(isObject(below) ? below : {}, rest, value);
  return { ...at, [key]: next };
}

async function helm(
  { world, env, kubeconfig }: Place,
  words: readonly string[],
  input = '',
): Promise<string> {
  const running = promisify(execFile)('helm', words, {
    cwd: world.folder,
    env: { ...env, KUBECONFIG: kubeconfig },
  });
  // One that ends before it has read all says why by itself.
  running.child.stdin?.on('error', () => undefined).end(input);
  try {
    return (await running).stdout;
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    throw new NotDone({ en: said, zh: said });
  }
}
