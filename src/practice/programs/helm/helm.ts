import { readFileSync } from 'node:fs';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { parse } from 'yaml';
import { isObject, type JsonObject } from '../../../model/json.ts';
import { wordOf } from '../../word-of.ts';
import { apiClient, kubeconfigIn, type ApiClient } from '../kubectl/client.ts';
import { objectsIn } from '../kubectl/manifests.ts';
import { applyPlaced, placed, removeAt } from '../kubectl/objects.ts';
import { SaidNo } from '../kubectl/said-no.ts';
import type { Program, ProgramWorld } from '../program.ts';
import { readChart } from './chart.ts';
import { forget, keep, revisionsOf, type Revision } from './release.ts';
import { mergedValues, render, type ReleasePlace } from './render.ts';
import { helmWords, type HelmWords } from './words.ts';

const VERSION = 'v3.20.0';

/** helm for a machine that lacks it: releases of plain charts, kept as helm keeps them. Everything else is refused. */
export const helm: Program = async (world) => {
  try {
    const words = helmWords(world.argv);
    world.stdout.write(await said(words, world));
    return 0;
  } catch (error) {
    if (!(error instanceof SaidNo)) throw error;
    world.stderr.write(`${error.message.replace(/^(?!Error: )/, 'Error: ')}\n`);
    return 1;
  }
};

async function said(words: HelmWords, world: ProgramWorld): Promise<string> {
  const { verb, rest, namespace } = words;
  if (verb === 'version') return `${VERSION}+practice\n`;
  const client = apiClient(kubeconfigIn(world.env));
  const [name, chart] = rest;
  if (name === undefined) throw new SaidNo('Error: a release name is needed');
  const place = { name, namespace };
  if (verb === 'uninstall') return uninstall(client, place);
  if ((verb === 'install' || verb === 'upgrade') && chart !== undefined)
    return release(client, place, path.resolve(world.cwd, chart), words, world);
  throw new SaidNo(`Error: the practice range's helm has no command "${verb}"`);
}

async function release(
  client: ApiClient,
  place: ReleasePlace,
  file: string,
  { verb, values: files, labels, replace, install }: HelmWords,
  world: ProgramWorld,
): Promise<string> {
  const chart = readChart(file);
  const before = await revisionsOf(client, place);
  const last = before.at(-1);
  if (verb === 'install' && last !== undefined && !replace)
    throw new SaidNo('Error: INSTALLATION FAILED: cannot reuse a name that is still in use');
  if (verb === 'upgrade' && last === undefined && !install)
    throw new SaidNo(`Error: UPGRADE FAILED: "${place.name}" has no deployed releases`);
  let config: JsonObject = {};
  for (const one of files) config = mergedValues(config, await valuesIn(one, world));
  const manifest = render(chart, mergedValues(chart.values, config), place);
  const number = (last?.number ?? 0) + 1;
  const now = new Date().toISOString();
  const first = isObject(last?.payload['info'])
    ? wordOf(last.payload['info'], 'first_deployed')
    : '';
  const revision = (status: string, description: string): Revision => ({
    number,
    status,
    labels: { ...last?.labels, ...labels },
    payload: {
      name: place.name,
      namespace: place.namespace,
      version: number,
      info: { first_deployed: first || now, last_deployed: now, status, description },
      chart: { metadata: chart.metadata, values: chart.values },
      config,
      manifest,
    },
  });
  await keep(client, place, revision(`pending-${verb}`, 'Initial install underway'));
  try {
    for (const object of objectsIn(manifest, file))
      await applyPlaced(client, await placed(client, object, place.namespace), 'helm');
  } catch (error) {
    if (!(error instanceof SaidNo)) throw error;
    await keep(client, place, revision('failed', error.message));
    throw new SaidNo(
      `Error: ${verb === 'install' ? 'INSTALLATION' : 'UPGRADE'} FAILED: ${error.message}`,
    );
  }
  await keep(
    client,
    place,
    revision('deployed', `${verb === 'install' ? 'Install' : 'Upgrade'} complete`),
  );
  for (const one of before.filter(({ status }) => status === 'deployed'))
    await keep(client, place, superseded(one));
  return `NAME: ${place.name}\nNAMESPACE: ${place.namespace}\nSTATUS: deployed\nREVISION: ${number}\n`;
}

async function uninstall(client: ApiClient, place: ReleasePlace): Promise<string> {
  const all = await revisionsOf(client, place);
  const last = all.at(-1);
  if (last === undefined)
    throw new SaidNo(`Error: uninstall: Release not loaded: ${place.name}: release: not found`);
  for (const object of objectsIn(wordOf(last.payload, 'manifest'), place.name)) {
    const { path: at } = await placed(client, object, place.namespace);
    await removeAt(client, at);
  }
  for (const { number } of all) await forget(client, place, number);
  return `release "${place.name}" uninstalled\n`;
}

function superseded(revision: Revision): Revision {
  const { info } = revision.payload;
  const told = { ...(isObject(info) ? info : {}), status: 'superseded' };
  return { ...revision, status: 'superseded', payload: { ...revision.payload, info: told } };
}

async function valuesIn(file: string, { cwd, stdin }: ProgramWorld): Promise<JsonObject> {
  const source = file === '-' ? await text(stdin) : readFileSync(path.resolve(cwd, file), 'utf8');
  const values: unknown = parse(source);
  return isObject(values) ? values : {};
}
