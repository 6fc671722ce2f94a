import { isObject, type Json, type JsonObject } from '../../model/json.ts';
import { at, numberAt, objectAt, textAt, withAt } from '../store/json.ts';
import { apiVersionOf, type Kind } from '../store/kinds.ts';
import { finalizersOf, isGoing, uidOf } from '../store/metadata.ts';
import type { Place } from '../store/store.ts';
import { difference, wantedOf } from './difference.ts';
import { keyOf, type Known, type Mirrored } from './mirrored.ts';
import type { RealAnswer, RealClient } from './real-client.ts';

const MERGE = 'application/merge-patch+json';

/** `done`; `later`: something else has to be there, or gone, first; `again`: there is more to send; else why it is refused. */
export type Sent = 'done' | 'later' | 'again' | { readonly refused: RealAnswer };

/** Makes one object on the real API server what it is in the store. */
export async function send(
  client: RealClient,
  mirrored: Mirrored,
  kind: Kind,
  place: Place,
): Promise<Sent> {
  const { store, uids } = mirrored;
  const key = keyOf(kind, place);
  const now = store.get(kind, place);
  const known = mirrored.known(key);
  const all = pathOf(kind, place.namespace);
  const path = `${all}/${encodeURIComponent(uids.real(place.name))}`;
  if (now === undefined) return known === undefined ? 'done' : erase(known);
  if (uids.isEarly(now, uidOf(now))) return 'later';
  if (known === undefined) return make(now);
  if (uidOf(now) !== uidOf(known.base)) return erase(known);
  return mend(now, known);

  async function make(object: JsonObject): Promise<Sent> {
    const isPlain = !kind.subresources.includes('status') || kind.kind === 'Node';
    const first = isPlain ? object : withAt({ ...object }, ['status'], undefined);
    mirrored.sending.set(key, first);
    try {
      const body = { ...uids.toReal(wantedOf(first)), ...typeOf(kind) };
      const answer = await client.ask('POST', `${all}?fieldManager=practice-range`, body);
      if (answer.status === 201) mirrored.take(kind, answer.body);
      if (answer.status === 409) {
        const there = await client.ask('GET', path);
        if (there.status !== 200) return 'again';
        mirrored.take(kind, there.body);
      }
      return answer.status === 201 || answer.status === 409 ? 'again' : { refused: answer };
    } finally {
      mirrored.sending.delete(key);
    }
  }

  async function mend(object: JsonObject, agreed: Known): Promise<Sent> {
    if (isGoing(object) && !isGoing(agreed.base)) return agreed.isDeleting ? 'done' : mark(object);
    const patch = difference(wantedOf(agreed.base), wantedOf(object));
    if (patch === undefined) return 'done';
    const { status, ...rest } = kind.subresources.includes('status')
      ? patch
      : { ...patch, status: undefined };
    const whole = kind.subresources.includes('status') ? rest : patch;
    const node = kind.kind === 'Pod' ? textAt(whole, 'spec', 'nodeName') : undefined;
    if (node !== undefined) return bind(object, node);
    if (isLastOfNamespace(kind, whole)) return finalize();
    if (Object.keys(whole).length > 0)
      return patched(path, whole, withAt(object, ['status'], at(agreed.base, 'status')));
    return status === undefined ? 'done' : patched(`${path}/status`, { status }, object);
  }

  async function patched(to: string, patch: JsonObject, sent: JsonObject): Promise<Sent> {
    const body = uids.toReal(patch);
    const answer = await client.ask('PATCH', `${to}?fieldManager=practice-range`, body, MERGE);
    if (answer.status === 404) return 'done';
    if (answer.status !== 200) return { refused: answer };
    mirrored.agree(key, { base: sent });
    mirrored.take(kind, answer.body);
    return 'again';
  }

  async function bind(object: JsonObject, node: string): Promise<Sent> {
    const target = { apiVersion: 'v1', kind: 'Node', name: node };
    const metadata = { name: uids.real(place.name), namespace: place.namespace ?? '' };
    const body = { apiVersion: 'v1', kind: 'Binding', metadata, target };
    const answer = await client.ask('POST', `${path}/binding`, body);
    if (answer.status !== 201) return { refused: answer };
    const base = mirrored.known(key)?.base ?? object;
    mirrored.agree(key, { base: withAt(base, ['spec', 'nodeName'], node) });
    return 'again';
  }

  /** It is to go, and something still holds it. */
  async function mark(object: JsonObject): Promise<Sent> {
    const held = finalizersOf(object);
    const propagationPolicy = held.includes('foregroundDeletion')
      ? 'Foreground'
      : held.includes('orphan')
        ? 'Orphan'
        : 'Background';
    const grace = numberAt(object, 'metadata', 'deletionGracePeriodSeconds');
    mirrored.agree(key, { isDeleting: true });
    return removed({
      propagationPolicy,
      ...(grace === undefined ? {} : { gracePeriodSeconds: grace }),
    });
  }

  async function erase({ base, realUid, isDeleting }: Known): Promise<Sent> {
    if (kind.kind === 'Namespace' && kind.group === '') {
      const isEmpty = !mirrored.keys().some((one) => one.split('/')[2] === place.name);
      if (!isEmpty) return 'later';
      if (!isGoing(base) && !isDeleting) {
        mirrored.agree(key, { isDeleting: true });
        await removed({ propagationPolicy: 'Background' });
      }
      return finalize();
    }
    if (finalizersOf(base).length > 0)
      await client.ask('PATCH', path, { metadata: { finalizers: null } }, MERGE);
    const preconditions = { uid: realUid };
    return removed({ gracePeriodSeconds: 0, propagationPolicy: 'Background', preconditions });
  }

  async function removed(options: JsonObject): Promise<Sent> {
    const body = { apiVersion: 'v1', kind: 'DeleteOptions', ...options };
    const answer = await client.ask('DELETE', path, body);
    // That it is gone is told by who follows; of what was not there any more nobody tells.
    if (answer.status === 404) mirrored.forget(key);
    return answer.status < 300 || answer.status === 404 || answer.status === 409
      ? 'done'
      : { refused: answer };
  }

  async function finalize(): Promise<Sent> {
    const there = await client.ask('GET', path);
    if (there.status !== 200) return 'done';
    const body = withAt(there.body, ['spec', 'finalizers'], []);
    const answer = await client.ask('PUT', `${path}/finalize`, body);
    return answer.status === 200 || answer.status === 404 || answer.status === 409
      ? 'done'
      : { refused: answer };
  }
}

function isLastOfNamespace({ group, kind }: Kind, patch: JsonObject): boolean {
  if (kind !== 'Namespace' || group !== '') return false;
  const spec: Json | undefined = patch['spec'];
  return spec === null || (isObject(spec) && objectAt(patch, 'spec')['finalizers'] === null);
}

function typeOf(kind: Kind): JsonObject {
  return { apiVersion: apiVersionOf(kind), kind: kind.kind };
}

export function pathOf(kind: Kind, namespace: string | undefined): string {
  const root = `${kind.group === '' ? '/api' : '/apis'}/${apiVersionOf(kind)}`;
  return `${root}${namespace === undefined ? '' : `/namespaces/${namespace}`}/${kind.plural}`;
}
