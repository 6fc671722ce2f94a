import type { JsonObject } from '../../model/json.ts';
import { nameOf } from '../store/metadata.ts';
import { addressOf, type App, appOf, hostOf, isReady } from './read-pod.ts';

type Lines = { readonly begins: string; readonly serves: (pod: JsonObject) => string };

/** What each app says as it begins, and once it serves. */
const LINES: { readonly [app in App]: Lines } = {
  jenkins: {
    begins: 'INFO winstone.Logger#logInternal: Beginning extraction from war file',
    serves: () => 'INFO hudson.lifecycle.Lifecycle#onReady: Jenkins is fully up and running',
  },
  nacos: {
    begins: 'INFO Nacos is starting...',
    serves: (pod) => `INFO Nacos started successfully at ${hostOf(pod)}:8848`,
  },
  'name-server': {
    begins: 'INFO main - tls mode is permissive',
    serves: () => 'The Name Server boot success. serializeType=JSON, address 0.0.0.0:9876',
  },
  broker: {
    begins: 'INFO main - load broker config',
    serves: (pod) =>
      `The broker[${nameOf(pod)}, ${addressOf(pod)}:10911] boot success. serializeType=JSON`,
  },
  web: {
    begins: 'starting',
    serves: () => 'ready to serve requests',
  },
};

/** What a container that stays has said since it began. */
export function linesOf(pod: JsonObject, since: string): string {
  const { begins, serves } = LINES[appOf(pod)];
  const said = isReady(pod) ? [begins, serves(pod)] : [begins];
  return said.map((line) => `${since} ${line}\n`).join('');
}
