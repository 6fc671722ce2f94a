import { WizardError } from '../model/error.ts';
import type { ListQuery } from '../model/ports.ts';
import { openFeed, type Feed, type FeedSettings } from './feed.ts';
import type { FeedListener } from './known.ts';

/** Feeds that are up, one for each kind, place and selector: shared by all who follow the same. */
export type Feeds = {
  /** `only`: of all namespaces, these. */
  join(query: ListQuery, only: readonly string[] | undefined): Joined;
  /** Whether it is known that not all namespaces may be read at once. */
  isWideForbidden(query: ListQuery): boolean;
  forbidWide(query: ListQuery): void;
  close(): void;
};

export type Joined = {
  readonly feed: Feed;
  /** It reads all namespaces at once. */
  readonly isWide: boolean;
  listen(listener: FeedListener): void;
  leave(): void;
};

type Shared = {
  readonly feed: Feed;
  readonly isWide: boolean;
  followers: number;
};

export function createFeeds(settings: Omit<FeedSettings, 'query' | 'only'>): Feeds {
  const shared = new Map<string, Shared>();
  const forbidden = new Map<string, number>();
  let isClosed = false;

  function drop(key: string, one: Shared): void {
    if (shared.get(key) === one) shared.delete(key);
    one.feed.close();
  }

  function found(query: ListQuery, only: readonly string[] | undefined): [string, Shared] {
    const key = keyOf(query, only);
    const known = shared.get(key);
    if (known !== undefined) return [key, known];
    const feed = openFeed({
      ...settings,
      query,
      ...(only === undefined ? {} : { only: new Set(only) }),
    });
    const isWide = query.namespace === undefined;
    const opened: Shared = { feed, isWide, followers: 0 };
    shared.set(key, opened);
    return [key, opened];
  }

  return {
    join(query, only) {
      if (isClosed) {
        const server = settings.streams.server();
        throw new WizardError('cluster-unreachable', 'api-reset', { server });
      }
      const [key, one] = found(query, only);
      one.followers += 1;
      let stop: (() => void) | undefined;
      let hasLeft = false;
      return {
        feed: one.feed,
        isWide: one.isWide,
        listen(listener) {
          stop = one.feed.listen(listener);
          // What it was told first was reason enough to go.
          if (hasLeft) stop();
        },
        leave() {
          if (hasLeft) return;
          hasLeft = true;
          stop?.();
          one.followers -= 1;
          if (one.followers === 0) drop(key, one);
        },
      };
    },
    isWideForbidden(query) {
      const until = forbidden.get(keyOf(withoutNamespace(query), undefined));
      return until !== undefined && performance.now() < until;
    },
    forbidWide(query) {
      const key = keyOf(withoutNamespace(query), undefined);
      forbidden.set(key, performance.now() + settings.pace.relistMs);
    },
    close() {
      isClosed = true;
      for (const [key, one] of shared) drop(key, one);
    },
  };
}

function withoutNamespace({ namespace: _namespace, ...query }: ListQuery): ListQuery {
  return query;
}

function keyOf(query: ListQuery, only: readonly string[] | undefined): string {
  const { apiVersion, kind, namespace, labelSelector, fieldSelector } = query;
  return JSON.stringify([apiVersion, kind, namespace, labelSelector, fieldSelector, only]);
}
