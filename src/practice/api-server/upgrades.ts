import type { IncomingMessage } from 'node:http';
import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import type { PodHost } from '../pod-host.ts';
import { ApiFault, badRequest, wrongMethod } from '../store/faults.ts';
import { textAt } from '../store/json.ts';
import type { Store } from '../store/store.ts';
import type { Asked } from './asked.ts';
import { authorized } from './handle.ts';
import { execOver, forwardOver, PROTOCOLS } from './pod-sockets.ts';
import { containerOf, containerStatus, podOf } from './pod-target.ts';

export type Upgrades = {
  handle(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  close(): void;
};

/** Commands in pods and connections to their ports, by WebSocket. `askedOf` says who asks and what, or throws `ApiFault`. */
export function createUpgrades(
  store: Store,
  host: PodHost,
  askedOf: (request: IncomingMessage) => Asked,
): Upgrades {
  const sockets = new WebSocketServer({
    noServer: true,
    perMessageDeflate: false,
    handleProtocols: (offered) => PROTOCOLS.find((one) => offered.has(one)) ?? false,
  });

  function talkOf(asked: Asked): (socket: WebSocket) => Promise<void> {
    const target = authorized(store, asked, asked.method === 'POST' ? 'create' : 'get');
    const pod = podOf(store, target);
    const { namespace = '', name = '', subresource } = target;
    const { query } = asked;
    if (subresource === 'portforward') {
      const ports = query.getAll('ports').flatMap((one) => one.split(',').map(Number));
      if (ports.length === 0) throw badRequest('query parameter "port" is required');
      refuseUnplaced(textAt(pod, 'spec', 'nodeName'), name);
      return (socket) => forwardOver(socket, host, { namespace, name }, ports);
    }
    if (subresource !== 'exec' && subresource !== 'attach') throw wrongMethod();
    if (subresource === 'exec' && query.getAll('command').length === 0)
      throw badRequest('you must specify at least 1 command for the container');
    const container = containerOf(pod, query.get('container'));
    refuseUnplaced(textAt(pod, 'spec', 'nodeName'), name);
    if (textAt(containerStatus(pod, container), 'state', 'running', 'startedAt') === undefined)
      throw new ApiFault(
        500,
        'InternalError',
        `Internal error occurred: unable to upgrade connection: container not found ("${container}")`,
      );
    return (socket) => execOver(socket, host, { namespace, name, container }, asked);
  }

  return {
    handle(request, socket, head) {
      socket.on('error', () => undefined);
      try {
        const talk = talkOf(askedOf(request));
        sockets.handleUpgrade(request, socket, head, (opened) => {
          opened.on('error', () => undefined);
          talk(opened).catch(() => opened.terminate());
        });
      } catch (error) {
        if (!(error instanceof ApiFault)) throw error;
        refuse(socket, error);
      }
    },
    close() {
      for (const one of sockets.clients) one.terminate();
      sockets.close();
    },
  };
}

function refuseUnplaced(node: string | undefined, name: string): void {
  if (node === undefined) throw badRequest(`pod ${name} does not have a host assigned`);
}

function refuse(socket: Duplex, fault: ApiFault): void {
  const body = `${JSON.stringify(fault.status())}\n`;
  socket.end(
    [
      `HTTP/1.1 ${fault.code} ${STATUS_CODES[fault.code] ?? ''}`,
      'content-type: application/json',
      `content-length: ${Buffer.byteLength(body)}`,
      'connection: close',
      '',
      body,
    ].join('\r\n'),
  );
}
