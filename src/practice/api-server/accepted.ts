import { stringify } from 'yaml';
import { isObject } from '../../model/json.ts';
import { ApiFault } from '../store/faults.ts';
import type { Answer } from './asked.ts';

const JSON_TYPES = [
  'application/json',
  'application/*',
  '*/*',
  'application/vnd.kubernetes.protobuf',
];
const YAML = 'application/yaml';

/** What is answered, as far as objects go: JSON, also to who would rather have it binary; YAML to who wants nothing else. */
function typesIn(accept: string): readonly string[] {
  return accept.split(',').map((one) => one.split(';')[0]?.trim() ?? '');
}

/** Throws `ApiFault` 406 where what is accepted is nothing that is spoken here. */
export function checkAccepted(accept: string | undefined): void {
  if (accept === undefined || accept === '') return;
  if (typesIn(accept).some((one) => one === YAML || JSON_TYPES.includes(one))) return;
  const spoken = [
    'json',
    'yaml',
    'vnd.kubernetes.protobuf',
    ...['json', 'vnd.kubernetes.protobuf'].map((one) => `${one};stream=watch`),
  ];
  const list = spoken.map((one) => `application/${one}`).join(', ');
  const message = `406: Not Acceptable\n\nAvailable representations: ${list}`;
  throw new ApiFault(406, 'NotAcceptable', message, {});
}

/** An answer in the format that is wanted. */
export function asAccepted(answer: Answer, accept: string | undefined): Answer {
  const types = typesIn(accept ?? '');
  const isYaml = types.includes(YAML) && !types.some((one) => JSON_TYPES.includes(one));
  if (!isYaml || !isObject(answer.body)) return answer;
  const body = stringify(answer.body, { sortMapEntries: true, lineWidth: 0 });
  return { ...answer, body, headers: { ...answer.headers, 'content-type': YAML } };
}
