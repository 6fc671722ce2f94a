import { createHash } from 'node:crypto';
import type { CloudCall } from '../../cloud-calls/call.ts';
import * as calls from '../../cloud-calls/alibaba.ts';
import type { CloudIdentity, CloudPlace } from '../../model/cloud.ts';
import { WizardError } from '../../model/error.ts';
import { isObject, type Json } from '../../model/json.ts';
import type { CloudOptions } from '../cloud-options.ts';
import { ask } from './ask.ts';
import { list, text } from './answer.ts';
import { sourceOf, type Source } from './credential-sources.ts';
import { endpointOf } from './endpoint.ts';
import type { Exchange } from './exchange.ts';
import { keysOf } from './role-keys.ts';
import type { Keys } from './signed.ts';

/** A role's keys live a quarter of an hour at least. */
const ROLE_KEPT_MS = 5 * 60_000;

export type Ask = (call: CloudCall) => Promise<Json>;

export type Sessions = {
  /** Asks with the credentials as they are now, read anew: only in the account of the place, where it names one. */
  reading(place: CloudPlace, signal: AbortSignal): Promise<Ask>;
  /** The same once the cloud has said whose they are: with them, and no others, something may be changed. */
  proven(place: CloudPlace, signal: AbortSignal): Promise<Ask>;
  who(place: CloudPlace, signal: AbortSignal): Promise<CloudIdentity>;
};

type Opened = { readonly source: Source; readonly keys: Keys; readonly ask: Ask };

export function createSessions(options: CloudOptions, exchange: Exchange): Sessions {
  const { clock, env, readFile, conceal, forbidden } = options;
  const roles = new Map<string, { readonly keys: Keys; readonly until: number }>();
  /** Where nobody has said which account: the one in which something was changed first. */
  let changed: string | undefined;
  const owners = new Map<string, string>();

  async function opened(place: CloudPlace, signal: AbortSignal): Promise<Opened> {
    const source = await sourceOf(place, env, readFile);
    const keys = await keysFor(source, place, signal);
    return {
      source,
      keys,
      ask: (call) => ask(call, endpointOf(place, call.product), keys, { exchange, clock }, signal),
    };
  }

  async function keysFor({ grant, where }: Source, place: CloudPlace, signal: AbortSignal) {
    if (grant.is !== 'instance') hide(grant.keys, where);
    if (grant.is === 'keys') return grant.keys;
    const key = createHash('sha256')
      .update(JSON.stringify([grant, place]))
      .digest('hex');
    const kept = roles.get(key);
    if (kept !== undefined && kept.until > clock.mono()) return kept.keys;
    const keys = await keysOf(grant, place, exchange, signal);
    hide(keys, where);
    roles.set(key, { keys, until: clock.mono() + ROLE_KEPT_MS });
    return keys;
  }

  function hide({ secret, token }: Keys, where: string): void {
    conceal?.(`secret of ${where}`, secret);
    if (token !== '') conceal?.(`token of ${where}`, token);
  }

  async function identityOf(
    { source, ask: asked }: Opened,
    place: CloudPlace,
    before: string | undefined,
  ) {
    const answer = await asked(calls.getCallerIdentity(place));
    const account = text(answer, 'AccountId');
    const principal = text(answer, 'Arn');
    if (account === '')
      throw new WizardError('not-proven', 'cloud-garbage', { call: 'sts GetCallerIdentity' });
    const { source: from, where } = source;
    const wanted = place.account ?? before ?? account;
    if (wanted !== account)
      throw new WizardError('wrong-target', 'cloud-account-other', { account, wanted, where });
    return { account, principal, region: place.region, source: from, where };
  }

  /** Whose a key is never changes: for what only reads it is asked once. */
  async function proveOwner(session: Opened, place: CloudPlace): Promise<void> {
    const { id } = session.keys;
    const { where } = session.source;
    const account = owners.get(id) ?? (await identityOf(session, place, undefined)).account;
    owners.set(id, account);
    const { account: wanted = account } = place;
    if (account !== wanted)
      throw new WizardError('wrong-target', 'cloud-account-other', { account, wanted, where });
  }

  return {
    async reading(place, signal) {
      const session = await opened(place, signal);
      if (place.account !== undefined) await proveOwner(session, place);
      return session.ask;
    },
    async proven(place, signal) {
      const session = await opened(place, signal);
      const { account } = await identityOf(session, place, changed);
      if (forbidden().accounts.includes(account))
        throw new WizardError('wrong-target', 'cloud-account-production', { account });
      if (place.account === undefined) changed = account;
      return session.ask;
    },
    async who(place, signal) {
      const session = await opened(place, signal);
      const identity = await identityOf(session, place, undefined);
      await proveRegion(session, place);
      return identity;
    },
  };
}

/** A region that is misspelt has no servers to say so. */
async function proveRegion({ ask: asked }: Opened, place: CloudPlace): Promise<void> {
  const answer = await asked(calls.describeRegions(place));
  const regions = list(answer, 'Regions', 'Region').map((one) => text(one, 'RegionId'));
  if (isObject(answer) && regions.includes(place.region)) return;
  throw new WizardError('usage', 'cloud-region-invalid', {
    call: 'ecs DescribeRegions',
    code: '-',
    message: regions.join(', ').slice(0, 400),
  });
}
