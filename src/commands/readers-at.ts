import { WizardError } from '../model/error.ts';
import type { Inspect, Readers } from '../model/ports.ts';
import type { Place, SshHost } from '../model/route.ts';
import type { SshReader } from '../model/ssh.ts';
import { netReader, THROUGH_POD_TIMEOUT_MS } from '../net/net-reader.ts';
import { INSIDE, withInside } from '../probes/dns/inside.ts';
import type { JumpWay } from '../ssh/open-ssh.ts';
import { directReaders, type ReaderParts } from './readers.ts';

export type JumpParts = { readonly way: JumpWay; readonly hostOf: () => SshHost | null };

/**
 * All that a probe reads the world through, from where its step looks. What lies on this machine, the cluster and the
 * cloud are the same from everywhere.
 */
export function readersAt(parts: ReaderParts, jump: JumpParts): (place?: Place) => Readers {
  const made = new Map<Place, Readers>();
  const make = {
    here: () => directReaders(parts),
    jump: () => fromJump(parts, jump),
    pod: () => fromPod(parts),
  };
  return (place = 'here') => {
    const known = made.get(place) ?? make[place]();
    made.set(place, known);
    return known;
  };
}

function fromJump(parts: ReaderParts, { way, hostOf }: JumpParts): Readers {
  const { ssh } = parts;
  const inspect: Inspect = {
    async version(program, signal) {
      const host = hostOf();
      if (host === null) throw new WizardError('usage', 'jump-host-missing');
      return ssh.version(host, program, signal);
    },
  };
  const { dialer, net } = way;
  return elsewhere(directReaders({ ...parts, inspect, dialer, net, ssh: onlyKeys(ssh, 'jump') }));
}

function fromPod(parts: ReaderParts): Readers {
  const inspect: Inspect = {
    version: (program) =>
      Promise.reject(new WizardError('usage', 'place-not-for-programs', { program, place: 'pod' })),
  };
  const ssh = onlyKeys(parts.ssh, 'pod');
  const dialer = parts.ways?.podRoute;
  const readers = directReaders({
    ...parts,
    inspect,
    ssh,
    ...(dialer === undefined ? {} : { dialer, net: netReader(dialer, THROUGH_POD_TIMEOUT_MS) }),
  });
  // A name there is what its pods see of it.
  return { ...readers, dns: { ...withInside(readers), system: () => [INSIDE] } };
}

/** The resolvers of this machine are not those of another place, even if they have the same addresses. */
function elsewhere(readers: Readers): Readers {
  return { ...readers, dns: { ...readers.dns, system: () => [] } };
}

/** OpenSSH starts here, and goes by the jumps of its own configuration. */
function onlyKeys(ssh: SshReader, place: Place): SshReader {
  const refused = async ({ host }: SshHost): Promise<never> => {
    throw new WizardError('usage', 'place-not-for-ssh', { host, place });
  };
  return { ...ssh, login: refused, version: refused };
}
