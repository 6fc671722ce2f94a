import type { ControlPlane } from '../control-plane/control-plane.ts';
import { waitUntil } from '../control-plane/wait-until.ts';

const NAME = 'no-settings';
const API = '/apis/admissionregistration.k8s.io/v1';
/** With all that a log or a screen could read as its own. */
export const REFUSED = String.raw`no "settings" here: <b>ask 中\first</b>`;

/** The API server refuses every ConfigMap `settings`, until that is taken back. */
export async function refuseSettings({
  kubectl,
  request,
}: ControlPlane): Promise<() => Promise<void>> {
  const rule = { apiGroups: [''], apiVersions: ['v1'], resources: ['configmaps'] };
  await request('POST', `${API}/validatingadmissionpolicies`, {
    metadata: { name: NAME },
    spec: {
      matchConstraints: { resourceRules: [{ ...rule, operations: ['CREATE'] }] },
      validations: [{ expression: "object.metadata.name != 'settings'", message: REFUSED }],
    },
  });
  await request('POST', `${API}/validatingadmissionpolicybindings`, {
    metadata: { name: NAME },
    spec: { policyName: NAME, validationActions: ['Deny'] },
  });
  const tried = '/api/v1/namespaces/default/configmaps?dryRun=All';
  const answers = (status: number) => async () =>
    (await request('POST', tried, { metadata: { name: 'settings' } })).status === status;
  await waitUntil('settings are refused', answers(422), { timeoutMs: 60_000 });
  return async () => {
    await kubectl(['delete', 'validatingadmissionpolicybinding', NAME]);
    await waitUntil('settings are allowed', answers(201), { timeoutMs: 60_000 });
  };
}
