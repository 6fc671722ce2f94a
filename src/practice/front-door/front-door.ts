import http from 'node:http';
import http2 from 'node:http2';
import type net from 'node:net';
import type tls from 'node:tls';
import type { JsonObject } from '../../model/json.ts';
import { signedByItself } from '../authority.ts';
import type { Door, Part } from '../door.ts';
import { listen } from '../listen.ts';
import { objectsAt, textAt } from '../store/json.ts';
import { refuseQuietly, type Request, type Response, sendPage } from '../web.ts';
import { createCertificates } from './certificates.ts';
import { readyEndpoints } from './endpoints.ts';
import { type ConnectPod, passOn } from './exchange.ts';
import type { ReadObjects } from './objects.ts';
import { type PageStatus, pageOf } from './page.ts';
import { routeFor, serverBlock } from './server-block.ts';

export type FrontDoorOptions = {
  readonly read: ReadObjects;
  /** Those that load balancers may get. */
  readonly addresses: readonly string[];
  /** The class of Ingresses that the pods behind this Service serve; null where they are no ingress controller. */
  readonly classOf: (service: JsonObject) => string | null;
  readonly connect?: ConnectPod;
};

/** The ingress controllers of the range, behind the load balancers that lead to them. */
export type FrontDoor = {
  /** Answers so for a host, whatever is behind it; null ends that. */
  answerWith(host: string, status: Extract<PageStatus, 502 | 503 | 504> | null): void;
  /** Serves the controller's own certificate for a host, as long as this is on, as one that has not read the Secret yet. */
  forgetCertificate(host: string, isOn: boolean): void;
};

/** The certificate that ingress-nginx makes for itself. */
const FAKE = ['CN=Kubernetes Ingress Controller Fake Certificate, O=Acme Co', 'ingress.local'];
const STRICT = { 'strict-transport-security': 'max-age=31536000; includeSubDomains' };

export async function startFrontDoor(options: FrontDoorOptions): Promise<FrontDoor & Part> {
  const { read, addresses, classOf, connect = () => Promise.resolve(null) } = options;
  const [subject = '', host = ''] = FAKE;
  const fake = await signedByItself(subject, [host]);
  const certificateOf = createCertificates(read);
  const forced = new Map<string, PageStatus>();
  const forgotten = new Set<string>();
  let turn = 0;

  /** The class that is served at an address; null where no load balancer has it or no controller is ready behind it. */
  function classAt(address: string): string | null {
    const service = read('Service').find(
      (one) =>
        textAt(one, 'spec', 'type') === 'LoadBalancer' &&
        objectsAt(one, 'status', 'loadBalancer', 'ingress').some(({ ip }) => ip === address),
    );
    if (service === undefined) return null;
    const namespace = textAt(service, 'metadata', 'namespace') ?? '';
    const name = textAt(service, 'metadata', 'name') ?? '';
    return readyEndpoints(read, namespace, name).length === 0 ? null : classOf(service);
  }

  function blockAt(address: string, name: string) {
    const className = classAt(address);
    return className === null ? undefined : serverBlock(read('Ingress'), className, name);
  }

  function contextFor(address: string, name: string): tls.SecureContext | undefined {
    if (forgotten.has(name)) return undefined;
    const block = blockAt(address, name);
    return block === undefined ? undefined : certificateOf(block);
  }

  function answer(address: string, isSecure: boolean, request: Request, response: Response): void {
    const name = hostOf(request);
    const path = new URL(request.url ?? '/', 'http://host').pathname;
    const block = blockAt(address, name);
    const route = block === undefined ? undefined : routeFor(block, path);
    if (block === undefined || route === undefined) {
      sendPage(request, response, pageOf(404, isSecure ? STRICT : {}));
      return;
    }
    if (!isSecure && block.hasTls) {
      sendPage(
        request,
        response,
        pageOf(308, { location: `https://${name}${request.url ?? '/'}` }),
      );
      return;
    }
    const endpoints = readyEndpoints(read, route.namespace, route.service, route.port);
    turn += 1;
    const endpoint = endpoints[turn % Math.max(1, endpoints.length)];
    const status = forced.get(name) ?? (endpoint === undefined ? 503 : undefined);
    if (status !== undefined || endpoint === undefined) {
      sendPage(request, response, pageOf(status ?? 503, isSecure ? STRICT : {}));
      return;
    }
    if (isSecure) for (const [key, value] of Object.entries(STRICT)) response.setHeader(key, value);
    void passOn(request, response, name, endpoint, connect);
  }

  const parts = await Promise.all(
    addresses.flatMap((address) => {
      const secure = http2.createSecureServer(
        {
          ...fake,
          allowHTTP1: true,
          SNICallback: (name, done) => done(null, contextFor(address, name.toLowerCase())),
        },
        (request, response) => answer(address, true, request, response),
      );
      const plain = http.createServer((request, response) =>
        answer(address, false, request, response),
      );
      return [at(address, 443, secure), at(address, 80, plain)];
    }),
  );
  return {
    answerWith(name, status) {
      if (status === null) forced.delete(name);
      else forced.set(name, status);
    },
    forgetCertificate(name, isOn) {
      if (isOn) forgotten.add(name);
      else forgotten.delete(name);
    },
    doors: parts.map(({ door }) => door),
    close: async () => void (await Promise.all(parts.map((part) => part.close()))),
  };

  async function at(seen: string, port: number, server: net.Server) {
    refuseQuietly(server, () => classAt(seen) !== null);
    const listening = await listen(server);
    const door: Door = { seen, port, protocol: 'tcp', at: listening.at };
    return { door, close: () => listening.close() };
  }
}

/** Without its port, in lower case. */
function hostOf({ headers }: Request): string {
  const authority = headers[':authority'] ?? headers.host ?? '';
  return String(authority).replace(/:\d+$/, '').toLowerCase();
}
