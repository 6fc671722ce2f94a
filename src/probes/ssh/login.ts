import type { ProbeDef, ProbeResult } from '../../model/catalogue.ts';
import type { KubeObject, Readers } from '../../model/ports.ts';
import type { SshRefusal, SshSeen } from '../../model/ssh.ts';
import { HOST_FIELDS, hostOf, type HostNamed } from '../../model/ssh-fields.ts';
import { aCause, found, type Cause, type ObjectRef, type Raw } from '../../model/verdict.ts';
import { isControlPlane } from '../../readiness/control-plane.ts';
import { shortText } from '../../readiness/read-object.ts';
import { answered, jsonEvidence, result } from '../result.ts';
import { nodeOfHost } from './node-of-host.ts';

type With = HostNamed & {
  readonly uid?: string;
  readonly nodeRole?: 'control-plane' | 'any' | 'none';
  readonly hostKeys?: readonly string[];
};

const SYSTEM = { apiVersion: 'v1', kind: 'Namespace', name: 'kube-system' } as const;

export const login: ProbeDef<With> = {
  id: 'ssh/login',
  group: 'hosts',
  doc: {
    en: 'A host lets this machine in by ssh, its host key is noted, and it belongs to the pinned cluster.',
    zh: '本机可以通过 ssh 登录某台主机，主机密钥已记录，且该主机属于已锁定的集群。',
  },
  with: {
    ...HOST_FIELDS,
    uid: {
      type: 'string',
      optional: true,
      doc: {
        en: 'UID of namespace kube-system that kubectl over there must see; without it that of the pinned cluster.',
        zh: '主机上 kubectl 必须看到的 kube-system 命名空间 UID；不写时为已锁定集群的 UID。',
      },
    },
    nodeRole: {
      type: 'string',
      oneOf: ['control-plane', 'any', 'none'],
      optional: true,
      doc: {
        en: 'Which node of the cluster it has to be: control-plane where it is left out, none for a host beside the cluster.',
        zh: '必须是集群的哪种节点：不写时为 control-plane；集群之外的主机写 none。',
      },
    },
    hostKeys: {
      type: 'list',
      of: { type: 'string', doc: { en: 'SHA256:…', zh: 'SHA256:…' } },
      optional: true,
      doc: {
        en: 'Fingerprints of the host keys that are known to be its own; without them the first one is taken, and it is said that nobody has compared it.',
        zh: '已知属于该主机的主机密钥指纹；不写时接受首次见到的密钥，并说明没有人比对过。',
      },
    },
  },
  finds: {
    hostKey: {
      type: 'string',
      doc: { en: 'Type and fingerprint of its host key.', zh: '主机密钥的类型和指纹。' },
    },
    node: { type: 'string', doc: { en: 'The node that it is.', zh: '对应的节点。' } },
  },
  needsTarget: true,
  everyMs: 5000,
  look: (input, ports, signal) => answered(look(input, ports, signal)),
};

async function look(input: With, ports: Readers, signal: AbortSignal): Promise<ProbeResult> {
  const object = { kind: 'Host', name: input.host };
  const seen = await ports.ssh.login(hostOf(input), signal);
  if (seen.is === 'out') return refused(seen, object);
  const evidence = [jsonEvidence('login', [seen])];
  const hostKey = `${seen.hostKey.type} ${seen.hostKey.fingerprint}`;
  const not = (verdict: 'wait' | 'fail', cause: Cause) =>
    result(found(verdict, { ...cause, object }), { evidence });
  const known = (input.hostKeys ?? []).map((key) => key.trim()).filter((key) => key !== '');
  if (known.length > 0 && !known.some((key) => key.split(/\s+/).includes(seen.hostKey.fingerprint)))
    return not(
      'fail',
      aCause('ssh-host-key-unlisted', {
        host: input.host,
        found: hostKey,
        known: known.join(', '),
      }),
    );
  const wrong = clusterCause(input.host, seen, input.uid ?? (await targetUid(ports, signal)));
  if (wrong !== null) return not(wrong.healsByItself ? 'wait' : 'fail', wrong);
  const { nodeRole = 'control-plane' } = input;
  const passes = (node?: KubeObject) =>
    result(
      { ...found('pass', null, known.length > 0 ? [] : [uncompared(input.host, hostKey)]), object },
      { finds: { hostKey, ...(node === undefined ? {} : { node: node.metadata.name }) }, evidence },
    );
  if (nodeRole === 'none') return passes();
  const nodes = await ports.cluster.list({ apiVersion: 'v1', kind: 'Node' }, signal);
  const node = nodeOfHost(nodes, seen);
  const { host } = input;
  if (node === undefined) {
    const params = { host, hostname: seen.hostname || '-', nodes: nodes.length };
    return not('wait', aCause('ssh-node-unknown', params, { healsByItself: true }));
  }
  if (nodeRole === 'control-plane' && !isControlPlane(node))
    return not('fail', aCause('ssh-not-control-plane', { host, node: node.metadata.name }));
  return passes(node);
}

/** Whoever answers first could be anybody: what was noted then is only as good as the way there was. */
function uncompared(host: string, hostKey: string): Cause {
  return aCause('ssh-host-key-uncompared', { host, found: hostKey });
}

function refused({ code, params, mayHeal, says }: SshRefusal, object: ObjectRef): ProbeResult {
  const cause = aCause(code, params, { object, healsByItself: mayHeal });
  const evidence: readonly Raw[] = says === '' ? [] : [{ name: 'ssh', text: says }];
  return result(found(mayHeal ? 'wait' : 'fail', cause), { evidence });
}

/** null where kubectl over there sees the cluster with this UID. */
function clusterCause(host: string, { cluster }: SshSeen, uid: string): Cause | null {
  switch (cluster.is) {
    case 'no-kubectl':
      return aCause('ssh-no-kubectl', { host });
    case 'unseen': {
      const params = { host, says: shortText(cluster.says) };
      return aCause('ssh-cluster-unseen', params, { healsByItself: true });
    }
    case 'uid':
      return cluster.uid === uid
        ? null
        : aCause('ssh-wrong-cluster', { host, found: cluster.uid, expected: uid });
  }
}

/** Never empty: two that are missing never match. */
async function targetUid({ cluster }: Readers, signal: AbortSignal): Promise<string> {
  const system = await cluster.get(SYSTEM, signal);
  return system?.metadata.uid ?? '-';
}
