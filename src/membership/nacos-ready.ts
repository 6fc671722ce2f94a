import { aCause, found, type Found } from '../model/verdict.ts';
import { unanswered, type Asked, type ReadyAnswer } from './nacos-seen.ts';

/** By what each server says of itself, never by its status. */
export function readyFound({
  name,
  object,
  seen,
}: Asked<Pick<ReadyAnswer, 'ready' | 'says'>>): Found {
  if (seen.is !== 'answer') return unanswered({ name, object }, seen);
  if (seen.ready) return { ...found('pass', null), object };
  const params = { server: name, says: seen.says, version: seen.about.version };
  return found('wait', aCause('nacos-not-ready', params, { object, healsByItself: true }));
}
