import { WizardError } from '../../../model/error.ts';
import type { CauseGroup, ClusterOverview, ClusterWatch } from '../../../model/overview.ts';
import { aCause, type ObjectRef } from '../../../model/verdict.ts';
import { groupText } from '../../../text/cause-text.ts';
import { objectName } from '../../../text/object-name.ts';
import { visible, visibleLine } from '../../../text/visible.ts';
import { choose, type Choice } from '../desk.ts';
import { showCluster } from '../show-cluster.ts';
import { lookText, type LookDesk } from './look-desk.ts';

const MOST = 20;

type Closer =
  | { readonly is: 'back' }
  | { readonly is: 'cause'; readonly group: CauseGroup }
  | { readonly is: 'namespace'; readonly name: string };

/** The cluster at a glance, then one cause or namespace, then one object, its events and its log. */
export async function lookAtCluster(desk: LookDesk): Promise<void> {
  const cluster = desk.handle.cluster();
  if (cluster === null) {
    desk.say(lookText(desk, 'cluster.none'));
    return;
  }
  const overview = await showCluster(desk);
  if (overview === null) return;
  for (;;) {
    const closer = await choose<Closer>(desk, lookText(desk, 'cluster.which'), [
      { words: lookText(desk, 'back'), value: { is: 'back' } },
      ...closerChoices(desk, overview),
    ]);
    if (closer.is === 'back') return;
    const { title, objects } =
      closer.is === 'cause'
        ? ofCause(desk, closer.group)
        : inNamespace(desk, overview, closer.name);
    desk.say(...title);
    if (objects.length > 0) await lookAtObjects(desk, cluster, objects);
  }
}

function closerChoices(
  desk: LookDesk,
  { causes, namespaces }: ClusterOverview,
): readonly Choice<Closer>[] {
  return [
    ...causes.slice(0, MOST).map((group, index): Choice<Closer> => ({
      words: lookText(desk, 'cluster.cause', { n: index + 1, says: says(desk, group) }),
      value: { is: 'cause', group },
    })),
    ...namespaces
      .filter(({ counts }) => counts.fail + counts.unknown + counts.wait > 0)
      .map(({ name }): Choice<Closer> => ({
        words:
          name === ''
            ? desk.voice.t('overview.nowhere')
            : lookText(desk, 'cluster.namespace', { name: visibleLine(name) }),
        value: { is: 'namespace', name },
      })),
  ];
}

function says({ texts }: LookDesk, group: CauseGroup): string {
  return visibleLine(
    groupText(group, {
      said: (one) => texts.said(one),
      t: (key, params) => texts.t(`screen.${key}`, params),
    }),
  );
}

type Shown = { readonly title: readonly string[]; readonly objects: readonly ObjectRef[] };

/** What to do, where it was seen, and what is not ready because of it. */
function ofCause(desk: LookDesk, group: CauseGroup): Shown {
  const seen = new Set(group.objects.map(objectName));
  const held = group.holds.filter((one) => !seen.has(objectName(one)));
  const { remedy } = desk.texts.said(group.cause);
  return {
    title: [
      says(desk, group),
      ...(remedy === '' ? [] : [visibleLine(remedy)]),
      ...named(desk, 'objects', group.objects),
      ...named(desk, 'held', held),
    ],
    objects: [...group.objects, ...held],
  };
}

function named(desk: LookDesk, key: string, objects: readonly ObjectRef[]): readonly string[] {
  if (objects.length === 0) return [];
  const more = objects.length - MOST;
  return [
    lookText(desk, `heading.${key}`),
    ...objects.slice(0, MOST).map((one) => `  ${visibleLine(objectName(one))}`),
    ...(more > 0 ? [`  ${lookText(desk, 'cluster.more', { n: more })}`] : []),
  ];
}

/** Each thing that is not ready there, with the cause that explains most. */
function inNamespace(desk: LookDesk, { causes }: ClusterOverview, name: string): Shown {
  const why = new Map<string, readonly [ObjectRef, CauseGroup]>();
  for (const group of causes)
    for (const object of group.holds)
      if ((object.namespace ?? '') === name && !why.has(objectName(object)))
        why.set(objectName(object), [object, group]);
  const all = [...why.values()];
  return {
    title:
      all.length === 0
        ? [lookText(desk, 'cluster.ready')]
        : all.map(([object, group]) =>
            lookText(desk, 'line', {
              name: visibleLine(objectName(object)),
              words: says(desk, group),
            }),
          ),
    objects: all.map(([object]) => object),
  };
}

async function lookAtObjects(
  desk: LookDesk,
  cluster: ClusterWatch,
  objects: readonly ObjectRef[],
): Promise<void> {
  for (;;) {
    const object = await choose<ObjectRef | null>(desk, lookText(desk, 'cluster.which'), [
      { words: lookText(desk, 'back'), value: null },
      ...objects.slice(0, MOST).map((one) => ({ words: visibleLine(objectName(one)), value: one })),
    ]);
    if (object === null) return;
    const what = await choose<'back' | 'events' | 'log'>(desk, visibleLine(objectName(object)), [
      { words: lookText(desk, 'back'), value: 'back' },
      { words: lookText(desk, 'cluster.events'), value: 'events' },
      ...(object.kind === 'Pod'
        ? [{ words: lookText(desk, 'cluster.log'), value: 'log' as const }]
        : []),
    ]);
    if (what !== 'back') {
      desk.say(lookText(desk, 'cluster.reading'));
      desk.say(...(await readOf(desk, cluster, object, what)));
    }
  }
}

/** What can't be read says why. */
export async function readOf(
  desk: LookDesk,
  cluster: Pick<ClusterWatch, 'events' | 'log'>,
  object: ObjectRef,
  what: 'events' | 'log',
): Promise<readonly string[]> {
  const { signal } = new AbortController();
  try {
    return what === 'log'
      ? logLines(desk, await cluster.log(object, signal))
      : eventLines(desk, await cluster.events(object, signal));
  } catch (error) {
    if (!(error instanceof WizardError)) throw error;
    return [desk.voice.said(aCause(error.code, error.params))];
  }
}

function eventLines(
  desk: LookDesk,
  events: Awaited<ReturnType<ClusterWatch['events']>>,
): readonly string[] {
  if (events.length === 0) return [lookText(desk, 'cluster.noEvents')];
  return events.map(({ at, reason, message, count }) =>
    visibleLine(
      lookText(desk, count === 1 ? 'cluster.event' : 'cluster.eventTimes', {
        at: desk.voice.time(at),
        reason,
        count,
        message,
      }),
    ),
  );
}

function logLines(
  desk: LookDesk,
  tails: Awaited<ReturnType<ClusterWatch['log']>>,
): readonly string[] {
  return tails.flatMap(({ container, previous, text }) => {
    const lines = visible(text).trimEnd().split('\n');
    return [
      lookText(desk, previous ? 'cluster.before' : 'cluster.container', { container }),
      ...(lines.join('') === ''
        ? [`  ${lookText(desk, 'cluster.noLog')}`]
        : lines.map((line) => `  | ${line.replaceAll('\t', '    ')}`)),
    ];
  });
}
