import { setTimeout as sleep } from 'node:timers/promises';
import { WizardError } from '../model/error.ts';
import type {
  Applied,
  ClusterReader,
  ClusterWriter,
  KubeObject,
  TakeOver,
} from '../model/ports.ts';
import { FIELD_MANAGER } from '../model/run-mark.ts';
import { whatHolds } from '../model/what-holds.ts';
import { pathOf, type Discovery, type Resource } from './discovery.ts';
import { answerError } from './errors.ts';
import { parseObject } from './kube-object.ts';
import { asApplied, type Manifest } from './manifest.ts';
import { bears, marked, notOwn } from './own.ts';
import { nameOf } from './resource-name.ts';
import { proveIdentity } from './summary.ts';
import type { Request, Transport } from './transport.ts';

/** The API server serves a new kind within a second or two. */
const NEW_KIND_MS = 10_000;
const NEW_KIND_STEP_MS = 250;

/**
 * Changes of one cluster: each call first proves that it is still the pinned one. With `ownRun` what it makes bears that
 * run's mark, and it changes nothing else: what was there before stays as it is.
 */
export function createWriter(
  transport: Transport,
  discovery: Discovery,
  reader: ClusterReader,
  { pinnedUid, ownRun }: { readonly pinnedUid: string; readonly ownRun?: string | undefined },
): ClusterWriter {
  let definedKinds = false;

  const prove = (signal: AbortSignal) => proveIdentity(reader, pinnedUid, signal);

  async function sent(
    request: Request,
    signal: AbortSignal,
  ): Promise<{ status: number; body: string }> {
    const answer = await transport.send(request, signal);
    if (answer.status < 300) return answer;
    const { server } = transport.keyring().access;
    const error = answerError(answer.status, answer.body, { ...request, server });
    throw error.code === 'namespace-terminating' ? await held(error, request, signal) : error;
  }

  /** The refusal does not say what keeps the namespace from going away: the namespace itself does. */
  async function held(
    error: WizardError,
    { namespace = '' }: Request,
    signal: AbortSignal,
  ): Promise<WizardError> {
    const name = { apiVersion: 'v1', kind: 'Namespace', name: namespace };
    try {
      const now = await reader.get(name, signal);
      if (now === undefined) return error;
      return new WizardError(error.kind, error.code, { ...error.params, held: whatHolds(now) });
    } catch (other) {
      // Who may write there need not be allowed to read it.
      if (other instanceof WizardError) return error;
      throw other;
    }
  }

  /** A kind that this writer has just defined takes a moment until it is served. */
  async function found(apiVersion: string, kind: string, signal: AbortSignal): Promise<Resource> {
    for (let waited = 0; ; waited += NEW_KIND_STEP_MS) {
      try {
        return await discovery.find(apiVersion, kind, signal);
      } catch (error) {
        const isNew = error instanceof WizardError && error.code === 'api-kind-unknown';
        if (!isNew || !definedKinds || waited >= NEW_KIND_MS) throw error;
        await sleep(NEW_KIND_STEP_MS, undefined, { signal });
      }
    }
  }

  /** What was there before this run: already so, or it is refused. */
  async function foreign(
    before: KubeObject,
    patch: Patch,
    about: { readonly kind: string; readonly name: string; readonly namespace?: string },
  ): Promise<Applied> {
    const { uid = '' } = before.metadata;
    const place = about.namespace === undefined ? {} : { namespace: about.namespace };
    let after: KubeObject;
    try {
      const { body } = await patch({ dryRun: true });
      after = parseObject(body, transport.keyring().access.server);
    } catch (error) {
      throw error instanceof WizardError && error.code === 'api-conflict' ? notOwn(about) : error;
    }
    if (contentOf(before) !== contentOf(after)) throw notOwn(about);
    return { changed: false, created: false, uid, ...place };
  }

  return {
    prove,
    async apply(object, signal, takeOver) {
      const { apiVersion, kind, metadata } = object;
      const resource = await found(apiVersion, kind, signal);
      const namespace = resource.namespaced ? (metadata.namespace ?? 'default') : undefined;
      const { name } = metadata;
      const place = namespace === undefined ? {} : { namespace };
      const before = await reader.get({ apiVersion, kind, name, ...place }, signal);
      await prove(signal);
      const isOwn = before === undefined || ownRun === undefined || bears(before, ownRun);
      const plain = asApplied(object, namespace);
      const own = ownRun === undefined || !isOwn ? plain : marked(plain, ownRun);
      const about = {
        path: pathOf(resource, namespace, name),
        method: 'PATCH',
        verb: 'patch',
        resource: nameOf(resource),
        kind,
        name,
        ...place,
        contentType: 'application/apply-patch+yaml',
      } as const;
      const patch = (more: PatchMore, applied: Manifest = own) =>
        sent(
          {
            ...about,
            path: `${about.path}?${searchOf(more)}`,
            body: JSON.stringify(withVersion(applied, more.resourceVersion)),
          },
          signal,
        );
      if (before !== undefined && !isOwn) return foreign(before, patch, { kind, name, ...place });
      const answer =
        takeOver === undefined || before === undefined
          ? await patch({})
          : await takingOver(patch, before, takeOver);
      if (kind === 'CustomResourceDefinition') definedKinds = true;
      // Somebody made it in between: it is not this run's.
      const isForeign = own !== plain && before === undefined && answer.status !== 201;
      if (isForeign) await patch({}, plain);
      const after = parseObject(answer.body, transport.keyring().access.server);
      return appliedOf(before, after, answer.status === 201, namespace);
    },
    async remove({ apiVersion, kind, name, namespace }, uid, signal) {
      const resource = await found(apiVersion, kind, signal);
      await prove(signal);
      const request = {
        path: pathOf(resource, namespace, name),
        method: 'DELETE',
        verb: 'delete',
        resource: nameOf(resource),
        kind,
        name,
        ...(namespace === undefined ? {} : { namespace }),
        contentType: 'application/json',
        body: JSON.stringify({
          apiVersion: 'v1',
          kind: 'DeleteOptions',
          preconditions: { uid },
          // It is gone once all that it owns is: what controllers made for it leaves nothing behind.
          propagationPolicy: 'Foreground',
        }),
      } as const;
      const answer = await transport.send(request, signal);
      if (answer.status >= 300 && answer.status !== 404)
        throw answerError(answer.status, answer.body, {
          ...request,
          server: transport.keyring().access.server,
        });
    },
  };
}

type PatchMore = {
  readonly force?: true;
  readonly dryRun?: true;
  /** Only the object as it was read then. */
  readonly resourceVersion?: string;
};
type Patch = (more: PatchMore) => Promise<{ status: number; body: string }>;

/**
 * By force only where the object, as it was just read, is in exactly the conflict that was decided: whoever changes it in
 * between, or owns another field by now, is told of again.
 */
async function takingOver(
  patch: Patch,
  { metadata }: KubeObject,
  takeOver: TakeOver,
): Promise<{ status: number; body: string }> {
  const version = metadata['resourceVersion'];
  const resourceVersion = typeof version === 'string' ? version : '';
  try {
    await patch({ dryRun: true, resourceVersion });
  } catch (error) {
    if (!(error instanceof WizardError) || !isDecided(error, takeOver)) throw error;
    return patch({ force: true, resourceVersion });
  }
  return patch({});
}

function isDecided({ code, params }: WizardError, takeOver: TakeOver): boolean {
  return (
    code === 'api-conflict' &&
    Object.entries(takeOver).every(([key, value]) => params[key] === value)
  );
}

function searchOf({ force, dryRun }: PatchMore): string {
  const search = `fieldManager=${FIELD_MANAGER}&force=${force === true}&fieldValidation=Strict`;
  return dryRun === true ? `${search}&dryRun=All` : search;
}

function withVersion(applied: Manifest, resourceVersion: string | undefined): Manifest {
  return resourceVersion === undefined
    ? applied
    : { ...applied, metadata: { ...applied.metadata, resourceVersion } };
}

function appliedOf(
  before: KubeObject | undefined,
  after: KubeObject,
  created: boolean,
  namespace: string | undefined,
): Applied {
  const { uid = '', resourceVersion } = after.metadata;
  const isSame = before?.metadata['resourceVersion'] === resourceVersion;
  return {
    changed: created || before === undefined || (!isSame && contentOf(before) !== contentOf(after)),
    created,
    uid,
    ...(namespace === undefined ? {} : { namespace }),
  };
}

/** Without what the API server keeps for itself: it may write that anew where nothing else has changed. */
function contentOf({ metadata, status: _status, ...rest }: KubeObject): string {
  const { managedFields: _fields, resourceVersion: _version, ...kept } = metadata;
  return JSON.stringify([kept, rest]);
}
