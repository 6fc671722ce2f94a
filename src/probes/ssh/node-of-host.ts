import type { KubeObject } from '../../model/ports.ts';
import type { SshSeen } from '../../model/ssh.ts';
import { addressesOf } from '../../readiness/control-plane.ts';
import { textAt } from '../../readiness/read-object.ts';

type Host = Pick<SshSeen, 'hostname' | 'addresses' | 'bootId'>;

/**
 * The node that runs on this host. Its running kernel tells it beyond doubt; else its own name and its own addresses do,
 * and only where they all mean one node.
 */
export function nodeOfHost(nodes: readonly KubeObject[], host: Host): KubeObject | undefined {
  const byBoot = nodes.filter(
    (node) => host.bootId !== '' && textAt(node, 'status', 'nodeInfo', 'bootID') === host.bootId,
  );
  const [first] = byBoot;
  if (byBoot.length === 1) return first;
  const among = byBoot.length > 1 ? byBoot : nodes;
  const meant = new Set([...byName(among, host), ...byAddress(among, host)]);
  const [one] = meant;
  return meant.size === 1 ? one : undefined;
}

/** A node is often called by the first part of the host's name. */
function byName(nodes: readonly KubeObject[], { hostname }: Host): readonly KubeObject[] {
  const [short = ''] = hostname.split('.');
  const names = [hostname, short].filter((name) => name !== '').map((name) => name.toLowerCase());
  return nodes.filter((node) =>
    [node.metadata.name, ...addressesOf(node, ['Hostname', 'InternalDNS'])].some((name) =>
      names.includes(name.toLowerCase()),
    ),
  );
}

function byAddress(nodes: readonly KubeObject[], { addresses }: Host): readonly KubeObject[] {
  const own = addresses.filter((one) => !/^(?:127\.|::1$|fe80:|169\.254\.)/i.test(one));
  return nodes.filter((node) =>
    addressesOf(node, ['InternalIP', 'ExternalIP']).some((address) => own.includes(address)),
  );
}
