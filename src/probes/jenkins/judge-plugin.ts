import { aCause, found, type Found, type ObjectRef, type Params } from '../../model/verdict.ts';
import { isAtLeast } from '../../model/version.ts';
import type { Dependency, Plugin } from './plugin.ts';
import type { PluginFile } from './plugin-files.ts';

/** `version` is the least one; null where any will do. */
export type Wanted = { readonly id: string; readonly version: string | null };

type Plugins = ReadonlyMap<string, Plugin>;
type Files = ReadonlyMap<string, PluginFile | 'unread'>;

/**
 * What is to be said of one plugin. A restart that is under way mends most of it: Jenkins goes on answering until it has
 * finished its builds.
 */
export function judgePlugin({ id, version }: Wanted, plugins: Plugins, files: Files): Found {
  const object: ObjectRef = { kind: 'Plugin', name: id };
  const is = (code: string, params: Params = {}) =>
    found('wait', aCause(code, { id, ...params }, { object }));
  const plugin = plugins.get(id);
  if (plugin === undefined) return unlisted(id, plugins, files.get(id), is);
  if (plugin.deleted) return is('jenkins-plugin-going');
  if (!plugin.enabled) return is('jenkins-plugin-disabled');
  if (!plugin.active) return is('jenkins-plugin-inactive', { lacks: lacking(plugin, plugins) });
  const isNew = version === null || isAtLeast(plugin.version, version);
  if (isNew === undefined)
    return found(
      'unknown',
      aCause('jenkins-plugin-version-unread', { id, version: plugin.version }, { object }),
    );
  return isNew
    ? found('pass', null)
    : is('jenkins-plugin-old', { has: plugin.version, wanted: version ?? '-' });
}

function unlisted(
  id: string,
  plugins: Plugins,
  file: PluginFile | 'unread' | undefined,
  is: (code: string, params?: Params) => Found,
): Found {
  const dependants = [...plugins.values()]
    .filter((one) => one.dependencies.some((need) => need.id === id && !need.optional))
    .map((one) => one.id);
  const neededBy = dependants.join(', ') || '-';
  // It is there and Jenkins is silent about it: it keeps those that failed to load to itself.
  if (file !== undefined && file !== 'unread')
    return is(file.is === 'disabled' ? 'jenkins-plugin-disabled' : 'jenkins-plugin-failed', {
      lacks: lacking(file, plugins),
      neededBy,
    });
  if (file === 'unread') return is('jenkins-plugin-unlisted', { neededBy });
  return is('jenkins-plugin-missing', { neededBy });
}

/** What it needs and does not find, with the version that it needs. */
function lacking(
  { dependencies }: { readonly dependencies: readonly Dependency[] },
  plugins: Plugins,
): string {
  const lacks = dependencies.filter((need) => !need.optional && !isMet(need, plugins));
  return lacks.map((need) => `${need.id} ${need.version}`.trim()).join(', ') || '-';
}

function isMet(need: Dependency, plugins: Plugins): boolean {
  const there = plugins.get(need.id);
  return there?.active === true && isAtLeast(there.version, need.version) !== false;
}
