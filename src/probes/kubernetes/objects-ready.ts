import type { ProbeDef, ProbeResult } from '../../model/catalogue.ts';
import type { KubeObject } from '../../model/ports.ts';
import { aCause, found, type Cause, type Found } from '../../model/verdict.ts';
import { groupKind, type Around } from '../../readiness/around.ts';
import { below } from '../../readiness/below.ts';
import { controllerOf, textAt } from '../../readiness/read-object.ts';
import type { View } from '../../readiness/view.ts';
import { jsonEvidence, result } from '../result.ts';
import { worstOf } from '../worst-of.ts';
import { absent } from './absent.ts';
import { askedObjects, objectsIn, type AskedObjects, type ObjectsInput } from './asked-objects.ts';
import { judgedIn, type JudgedObject } from './judged-in.ts';
import { isNeededBy, withNeeded, type Needed } from './needed-kinds.ts';
import { unreadOf } from './reading.ts';
import { unbrokenOf } from './unbroken.ts';
import { watched } from './watched.ts';

export const objectsReady: ProbeDef<ObjectsInput> = {
  id: 'kubernetes/objects-ready',
  group: 'cluster',
  doc: {
    en: 'Objects of any kinds are ready: those of these names, or all that a label selector picks.',
    zh: '任意类型的对象已就绪：指定名称的对象，或标签选择算符选中的全部对象。',
  },
  with: {
    kinds: {
      type: 'list',
      of: {
        type: 'string',
        doc: {
          en: 'A kind, such as Deployment, or with its version, such as batch/v1/Job.',
          zh: '类型，例如 Deployment；或带版本，例如 batch/v1/Job。',
        },
      },
      doc: { en: 'The kinds to look at.', zh: '要检查的类型。' },
    },
    namespace: {
      type: 'name',
      optional: true,
      doc: {
        en: 'Their namespace; all namespaces where none is given.',
        zh: '所在命名空间；不写则为全部命名空间。',
      },
    },
    namespaces: {
      type: 'list',
      of: { type: 'name', doc: { en: 'A namespace.', zh: '命名空间。' } },
      optional: true,
      doc: { en: 'Several namespaces instead of one.', zh: '多个命名空间。' },
    },
    selector: {
      type: 'string',
      optional: true,
      doc: {
        en: 'A label selector, such as app=web,tier in (front,back).',
        zh: '标签选择算符，例如 app=web,tier in (front,back)。',
      },
    },
    names: {
      type: 'list',
      of: { type: 'name', doc: { en: 'A name.', zh: '名称。' } },
      optional: true,
      doc: {
        en: 'The objects that have to be there; only these are judged then.',
        zh: '必须存在的对象；此时只判断它们。',
      },
    },
    count: {
      type: 'int',
      optional: true,
      doc: { en: 'How many have to be there at least.', zh: '至少要有多少个。' },
    },
  },
  finds: {},
  needsTarget: true,
  everyMs: 2000,
  ...watched({ selections, assess }),
};

function selections(input: ObjectsInput): readonly Needed[] {
  const asked = askedObjects(input);
  if ('code' in asked) return [];
  const { kinds, namespaces, selector } = asked;
  const places = kinds.map((kind) => ({ ...kind, ...(namespaces ? { namespaces } : {}) }));
  // What others are judged by has to be whole: of that, the labels are looked at here.
  const isPicked = ({ apiVersion, kind }: Needed) =>
    selector !== '' &&
    kinds.some((one) => one.apiVersion === apiVersion && one.kind === kind) &&
    !isNeededBy({ apiVersion, kind }, kinds);
  return withNeeded(places).map((one) =>
    isPicked(one) ? { ...one, labelSelector: selector } : one,
  );
}

function assess(view: View, input: ObjectsInput): ProbeResult {
  const asked = askedObjects(input);
  if ('code' in asked) return result(found('unknown', asked));
  const objects = pick(asked, view.around);
  const owned = ownedBy(objects, view.around);
  const own = objects.filter((one) => !owned.has(one)).map((one) => judgedIn(view, one));
  const judged = own.filter((one) => !isReplaced(one));
  const notes = own.flatMap((one) => (isReplaced(one) ? (one.found.cause ?? []) : []));
  const gaps = [
    ...gapsIn(asked, objects, view.around),
    ...emptyOnes(asked, judged, view.around).map((cause) => found('unknown', cause)),
  ];
  const expected = Math.max(judged.length, asked.names?.length ?? 0, asked.least);
  return result(worstOf([...judged.map((one) => one.found), ...gaps], notes), {
    progress: {
      done: judged.filter((one) => one.found.verdict === 'pass').length,
      of: expected,
      unit: 'objects',
    },
    evidence: [jsonEvidence('objects', judged.map(row))],
    unbroken: unbrokenOf(objects, view),
  });
}

function pick({ kinds, namespaces, names, matches }: AskedObjects, around: Around) {
  return kinds
    .flatMap(({ apiVersion, kind }) => objectsIn(around, groupKind(apiVersion, kind), namespaces))
    .filter((one) => matches(one) && (names?.includes(one.metadata.name) ?? true));
}

/** These answer for what they made: that is not judged beside them. */
const ANSWERS = new Set(['Deployment', 'ReplicaSet', 'StatefulSet', 'DaemonSet', 'Job']);

function ownedBy(objects: readonly KubeObject[], around: Around): ReadonlySet<KubeObject> {
  const answering = objects.filter(({ kind }) => ANSWERS.has(kind));
  const made = new Map(answering.map((one) => [one, new Set(below(one, around))]));
  // Those that own each other answer for nobody: each is judged.
  return new Set(
    [...made].flatMap(([owner, all]) => [...all].filter((one) => !made.get(one)?.has(owner))),
  );
}

/** A pod that failed under a controller has a successor by now: that one is judged. */
function isReplaced({ object }: JudgedObject): boolean {
  return (
    object.kind === 'Pod' &&
    textAt(object, 'status', 'phase') === 'Failed' &&
    controllerOf(object) !== undefined
  );
}

/** Of the namespaces that were named, those with nothing to judge: none of them is proven by the others. */
function emptyOnes(
  { kinds, namespaces = [], names, least }: AskedObjects,
  judged: readonly JudgedObject[],
  around: Around,
): readonly Cause[] {
  if (names !== undefined || least > 0) return [];
  const full = new Set(judged.map(({ object }) => object.metadata.namespace));
  if (full.has(undefined)) return [];
  const words = kinds.map(({ kind }) => kind).join(', ');
  const isRead = (namespace: string) =>
    kinds.every(
      (one) => unreadOf(around, groupKind(one.apiVersion, one.kind), [namespace]).length === 0,
    );
  return namespaces
    .filter((namespace) => !full.has(namespace) && isRead(namespace))
    .map((namespace) => aCause('namespace-without-objects', { namespace, kinds: words }));
}

/** What is lacking, and what could not be read and so may be lacking. */
function gapsIn(
  { kinds, namespaces, names, least }: AskedObjects,
  objects: readonly KubeObject[],
  around: Around,
): readonly Found[] {
  const all = kinds.map(({ apiVersion, kind }) => groupKind(apiVersion, kind));
  const there = new Set(objects.map(({ metadata }) => metadata.name));
  const lacking = (names ?? []).filter((name) => !there.has(name));
  const unread = all.flatMap((kind) => unreadOf(around, kind, namespaces));
  const few = aCause('objects-too-few', {
    found: objects.length,
    least,
    kinds: kinds.map(({ kind }) => kind).join(', '),
  });
  return [
    ...unread.map((cause) => found('unknown', cause)),
    ...(unread.length > 0 ? [] : lacking).map((name) =>
      absent(around, { kinds: all, namespaces, name }),
    ),
    ...(objects.length < least ? [found('wait', { ...few, healsByItself: true })] : []),
  ];
}

function row({ object, found: { verdict, cause, others } }: JudgedObject) {
  const { kind, metadata } = object;
  return {
    kind,
    name: metadata.name,
    ...(metadata.namespace === undefined ? {} : { namespace: metadata.namespace }),
    verdict,
    causes: [...(cause ? [cause] : []), ...others].map(({ code, params }) => ({ code, ...params })),
  };
}
