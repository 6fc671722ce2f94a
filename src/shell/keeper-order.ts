import { isObject } from '../model/json.ts';
import type { CommandFiles } from './command-files.ts';

/** What the wizard hands to a keeper, over its standard input only: it holds secrets. */
export type KeeperOrder = {
  readonly argv: readonly string[];
  readonly env: { readonly [name: string]: string };
  readonly cwd: string;
  readonly stdin: string | null;
  readonly files: CommandFiles;
  readonly secrets: readonly { readonly name: string; readonly secret: string }[];
};

/** It comes from this very program, whole or cut off: its ends are enough to tell which. */
function isOrder(value: unknown): value is KeeperOrder {
  return isObject(value) && Array.isArray(value['argv']) && Array.isArray(value['secrets']);
}

/** undefined where it is cut off: the wizard died while it was giving the order, so nothing may start. */
export function parseOrder(text: string): KeeperOrder | undefined {
  try {
    const order: unknown = JSON.parse(text);
    return isOrder(order) ? order : undefined;
  } catch {
    return undefined;
  }
}
