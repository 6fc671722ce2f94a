import type { KindScope, KubeObject, ListQuery, Selection } from '../model/ports.ts';
import type { Feeds, Joined } from './feeds.ts';
import type { FeedChange } from './known.ts';
import type { ObjectChange } from './shelf.ts';
import type { Failure } from './refusal.ts';

export type Reading = 'not-yet' | 'whole' | Failure;

export type Sink = {
  object(change: ObjectChange, from: Subscription): void;
  reading(scope: KindScope, reading: Reading, from: Subscription): void;
  broken(error: unknown): void;
};

/** What one selection brings, from as many feeds as it takes. */
export type Subscription = {
  readonly kind: string;
  has(object: KubeObject): boolean;
  leave(): void;
};

/**
 * Follows a selection. Several namespaces are one feed over all of them, as long as that is allowed; else each is read
 * by itself, so that only what is forbidden is not seen.
 */
export function subscribe(
  feeds: Feeds,
  { namespaces, ...query }: Selection,
  sink: Sink,
): Subscription {
  const joined = new Set<Joined>();
  const places = namespaces === undefined ? [] : [...new Set(namespaces)].toSorted();
  const { apiVersion, kind } = query;
  const subscription: Subscription = {
    kind,
    has: (object) => [...joined].some(({ feed }) => feed.has(object)),
    leave() {
      for (const one of joined) one.leave();
      joined.clear();
    },
  };

  const place = (namespace: string): KindScope => ({ apiVersion, kind, namespace });

  function readings(one: Joined, scopes: readonly KindScope[], reading: Reading): void {
    // A kind that lies in no namespace is read as a whole, whatever was asked for.
    const isWide = one.feed.isNamespaced() === false && places.length > 0;
    for (const scope of isWide ? [{ apiVersion, kind }, ...scopes] : scopes)
      sink.reading(scope, reading, subscription);
  }

  function join(
    asked: ListQuery,
    only: readonly string[] | undefined,
    scopes: readonly KindScope[],
  ): void {
    const one = feeds.join(asked, only);
    joined.add(one);
    for (const scope of scopes) sink.reading(scope, 'not-yet', subscription);
    const wanted = places.length === 0 ? undefined : new Set(places);
    const tell = (change: FeedChange) => {
      if (!joined.has(one)) return;
      if (change.is === 'whole') readings(one, scopes, 'whole');
      else if (change.is === 'blind') {
        if (change.failure.isForbidden && one.isWide && places.length > 0)
          split(one, change.failure);
        else readings(one, scopes, change.failure);
      } else if (isIn(change.object, wanted)) sink.object(change, subscription);
    };
    one.listen({ tell, broken: (error) => sink.broken(error) });
  }

  function eachByItself(): void {
    for (const namespace of places) join({ ...query, namespace }, undefined, [place(namespace)]);
  }

  function split(wide: Joined, failure: Failure): void {
    feeds.forbidWide(query);
    const known = [...wide.feed.objects()].filter((object) => isIn(object, new Set(places)));
    // Nothing may be concluded from what is taken back until each has been read by itself.
    if (known.length > 0) readings(wide, places.map(place), failure);
    joined.delete(wide);
    wide.leave();
    for (const object of known) sink.object({ is: 'gone', object }, subscription);
    eachByItself();
  }

  const [only] = places;
  if (only === undefined) join(query, undefined, [{ apiVersion, kind }]);
  else if (places.length === 1) join({ ...query, namespace: only }, undefined, [place(only)]);
  else if (feeds.isWideForbidden(query)) eachByItself();
  else join(query, places, places.map(place));
  return subscription;
}

function isIn({ metadata }: KubeObject, namespaces: ReadonlySet<string> | undefined): boolean {
  const { namespace } = metadata;
  return namespaces === undefined || namespace === undefined || namespaces.has(namespace);
}
