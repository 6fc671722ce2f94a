import type { Book, BookStep } from '../model/book.ts';
import { isObject, type Json, type JsonObject } from '../model/json.ts';
import type { RunState } from '../model/state.ts';
import { tableOf } from './record-table.ts';
import { missingReads, openAsks, scopeOf } from './scope.ts';

/** What stands under `site.production`: no drill touches it. */
export type Production = {
  readonly uids: readonly string[];
  readonly servers: readonly string[];
  readonly accounts: readonly string[];
  readonly domains: readonly string[];
};

export function productionOf({ production }: JsonObject): Production {
  return {
    uids: named(production, 'uids', 'uid'),
    servers: named(production, 'servers', 'server'),
    accounts: named(production, 'accounts', 'account'),
    domains: named(production, 'domains', 'domain'),
  };
}

/** Nothing tells a production cluster from one for practice but its label. */
export function isProductionUntold(book: Book): boolean {
  const { uids, servers } = productionOf(book.runbook.site.data);
  return uids.length + servers.length === 0;
}

/**
 * The name under `production.domains` that a step would change, or ask a console to change; undefined where there is none.
 * Such a step is rehearsed whatever it says.
 */
export function productionName(book: Book, state: RunState, step: BookStep): string | undefined {
  const { domains } = productionOf(book.runbook.site.data);
  if (domains.length === 0 || !changesNames(step)) return undefined;
  return hostsIn(textOf(book, state, step)).find((host) => isUnder(host, domains));
}

/** By hand in a console, or by the cloud's own interface: what only looks, and what a cluster is told, changes no name. */
function changesNames({ kind, action }: BookStep): boolean {
  return kind === 'manual' || action?.uses.startsWith('cloud/') === true;
}

function textOf(book: Book, state: RunState, step: BookStep): string {
  const scope = scopeOf(book, state);
  const open = openAsks(book.runbook, state);
  const { records, manual, action } = step;
  const data = [records, action?.with, manual?.assist?.with].map((expr) => {
    if (expr === undefined) return '';
    const isKnown = missingReads(expr.reads, scope, open).length === 0;
    // Secrets are no names, and are not known here.
    const isReadable = isKnown && !expr.reads.some((path) => path.startsWith('secrets.'));
    const table = isReadable ? tableOf(expr, scope) : null;
    return table === null ? expr.source : JSON.stringify(table);
  });
  const said = (manual?.checklist ?? []).flatMap(({ en, zh }) => [
    en?.show(scope),
    zh?.show(scope),
  ]);
  return [...data, ...said].join('\n');
}

function hostsIn(text: string): readonly string[] {
  return text.toLowerCase().match(/[a-z0-9_*-]+(?:\.[a-z0-9_-]+)+/g) ?? [];
}

function isUnder(host: string, domains: readonly string[]): boolean {
  return domains.some((one) => {
    const domain = one.toLowerCase().replace(/^\*?\.|\.$/g, '');
    return host === domain || host.endsWith(`.${domain}`);
  });
}

function named(production: Json | undefined, ...keys: readonly string[]): readonly string[] {
  if (!isObject(production)) return [];
  return keys.flatMap((key) => {
    const value = production[key];
    const all = Array.isArray(value) ? value : [value];
    // Without quotes a number of an account is a number.
    return all.flatMap((one: Json | undefined) =>
      (typeof one === 'string' && one !== '') || typeof one === 'number' ? [String(one)] : [],
    );
  });
}
