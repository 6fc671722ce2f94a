import { durationMs } from '../model/field-value.ts';
import { isObject, type Json } from '../model/json.ts';
import type { AskDef, SecretSource, Site } from '../model/runbook.ts';
import { checkShape, type Loose } from './check-shape.ts';
import type { SiteNames } from './context.ts';
import type { Faults } from './faults.ts';
import { gather } from './gather.ts';
import { plainText } from './plain-text.ts';
import { hole as holeShape, site as siteShape, type SiteFile } from './schema/site.ts';
import { withHosts } from './site-hosts.ts';
import { at, rootOf, type Key, type Place, type Source } from './source.ts';
import { toJson } from './to-json.ts';

export type CompiledSite = {
  readonly site: Site;
  readonly names: SiteNames;
  /** Where a value stands as `ask`. */
  readonly holes: readonly { readonly path: string; readonly place: Place }[];
};

/** Where a runbook is checked without a site: nothing is known, nothing is asked. */
export const NO_SITE: Site = {
  id: '',
  title: {},
  timezone: null,
  rtoMs: null,
  data: {},
  asks: [],
  secrets: {},
};

/** null where it is not YAML: which values it has cannot be told, and only that is a fault. */
export function compileSite(source: Source, faults: Faults): CompiledSite | null {
  if (source.brokenLines.size > 0) {
    toJson(source, faults);
    return null;
  }
  const place = rootOf(source);
  const asks: AskDef[] = [];
  const holes: { path: string; place: Place }[] = [];
  const written = takeHoles(toJson(source, faults), [], (ask, path) => {
    const here = at(place, ...path);
    if (typeof path.at(-1) === 'number') {
      faults.add(here, { code: 'ask-in-list', expected: 'ask' });
      return;
    }
    const shape = checkShape(holeShape, ask, at(here, 'ask'), faults);
    const id = path.join('.');
    holes.push({ path: id, place: here });
    asks.push({
      id: `site.${id}`,
      type: shape.type ?? 'string',
      title: plainText(shape.title, at(here, 'ask', 'title'), faults),
      ...(shape.oneOf === undefined
        ? {}
        : { oneOf: shape.oneOf.filter((one) => one !== undefined) }),
      optional: true,
    });
  });
  const file = checkShape(siteShape, written ?? {}, place, faults);
  const open = holes.map(({ path }) => path);
  checkWorkloads(file, open, place, faults);

  const { apiVersion: _apiVersion, kind: _kind, secrets, ...rest } = file;
  const data = withHosts(isObject(rest) ? rest : {}, place, faults);
  const id = file.id ?? '';
  const title = plainText(file.title, at(place, 'title'), faults);
  const sources = secretSources(secrets ?? {}, at(place, 'secrets'), faults);
  return {
    site: {
      id,
      title: { ...(title.en && { en: title.en.source }), ...(title.zh && { zh: title.zh.source }) },
      timezone: file.timezone ?? null,
      rtoMs: file.rto === undefined ? null : (durationMs(file.rto) ?? null),
      data,
      asks,
      secrets: sources,
    },
    names: { id, data, holes: open, secrets: sources },
    holes,
  };
}

/** The site without what stands as `{ ask: … }`; in a list such an item has no name to ask it by. */
function takeHoles(
  value: Json,
  path: readonly Key[],
  take: (ask: Json, path: readonly Key[]) => void,
): Json | undefined {
  if (Array.isArray(value)) {
    return value.map((one: Json, index) => takeHoles(one, [...path, index], take) ?? {});
  }
  if (!isObject(value)) return value;
  const { ask } = value;
  if (ask !== undefined && path.length > 0 && Object.keys(value).length === 1) {
    take(ask, path);
    return undefined;
  }
  return gather(
    Object.entries(value).map(([key, one]) => [key, takeHoles(one, [...path, key], take)]),
  );
}

function checkWorkloads(
  file: Loose<SiteFile>,
  holes: readonly string[],
  place: Place,
  faults: Faults,
): void {
  for (const [index, workload] of (file.workloads ?? []).entries()) {
    if (workload === undefined || workload.host !== undefined) continue;
    const has = (key: 'host' | 'name' | 'kind' | 'namespace') =>
      workload[key] !== undefined || holes.includes(`workloads.${index}.${key}`);
    if (has('host')) continue;
    for (const key of ['namespace', 'kind', 'name'] as const) {
      if (has(key)) continue;
      const problem = { code: 'missing-key', found: '', expected: key, params: { key } };
      faults.add(at(place, 'workloads', index), problem);
    }
  }
}

const NEEDED = { env: 'name', file: 'path', command: 'argv', ask: 'title' } as const;

function secretSources(
  secrets: NonNullable<Loose<SiteFile>['secrets']>,
  place: Place,
  faults: Faults,
): { readonly [name: string]: SecretSource } {
  const sources: [string, SecretSource][] = [];
  for (const [name, secret] of Object.entries(secrets)) {
    if (secret?.from === undefined) continue;
    const key = NEEDED[secret.from];
    if (secret[key] === undefined) {
      const problem = { code: 'missing-key', on: 'key', found: '', expected: key } as const;
      faults.add(at(place, name), { ...problem, params: { key } });
    }
    sources.push([name, secretSource(secret)]);
  }
  return Object.fromEntries(sources);
}

function secretSource(
  secret: NonNullable<NonNullable<Loose<SiteFile>['secrets']>[string]>,
): SecretSource {
  switch (secret.from) {
    case 'env':
      return { from: 'env', name: secret.name ?? '' };
    case 'file':
      return { from: 'file', path: secret.path ?? '' };
    case 'command':
      return { from: 'command', argv: (secret.argv ?? []).filter((word) => word !== undefined) };
    case 'ask':
    case undefined: {
      const { en, zh } = secret.title ?? {};
      return { from: 'ask', title: { ...(en && { en }), ...(zh && { zh }) } };
    }
  }
}
