import type { NoAnswer } from '../model/endpoint.ts';
import { isObject } from '../model/json.ts';
import type { NacosAbout, NacosGeneration } from '../model/nacos.ts';
import { dataIn, objectIn, wordsOf } from './answer-body.ts';
import type { Ask } from './ask.ts';
import type { Response } from './request.ts';

export type Known =
  | { readonly is: 'known'; readonly about: NacosAbout }
  | { readonly is: 'refusal' | 'stranger'; readonly status: number; readonly says: string }
  | NoAnswer;

/** Both tell without a login: the first is Nacos 3's, the second that of all before. */
const STATE_3 = '/v3/admin/core/state';
const STATE_1 = '/v1/console/server/state';

/** Which API a server speaks, and its version: nobody has to be told beforehand. */
export async function findAbout(ask: Ask): Promise<Known> {
  const newer = await ask({ method: 'GET', path: STATE_3 });
  if (newer.is !== 'response') return newer;
  const state = dataIn(newer);
  if (isObject(state)) return knownBy(state, newer);
  if (isBusy(newer)) return refused(newer);
  const older = await ask({ method: 'GET', path: STATE_1 });
  if (older.is !== 'response') return older;
  if (older.status === 200) return knownBy(objectIn(older) ?? {}, older);
  return isBusy(older) ? refused(older) : stranger(older);
}

function knownBy(state: { readonly [key: string]: unknown }, response: Response): Known {
  const { version } = state;
  const mode = state['startup_mode'] ?? state['standalone_mode'];
  const generation = typeof version === 'string' ? generationOf(version) : undefined;
  if (typeof version !== 'string' || generation === undefined) return stranger(response);
  const about = { generation, version, mode: typeof mode === 'string' ? mode : '' };
  return { is: 'known', about };
}

/** What comes after 3 speaks as 3 did, as far as anybody knows today. */
function generationOf(version: string): NacosGeneration | undefined {
  const major = Number(/^v?(\d+)\./.exec(version)?.[1]);
  if (!(major >= 1)) return undefined;
  return major === 1 || major === 2 ? major : 3;
}

/** It is there and can't serve now: Nacos says 503 while it starts. */
function isBusy({ status }: Response): boolean {
  return status >= 500;
}

function refused(response: Response): Known {
  return { is: 'refusal', status: response.status, says: wordsOf(response) };
}

function stranger(response: Response): Known {
  return { is: 'stranger', status: response.status, says: wordsOf(response) };
}
