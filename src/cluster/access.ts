import type { AccessAnswer, AccessQuestion } from '../model/access.ts';
import { WizardError } from '../model/error.ts';
import { isObject } from '../model/json.ts';
import type { ClusterReader } from '../model/ports.ts';
import { groupOfVersion } from './api-group.ts';
import type { Discovery } from './discovery.ts';
import { answerError } from './errors.ts';
import { parseJson } from './kube-object.ts';
import type { Transport } from './transport.ts';

const REVIEW = {
  path: '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews',
  method: 'POST',
  verb: 'create',
  resource: 'selfsubjectaccessreviews.authorization.k8s.io',
  contentType: 'application/json',
} as const;

/** What one may do in the cluster: a review is created by asking and kept nowhere. */
export function createAccess(
  transport: Transport,
  discovery: Discovery,
): Pick<ClusterReader, 'may' | 'resource'> {
  return {
    async may(question, signal) {
      const { server } = transport.keyring().access;
      const answer = await transport.send(
        { ...REVIEW, body: JSON.stringify(reviewOf(question)) },
        signal,
      );
      if (answer.status >= 300)
        throw answerError(answer.status, answer.body, { ...REVIEW, server });
      return answered(parseJson(answer.body, server), question);
    },
    async resource({ apiVersion, kind }, signal) {
      try {
        const { resource, namespaced } = await discovery.find(apiVersion, kind, signal);
        return { group: groupOfVersion(apiVersion), resource, namespaced };
      } catch (error) {
        if (error instanceof WizardError && error.code === 'api-kind-unknown') return undefined;
        throw error;
      }
    },
  };
}

function reviewOf({ verb, group, resource, namespace, name }: AccessQuestion): object {
  const [main = resource, subresource] = resource.split('/');
  return {
    apiVersion: 'authorization.k8s.io/v1',
    kind: 'SelfSubjectAccessReview',
    spec: {
      resourceAttributes: {
        verb,
        group,
        resource: main,
        ...(subresource === undefined ? {} : { subresource }),
        ...(namespace === undefined ? {} : { namespace }),
        ...(name === undefined ? {} : { name }),
      },
    },
  };
}

/** A no that an authoriser could not make up its mind about is none. */
function answered(review: unknown, { verb, resource }: AccessQuestion): AccessAnswer {
  const status = isObject(review) && isObject(review['status']) ? review['status'] : {};
  const { allowed, reason, evaluationError } = status;
  const isTold = typeof allowed === 'boolean';
  if (!isTold || (!allowed && typeof evaluationError === 'string' && evaluationError !== ''))
    throw new WizardError('not-proven', 'access-not-told', { verb, resource });
  return { allowed, reason: typeof reason === 'string' ? reason : '' };
}
