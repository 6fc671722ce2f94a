import type net from 'node:net';
import { WizardError } from '../model/error.ts';
import type { HttpReader } from '../model/http.ts';
import type { ClusterReader, Dialer, KubeObject } from '../model/ports.ts';
import type { PodDialer, PodPort } from '../model/route.ts';
import { podPortsOf, portOf, selectorOf, type ServicePort } from '../model/service-pods.ts';
import type {
  Proxied,
  ServiceProxy,
  ServiceQuestion,
  ServiceReader,
  ServiceSeen,
} from '../model/services.ts';

const BODY_BYTES = 65_536;

export type ServiceReaderParts = {
  readonly cluster: ClusterReader;
  readonly proxy: ServiceProxy;
  readonly pods: PodDialer<net.Socket>;
  /** Asks web servers by this dialer. */
  readonly httpBy: (dialer: Dialer<net.Socket>) => HttpReader;
};

/**
 * Asks Services of a cluster from outside of it: by the API server's proxy, and where that cannot carry it or gets no answer
 * itself by a forwarded port of a pod.
 */
export function serviceReader({ cluster, proxy, pods, httpBy }: ServiceReaderParts): ServiceReader {
  async function byProxy(question: ServiceQuestion, signal: AbortSignal): Promise<Proxied> {
    const { namespace, service, port, path, headers = {}, longestBody = BODY_BYTES } = question;
    return proxy({ namespace, service: `${service}:${port}`, path, headers, longestBody }, signal);
  }

  async function byPort(question: ServiceQuestion, signal: AbortSignal): Promise<ServiceSeen> {
    const { namespace, service: name, port: asked, path, headers = {}, longestBody } = question;
    const service = await cluster.get(
      { apiVersion: 'v1', kind: 'Service', namespace, name },
      signal,
    );
    if (service === undefined) return { is: 'nobody', code: 'service-missing' };
    const port = portOf(service, asked);
    if (port === undefined) return { is: 'nobody', code: 'service-port-missing' };
    const to = await podPortOf(service, port, namespace, signal);
    if (to === undefined) return { is: 'nobody', code: 'service-without-pods' };
    const http = httpBy(dialerTo(pods, to));
    const seen = await http.get(
      {
        scheme: 'http',
        host: `${name}.${namespace}`,
        port: to.port,
        path,
        roots: [],
        headers,
        ...(longestBody === undefined ? {} : { longestBody }),
      },
      signal,
    );
    return { is: 'seen', way: `pod ${to.namespace}/${to.pod} port ${to.port}`, seen };
  }

  async function podPortOf(
    service: KubeObject,
    port: ServicePort,
    namespace: string,
    signal: AbortSignal,
  ): Promise<PodPort | undefined> {
    const labelSelector = selectorOf(service);
    if (labelSelector === undefined) return undefined;
    const list = await cluster.list(
      { apiVersion: 'v1', kind: 'Pod', namespace, labelSelector },
      signal,
    );
    return podPortsOf(list, port, namespace)[0];
  }

  return {
    async get(question, signal) {
      const isForProxy = !Object.keys(question.headers ?? {}).some(
        (name) => name.toLowerCase() === 'authorization',
      );
      const proxied = isForProxy ? await byProxy(question, signal) : undefined;
      if (proxied?.is === 'seen') return proxied;
      try {
        return await byPort(question, signal);
      } catch (error) {
        signal.throwIfAborted();
        // Of two rights that are missing, the lesser one is named.
        const isRight = error instanceof WizardError && error.kind === 'forbidden';
        if (isRight && proxied?.error.kind === 'forbidden') throw proxied.error;
        throw error;
      }
    },
  };
}

function dialerTo(pods: PodDialer<net.Socket>, to: PodPort): Dialer<net.Socket> {
  return {
    tcp: (_host, _port, signal) => pods.tcp(to, signal),
    udp() {
      throw new WizardError('not-proven', 'pod-route-no-udp');
    },
  };
}
