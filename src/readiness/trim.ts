import { isObject } from '../model/json.ts';
import type { KubeObject } from '../model/ports.ts';
import { groupKind } from './around.ts';
import { trimPodSpec, trimPodStatus, trimTemplate, type Loose } from './trim-pod.ts';

const LONGEST_ANNOTATION = 256;
const LONGEST_TEXT = 4096;
const LONGEST_MESSAGE = 4096;
const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';

type Cut = (object: Loose) => Loose;

/** What is kept of each kind beside its metadata; all of it, with long texts cut, where nothing stands here. */
const CUTS: { readonly [groupKind: string]: Cut } = {
  '/Pod': ({ spec, status, ...rest }) => ({
    ...rest,
    spec: trimPodSpec(spec),
    status: trimPodStatus(status),
  }),
  'apps/Deployment': withTemplate(trimTemplate),
  'apps/StatefulSet': withTemplate(trimTemplate),
  'apps/DaemonSet': withTemplate(trimTemplate),
  'batch/Job': withTemplate(trimTemplate),
  // There are ten old ones for each Deployment, and their pods say the same.
  'apps/ReplicaSet': withTemplate(() => undefined),
  'apps/ControllerRevision': ({ data: _data, ...rest }) => rest,
  'batch/CronJob': without(['spec', 'jobTemplate']),
  '/Node': without(['status', 'images'], ['status', 'volumesInUse'], ['status', 'volumesAttached']),
  '/ConfigMap': (object) => keysOnly(object),
  '/Secret': (object) => keysOnly(object),
  '/Event': (object) => ({ ...object, message: within(object['message'], LONGEST_MESSAGE) }),
  'events.k8s.io/Event': (object) => ({ ...object, note: within(object['note'], LONGEST_MESSAGE) }),
  'apiextensions.k8s.io/CustomResourceDefinition': ({ spec, ...rest }) => ({
    ...rest,
    spec: isObject(spec) ? { ...spec, versions: mapped(spec['versions'], schemaless) } : spec,
  }),
};

/** Only what judging needs of an object: some thousand of them are held at once. Changes nothing that it is given. */
export function trim(object: KubeObject): KubeObject {
  const cut = CUTS[groupKind(object.apiVersion, object.kind)];
  const { managedFields: _fields, selfLink: _link, annotations, ...kept } = object.metadata;
  const few = isObject(annotations) ? shortOnes(annotations) : undefined;
  const rest = cut === undefined ? object : cut(object);
  return {
    ...shortened(rest),
    apiVersion: object.apiVersion,
    kind: object.kind,
    metadata: { ...kept, ...(few === undefined ? {} : { annotations: few }) },
  };
}

/** Undefined where none is left. */
function shortOnes(annotations: Loose): { [key: string]: string } | undefined {
  const few: { [key: string]: string } = {};
  for (const [key, value] of Object.entries(annotations))
    if (typeof value === 'string' && value.length <= LONGEST_ANNOTATION && key !== LAST_APPLIED)
      few[key] = value;
  return Object.keys(few).length === 0 ? undefined : few;
}

/** Their values are not ours to keep, least of all a secret's; that a key is there is. */
function keysOnly({ data, binaryData, stringData: _strings, ...rest }: Loose): Loose {
  const blank = (map: unknown) =>
    isObject(map) ? Object.fromEntries(Object.keys(map).map((key) => [key, ''])) : undefined;
  return { ...rest, ...defined({ data: blank(data), binaryData: blank(binaryData) }) };
}

function withTemplate(cut: (template: unknown) => unknown): Cut {
  return ({ spec, ...rest }) => {
    if (!isObject(spec)) return { ...rest, spec };
    const { template, volumeClaimTemplates: _claims, ...kept } = spec;
    return { ...rest, spec: { ...kept, ...defined({ template: cut(template) }) } };
  };
}

function without(...paths: readonly (readonly [string, string])[]): Cut {
  return (object) => {
    const kept = { ...object };
    for (const [outer, inner] of paths) {
      const holder = kept[outer];
      if (!isObject(holder)) continue;
      const { [inner]: _dropped, ...others } = holder;
      kept[outer] = others;
    }
    return kept;
  };
}

function schemaless(version: unknown): unknown {
  if (!isObject(version)) return version;
  const { schema: _schema, additionalPrinterColumns: _columns, ...rest } = version;
  return rest;
}

function mapped(list: unknown, each: (one: unknown) => unknown): unknown {
  return Array.isArray(list) ? list.map(each) : list;
}

function within(text: unknown, limit: number): unknown {
  return typeof text === 'string' && text.length > limit ? `${text.slice(0, limit - 1)}…` : text;
}

function defined(object: Loose): Loose {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined));
}

/** The metadata is left as it is: names and labels are never long. */
function shortened({ metadata: _metadata, ...rest }: Loose): Loose {
  const kept: { [key: string]: unknown } = {};
  for (const [key, value] of Object.entries(rest)) kept[key] = shortText(value);
  return kept;
}

/** The beginning and the end of a long text: what went wrong stands last in a log, and first in a message. */
function shortText(value: unknown): unknown {
  if (typeof value === 'string') {
    if (value.length <= LONGEST_TEXT) return value;
    const half = LONGEST_TEXT / 2;
    return `${value.slice(0, half)} … ${value.slice(-half)}`;
  }
  if (Array.isArray(value)) return hasLongText(value) ? value.map(shortText) : value;
  if (!isObject(value) || !hasLongText(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, shortText(one)]));
}

function hasLongText(value: unknown): boolean {
  if (typeof value === 'string') return value.length > LONGEST_TEXT;
  if (Array.isArray(value)) return value.some(hasLongText);
  return isObject(value) && Object.values(value).some(hasLongText);
}
