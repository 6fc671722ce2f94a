import net from 'node:net';
import { once } from 'node:events';
import type { Duplex } from 'node:stream';
import type { Door } from '../door.ts';
import { readyEndpoints } from '../front-door/endpoints.ts';
import type { ReadObjects } from '../front-door/objects.ts';
import type { Names } from '../names/names.ts';
import type { PodHost } from '../pod-host.ts';
import { textAt } from '../store/json.ts';

export type InsideOptions = {
  readonly doors: () => readonly Door[];
  readonly read: ReadObjects;
  readonly names: Names;
  readonly pods: () => PodHost;
};

/** The network as the range's machines and pods see it: services by their cluster names, and the world outside. */
export function insideNetwork({ doors, read, names, pods }: InsideOptions) {
  /** A Service by one of the names that cluster DNS has for it, or by its address. */
  function serviceAt(host: string) {
    const [name = '', namespace = '', svc] = host.split('.');
    return read('Service').find(
      (one) =>
        textAt(one, 'spec', 'clusterIP') === host ||
        (svc === 'svc' &&
          textAt(one, 'metadata', 'name') === name &&
          textAt(one, 'metadata', 'namespace') === namespace),
    );
  }

  return {
    async dial(host: string, port: number): Promise<Duplex> {
      const door = doors().find(
        (one) => one.protocol === 'tcp' && one.port === port && one.seen === host,
      );
      if (door !== undefined) return connected(door.at.host, door.at.port);
      const service = serviceAt(host);
      if (service !== undefined) {
        const namespace = textAt(service, 'metadata', 'namespace') ?? '';
        const name = textAt(service, 'metadata', 'name') ?? '';
        const [endpoint] = readyEndpoints(read, namespace, name, String(port));
        if (endpoint === undefined) throw refused();
        return pods().forward({ namespace, name: endpoint.pod }, endpoint.port);
      }
      if (net.isIP(host) === 0) {
        const [address] = resolve(host);
        if (address === undefined) throw refused('ENOTFOUND');
        return this.dial(address, port);
      }
      if (host.startsWith('127.')) return connected(host, port);
      throw refused();
    },
    resolve,
  };

  function resolve(name: string): readonly string[] {
    const service = serviceAt(name);
    if (service !== undefined) return [textAt(service, 'spec', 'clusterIP') ?? ''];
    const [resolver] = names.resolvers;
    const said = resolver?.answer({ name, type: 'A', recurse: true });
    return (said?.answers ?? []).flatMap((set) => (set.type === 'A' ? set.values : []));
  }
}

async function connected(host: string, port: number): Promise<Duplex> {
  const socket = net.connect(port, host);
  await once(socket, 'connect');
  return socket;
}

function refused(code = 'ECONNREFUSED'): Error {
  return Object.assign(new Error(`connect ${code}`), { code });
}
