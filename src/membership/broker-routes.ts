import { aCause, found, type Cause, type Found } from '../model/verdict.ts';
import type { NameServer } from './broker-seen.ts';

const WRITABLE = 2;
const READABLE = 4;

/** Whether a name server sends those who ask for the given topics to brokers that take and give messages. */
export function routeFaults({ name: server, object, routes }: NameServer): readonly Found[] {
  return routes.flatMap(({ topic, seen }) => {
    const params = { server, topic };
    const wait = (code: string, more: { readonly [key: string]: string } = {}): Found => {
      const cause: Cause = aCause(code, { ...params, ...more });
      return { ...found('wait', cause), object };
    };
    if (seen.is !== 'answer') {
      const why = seen.is === 'refusal' ? `${seen.code} ${seen.remark}` : seen.code;
      return [found('unknown', aCause('rocketmq-topic-unasked', { ...params, code: why }))];
    }
    const { route } = seen;
    if (route === null) return [wait('rocketmq-topic-missing')];
    const open = route.queues.filter(
      ({ permissions, read, write }) =>
        (permissions & WRITABLE) === WRITABLE &&
        (permissions & READABLE) === READABLE &&
        read > 0 &&
        write > 0,
    );
    if (open.length === 0) return [wait('rocketmq-topic-closed')];
    const lost = open.filter(
      ({ broker }) => !route.brokers.some(({ name, id }) => name === broker && id === 0),
    );
    if (lost.length === 0) return [];
    return [
      wait('rocketmq-topic-headless', { names: lost.map(({ broker }) => broker).join(', ') }),
    ];
  });
}
