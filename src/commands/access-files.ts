import path from 'node:path';
import { listContexts, type ContextRow } from '../cluster/kubeconfig.ts';
import { replay } from '../core/reduce.ts';
import { scopeOf } from '../core/scope.ts';
import type { Book } from '../model/book.ts';
import type { RunEvent } from '../model/event.ts';
import { isObject } from '../model/json.ts';

/** Files with contexts that may be proposed. Where a name stands in both, it is that of the operator's own file. */
export type AccessFiles = {
  contexts(): Promise<readonly ContextRow[]>;
  /** The file in which a context stands. */
  fileOf(context: string): Promise<string>;
};

/** The operator's kubeconfig, and the one into which the site has the new cluster's saved, once it is there. */
export function accessFiles(own: string, saved: () => string | null): AccessFiles {
  async function listed(): Promise<{
    readonly own: readonly ContextRow[];
    readonly new: readonly ContextRow[];
  }> {
    const file = saved();
    const [mine, others] = await Promise.allSettled([
      listContexts(own),
      file === null || file === own ? [] : listContexts(file),
    ]);
    // Before it is saved it is not there, and nobody has to be told.
    const added = others.status === 'fulfilled' ? others.value : [];
    if (mine.status === 'rejected' && added.length === 0) throw mine.reason;
    const known = mine.status === 'fulfilled' ? mine.value : [];
    const names = known.map(({ name }) => name);
    return { own: known, new: added.filter(({ name }) => !names.includes(name)) };
  }

  return {
    async contexts() {
      const all = await listed();
      // Whichever is current in a file that was just saved, nobody has chosen it.
      return [...all.new.map((row) => ({ ...row, current: false })), ...all.own];
    },
    async fileOf(context) {
      const file = saved();
      if (file === null || file === own) return own;
      const [settled] = await Promise.allSettled([listed()]);
      const isNew =
        settled.status === 'fulfilled' && settled.value.new.some(({ name }) => name === context);
      return isNew ? file : own;
    },
  };
}

/** `site.cluster.kubeconfig`, as the site has it or as it was told. */
export function savedKubeconfig(
  book: Book,
  events: readonly RunEvent[],
  cwd: string,
): () => string | null {
  return () => {
    const { site } = scopeOf(book, replay(book, events));
    const cluster = isObject(site) ? site['cluster'] : undefined;
    const file = isObject(cluster) ? cluster['kubeconfig'] : undefined;
    return typeof file === 'string' && file !== '' ? path.resolve(cwd, file) : null;
  };
}
