import type { Change, Selection } from '../../model/ports.ts';
import { aCause, type Cause } from '../../model/verdict.ts';
import { WizardError } from '../../model/error.ts';
import type { Around, GroupKind } from '../../readiness/around.ts';

/** How far that which was asked for has been read. */
export type Reading = {
  hear(change: Change): void;
  /** Each part was told whole, or that it can't be read. */
  isDone(): boolean;
  /** Throws where not one part can be reached: then nothing can be said of anything. */
  throwIfUnreachable(): void;
};

export function createReading(selections: readonly Selection[]): Reading {
  const asked = selections.flatMap(({ apiVersion, kind, namespaces = ['*'] }) =>
    namespaces.map((namespace) => ({ apiVersion, kind, namespace })),
  );
  const told = new Map<string, Extract<Change, { is: 'whole' | 'blind' }>>();
  const answers = () =>
    asked.map((scope) => told.get(keyOf(scope)) ?? told.get(keyOf({ ...scope, namespace: '*' })));
  return {
    hear(change) {
      if (change.is === 'whole' || change.is === 'blind') told.set(keyOf(change), change);
    },
    isDone: () => answers().every((answer) => answer !== undefined),
    throwIfUnreachable() {
      const lost = answers().flatMap((answer) =>
        answer?.is === 'blind' && answer.unreachable ? [answer.cause] : [],
      );
      const [first] = lost;
      if (first === undefined || lost.length < asked.length) return;
      throw new WizardError('cluster-unreachable', first.code, first.params);
    },
  };
}

type Scope = {
  readonly apiVersion: string;
  readonly kind: string;
  readonly namespace?: string;
};

function keyOf({ apiVersion, kind, namespace = '*' }: Scope): string {
  return `${apiVersion}/${kind}|${namespace}`;
}

/** Why nothing can be concluded from what is not there; none where all of it was read. */
export function unreadOf(
  around: Around,
  kind: GroupKind,
  namespaces: readonly string[] | undefined,
): readonly Cause[] {
  return (namespaces ?? [undefined]).flatMap((namespace) => {
    const reading = around.reading(kind, namespace);
    if (reading === 'whole') return [];
    const params = { kind: kind.slice(kind.indexOf('/') + 1), namespace: namespace ?? '*' };
    return [reading === 'not-yet' ? aCause('not-read-yet', params, HEALS) : reading];
  });
}

const HEALS = { healsByItself: true };
