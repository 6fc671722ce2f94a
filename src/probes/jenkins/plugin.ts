import { isObject, type JsonObject } from '../../model/json.ts';
import { listIn } from './refusal.ts';

export type Dependency = {
  readonly id: string;
  readonly version: string;
  readonly optional: boolean;
};

/** A plugin as `/pluginManager/api/json` lists it. Foreign text. One that failed to load is not among them. */
export type Plugin = {
  readonly id: string;
  readonly version: string;
  readonly active: boolean;
  readonly enabled: boolean;
  /** It goes with the next restart. */
  readonly deleted: boolean;
  readonly dependencies: readonly Dependency[];
};

/** By short name; undefined where nothing is listed that could be one. */
export function pluginsIn(said: JsonObject | undefined): ReadonlyMap<string, Plugin> | undefined {
  const list = said === undefined ? undefined : listIn(said, 'plugins');
  if (list === undefined) return undefined;
  const plugins = list.flatMap((one): readonly Plugin[] => {
    const { shortName: id, version } = one;
    if (typeof id !== 'string' || typeof version !== 'string') return [];
    const is = (key: string) => one[key] === true;
    const dependencies = dependenciesIn(one);
    return [
      {
        id,
        version,
        active: is('active'),
        enabled: is('enabled'),
        deleted: is('deleted'),
        dependencies,
      },
    ];
  });
  return new Map(plugins.map((one) => [one.id, one]));
}

function dependenciesIn(plugin: JsonObject): readonly Dependency[] {
  return (listIn(plugin, 'dependencies') ?? []).filter(isObject).flatMap((one) => {
    const { shortName: id, version } = one;
    return typeof id === 'string'
      ? [
          {
            id,
            version: typeof version === 'string' ? version : '',
            optional: one['optional'] === true,
          },
        ]
      : [];
  });
}

/** Of a manifest's `Plugin-Dependencies`: `a:1.2,b:3;resolution:=optional`. A line of it ends at 72 bytes and goes on after a space. */
export function dependenciesOf(manifest: string): readonly Dependency[] {
  const whole = manifest.replaceAll(/\r?\n /g, '');
  const line = /^Plugin-Dependencies:[ \t]*(.*)$/im.exec(whole)?.[1] ?? '';
  return line.split(',').flatMap((text) => {
    const [named = '', ...options] = text.trim().split(';');
    const [id = '', version = ''] = named.split(':');
    const optional = options.some((one) => /^resolution:=optional$/i.test(one.trim()));
    return id === '' ? [] : [{ id, version, optional }];
  });
}
