import { isObject, type Json, type JsonObject } from '../model/json.ts';
import type { CelRead } from './cel-reads.ts';
import type { Use } from './context.ts';
import { expectedOf, type Problem } from './faults.ts';
import { SITE_KEYS } from './schema/site.ts';

const RUN_KEYS = ['id', 'mode', 'runbook', 'folder', 'outageStarted'];

export type ReadPath = {
  /** Full path of what has to be there before the expression is evaluated; undefined where nothing has. */
  readonly blocks?: string;
  readonly value?: string;
  readonly problem?: Omit<Problem, 'range'>;
};

/** What one read of an expression stands for, and what is wrong with it. */
export function resolveRead(read: CelRead, all: readonly CelRead[], use: Use): ReadPath {
  const path = read.path.join('.');
  switch (read.root) {
    case 'values':
      return valueRead(read, path, use);
    case 'secrets':
      return secretRead(path, use);
    case 'site':
      return siteRead(read, path, all, use);
    case 'run': {
      const [first = ''] = read.path;
      if (first === '') return { blocks: 'run' };
      if (RUN_KEYS.includes(first)) return { blocks: `run.${first}` };
      const expected = expectedOf(first, RUN_KEYS);
      return {
        problem: { code: 'run-unknown', found: `run.${first}`, expected: `run.${expected}` },
      };
    }
    default:
      return {};
  }
}

function valueRead(read: CelRead, path: string, { context }: Use): ReadPath {
  const value = wholeName(path, context.values);
  if (value !== undefined) {
    if (read.asked) return {};
    return { blocks: `values.${value}`, value };
  }
  if (context.mayBeDefined(path)) return {};
  if (read.optional) {
    return { problem: { code: 'cel-optional-value', found: `values.${path}` } };
  }
  const known = [...context.values];
  const below = known.filter((name) => name.startsWith(`${path}.`));
  const expected = below.length > 0 ? below.join(' | ') : expectedOf(path, known);
  const params = { value: path };
  return { problem: { code: 'value-never-found', found: `values.${path}`, expected, params } };
}

function secretRead(path: string, { context, secrets }: Use): ReadPath {
  const found = `secrets.${path}`;
  if (!secrets) return { problem: { code: 'secret-not-here', found, params: { secret: path } } };
  if (context.site === null) return { blocks: found };
  const known = Object.keys(context.site.secrets);
  if (known.includes(path)) return { blocks: found };
  if (context.mayBeDefined(path)) return {};
  const params = { secret: path, site: context.site.id };
  return { problem: { code: 'secret-unknown', found, expected: expectedOf(path, known), params } };
}

function siteRead(
  read: CelRead,
  path: string,
  all: readonly CelRead[],
  { context }: Use,
): ReadPath {
  const [first = ''] = read.path;
  const found = path === '' ? 'site' : `site.${path}`;
  if (first !== '' && !SITE_KEYS.includes(first)) {
    const expected = `site.${expectedOf(first, SITE_KEYS)}`;
    return { problem: { code: 'site-unknown', found, expected, params: { path: found } } };
  }
  const { site } = context;
  if (site === null) return read.asked ? {} : { blocks: found };
  if (site.holes.some((hole) => within(hole, path) || within(path, hole))) return { blocks: found };
  if (read.asked) return {};
  if (siteValue(site.data, read.path) !== undefined) return { blocks: found };
  if (isGuarded(read, all)) return {};
  const [parent, key] = [read.path.slice(0, -1), read.path.at(-1) ?? ''];
  if (context.mayBeDefined(key)) return {};
  const holder = siteValue(site.data, parent);
  const siblings = isObject(holder) ? Object.keys(holder) : [];
  const near = expectedOf(key, siblings);
  const expected = near === '' ? found : ['site', ...parent, near].join('.');
  const params = { path: found, site: site.id };
  return { problem: { code: 'site-lacks', found, expected, params } };
}

/** `has(site.x) ? site.x : …` may read what the site leaves out. */
function isGuarded(read: CelRead, all: readonly CelRead[]): boolean {
  return all.some(
    (one) => one.asked && one.root === read.root && within(one.path.join('.'), read.path.join('.')),
  );
}

/** The value that a path reads, or reads a part of. */
function wholeName(path: string, names: ReadonlySet<string>): string | undefined {
  let name = path;
  while (name !== '') {
    if (names.has(name)) return name;
    name = name.slice(0, Math.max(name.lastIndexOf('.'), 0));
  }
  return undefined;
}

/** True where `path` is `outer` or below it. */
function within(outer: string, path: string): boolean {
  return path === outer || path.startsWith(`${outer}.`) || outer === '';
}

export function siteValue(data: JsonObject, path: readonly string[]): Json | undefined {
  let value: Json | undefined = data;
  for (const key of path) {
    value = isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
  }
  return value;
}
