import type { Change } from '../../model/ports.ts';
import { aCause, type Cause } from '../../model/verdict.ts';
import { WizardError } from '../../model/error.ts';
import type { Around, GroupKind } from '../../readiness/around.ts';
import type { Needed } from './needed-kinds.ts';

/** How far that which was asked for has been read. */
export type Reading = {
  hear(change: Change): void;
  /** Whether it is only some more of what explains, and there is still more to come. */
  isPartial(change: Change): boolean;
  /** Each part was told whole, or that it can't be read. */
  isDone(): boolean;
  /** The same of each part that a verdict may rest on. */
  isEnough(): boolean;
  /** Why that which explains can't be read. */
  blindly(): readonly Cause[];
  /** What explains and has not been told to its end. */
  unfinished(): readonly Cause[];
  /** Throws where not one part can be reached: then nothing can be said of anything. */
  throwIfUnreachable(): void;
};

type Part = Scope & { readonly explains?: true };
type Answer = Extract<Change, { is: 'whole' | 'blind' }>;

export function createReading(selections: readonly Needed[]): Reading {
  const asked = selections.flatMap(({ apiVersion, kind, explains, namespaces = ['*'] }) =>
    namespaces.map((namespace): Part => {
      return { apiVersion, kind, namespace, ...(explains ? { explains } : {}) };
    }),
  );
  const explaining = asked.filter(({ explains }) => explains === true);
  const told = new Map<string, Answer>();
  const answerTo = (part: Part) =>
    told.get(keyOf(part)) ?? told.get(keyOf({ ...part, namespace: '*' }));
  const isTold = (part: Part) => answerTo(part) !== undefined;
  // Asked for at each of thousands of changes, and other only after an answer.
  let isDone = asked.every(isTold);
  let isEnough = asked.every((part) => part.explains === true);
  let isSomeLost = false;
  let partial = new Set(explaining.map(({ kind }) => kind));
  return {
    hear(change) {
      if (change.is !== 'whole' && change.is !== 'blind') return;
      told.set(keyOf(change), change);
      isSomeLost = [...told.values()].some(isLost);
      isDone = asked.every(isTold);
      isEnough = asked.every((part) => part.explains === true || isTold(part));
      partial = new Set(explaining.flatMap((part) => (isTold(part) ? [] : part.kind)));
    },
    isPartial: (change) =>
      (change.is === 'put' || change.is === 'gone') && partial.has(change.object.kind),
    isDone: () => isDone,
    isEnough: () => isEnough,
    blindly: () =>
      explaining.flatMap((part) => {
        const answer = answerTo(part);
        return answer?.is === 'blind' ? [answer.cause] : [];
      }),
    unfinished: () => unfinished(explaining.filter((part) => !isTold(part))),
    throwIfUnreachable() {
      // What explains may be told late, and then nobody waits for it.
      if (!isEnough || !isSomeLost) return;
      const answers = asked.flatMap((part) => answerTo(part) ?? []);
      const lost = answers.filter(isLost);
      const [first] = lost;
      if (first === undefined || lost.length < answers.length) return;
      throw new WizardError('cluster-unreachable', first.cause.code, first.cause.params);
    },
  };
}

function isLost(answer: Answer): answer is Extract<Answer, { is: 'blind' }> {
  return answer.is === 'blind' && answer.unreachable;
}

/** What has not been told to its end. A cluster in trouble may hold a million events: of these it is said by itself. */
export function unfinished(parts: readonly Scope[]): readonly Cause[] {
  const events = parts.filter(({ kind }) => kind === 'Event');
  const namespace = events.map((one) => one.namespace ?? '*').join(', ');
  return [
    ...parts
      .filter(({ kind }) => kind !== 'Event')
      .map((one) => notRead({ kind: one.kind, namespace: one.namespace ?? '*' })),
    ...(events.length === 0 ? [] : [aCause('events-not-all-read', { namespace }, HEALS)]),
  ];
}

function notRead(params: { readonly kind: string; readonly namespace: string }): Cause {
  return aCause('not-read-yet', params, HEALS);
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
    return [reading === 'not-yet' ? notRead(params) : reading];
  });
}

const HEALS = { healsByItself: true };
