import type { JsonObject } from '../../model/json.ts';
import { badRequest } from './faults.ts';
import { at, labelsAreEqual, objectAt, objectsAt, textAt, textOf, textsAt } from './json.ts';
import { labelsOf } from './metadata.ts';

type Test = (object: JsonObject) => boolean;

/** `app=web,tier in (a, b),!old,kind!=x`. Throws `ApiFault` where it can't be read. */
export function labelSelector(text: string): Test {
  const tests = splitTerms(text).map((term) => labelTerm(term, text));
  return (object) => tests.every((test) => test(labelsOf(object)));
}

/** `metadata.name=x,status.phase!=Running`: only fields that the API itself can select by. */
export function fieldSelector(text: string, kind: string): Test {
  const tests = splitTerms(text).map((term) => fieldTerm(term, text, kind));
  return (object) => tests.every((test) => test(object));
}

/** As objects have it: `matchLabels` and `matchExpressions`. An empty one selects all. */
export function selects(selector: JsonObject, labels: JsonObject): boolean {
  return (
    labelsAreEqual(objectAt(selector, 'matchLabels'), labels) &&
    objectsAt(selector, 'matchExpressions').every((one) => meets(one, labels))
  );
}

/** Whether labels meet one expression: `key`, `operator` and `values`; `Gt` and `Lt` are asked of nodes alone. */
export function meets(expression: JsonObject, labels: JsonObject): boolean {
  const value = textAt(labels, textAt(expression, 'key') ?? '');
  const values = textsAt(expression, 'values');
  switch (textAt(expression, 'operator')) {
    case 'In':
      return value !== undefined && values.includes(value);
    case 'NotIn':
      return value === undefined || !values.includes(value);
    case 'Exists':
      return value !== undefined;
    case 'DoesNotExist':
      return value === undefined;
    case 'Gt':
      return Number(value) > Number(values[0]);
    case 'Lt':
      return Number(value) < Number(values[0]);
    default:
      return false;
  }
}

function splitTerms(text: string): readonly string[] {
  return text.trim() === '' ? [] : text.split(/,(?![^(]*\))/).map((term) => term.trim());
}

function labelTerm(term: string, all: string): (labels: JsonObject) => boolean {
  const set = /^([^\s!=(),]+)\s+(in|notin)\s*\(([^)]*)\)$/.exec(term);
  if (set !== null) {
    const [, key = '', operator, list = ''] = set;
    const values = list.split(',').map((one) => one.trim());
    const isIn = (labels: JsonObject) => values.includes(textAt(labels, key) ?? '\0');
    return operator === 'in' ? isIn : (labels) => !isIn(labels);
  }
  const compared = /^([^\s!=(),]+)\s*(==|=|!=)\s*([^\s!=(),]*)$/.exec(term);
  if (compared !== null) {
    const [, key = '', operator, value = ''] = compared;
    return (labels) => (textAt(labels, key) === value) === (operator !== '!=');
  }
  const exists = /^(!?)\s*([^\s!=(),]+)$/.exec(term);
  if (exists === null)
    throw badRequest(`unable to parse requirement: couldn't parse the selector string "${all}"`);
  const [, not, key = ''] = exists;
  return (labels) => (at(labels, key) !== undefined) === (not === '');
}

const FIELDS: { readonly [kind: string]: readonly string[] } = {
  Pod: [
    'spec.nodeName',
    'spec.restartPolicy',
    'spec.schedulerName',
    'spec.serviceAccountName',
    'spec.hostNetwork',
    'status.phase',
    'status.podIP',
    'status.nominatedNodeName',
  ],
  Node: ['spec.unschedulable'],
  Namespace: ['status.phase'],
  Secret: ['type'],
  Service: ['spec.clusterIP', 'spec.type'],
  Job: ['status.successful'],
  Event: [
    'involvedObject.kind',
    'involvedObject.namespace',
    'involvedObject.name',
    'involvedObject.uid',
    'involvedObject.apiVersion',
    'involvedObject.resourceVersion',
    'involvedObject.fieldPath',
    'reason',
    'reportingComponent',
    'source',
    'type',
  ],
};

function notSelectable(field: string, kind: string): string {
  return FIELDS[kind] === undefined
    ? `"${field}" is not a known field selector: only "metadata.name", "metadata.namespace"`
    : `field label not supported: ${field}`;
}

function fieldTerm(term: string, all: string, kind: string): Test {
  const compared = /^([^!=]+?)\s*(==|=|!=)\s*(.*)$/.exec(term);
  if (compared === null) throw badRequest(`invalid selector: '${all}'; can't understand '${term}'`);
  const [, field = '', operator, value = ''] = compared;
  const isKnown =
    ['metadata.name', 'metadata.namespace'].includes(field) || FIELDS[kind]?.includes(field);
  if (isKnown !== true) throw badRequest(notSelectable(field, kind));
  const path = field === 'source' ? ['source', 'component'] : field.split('.');
  return (object) => (textOf(at(object, ...path)) === value) === (operator !== '!=');
}
