import { z } from 'zod';
import type { ControlPlane } from '../control-plane/index.ts';

const TYPE = 'service.beta.kubernetes.io/alibaba-cloud-loadbalancer-address-type';
const LOOK_EVERY_MS = 100;

const Services = z.object({
  items: z.array(
    z.object({
      metadata: z.object({
        name: z.string(),
        namespace: z.string(),
        annotations: z.record(z.string(), z.string()).optional(),
      }),
      spec: z.object({ type: z.string() }),
      status: z.object({
        loadBalancer: z.object({ ingress: z.array(z.unknown()).optional() }).optional(),
      }),
    }),
  ),
});

/**
 * What a cloud's controller does for Services of type LoadBalancer: gives each an address, a public one unless an
 * annotation asks for the inside (cloud-provider-alibaba-cloud, docs/usage.md). It takes one address after the other, and
 * the last one again.
 */
export function cloudController(
  { request }: Pick<ControlPlane, 'request'>,
  addresses: {
    readonly external: readonly string[];
    readonly internal: readonly string[];
    /** Of Services by their names; none of the others gets one of these. */
    readonly named?: { readonly [service: string]: string };
  },
  /** Of this namespace alone; of all where it is left out. */
  namespace?: string,
): { readonly stop: () => Promise<void> } {
  const left = { external: [...addresses.external], internal: [...addresses.internal] };
  const stop = new AbortController();
  const running = run();

  async function run(): Promise<void> {
    while (!stop.signal.aborted) {
      await giveAddresses();
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
    }
  }

  async function giveAddresses(): Promise<void> {
    const place = namespace === undefined ? '' : `/namespaces/${namespace}`;
    const { status, body } = await request('GET', `/api/v1${place}/services`);
    if (status !== 200) return;
    for (const { metadata, spec, status: seen } of Services.parse(body).items) {
      if (spec.type !== 'LoadBalancer' || (seen.loadBalancer?.ingress ?? []).length > 0) continue;
      const named = addresses.named?.[metadata.name];
      const pool = metadata.annotations?.[TYPE] === 'intranet' ? left.internal : left.external;
      const ip = named ?? (pool.length > 1 ? pool.shift() : pool[0]);
      if (ip === undefined) continue;
      const path = `/api/v1/namespaces/${metadata.namespace}/services/${metadata.name}/status`;
      await request('PATCH', path, { status: { loadBalancer: { ingress: [{ ip }] } } });
    }
  }

  return {
    async stop() {
      stop.abort();
      await running;
    },
  };
}
