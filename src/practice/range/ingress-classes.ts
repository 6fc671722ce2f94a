import type { JsonObject } from '../../model/json.ts';
import { ACK_INGRESS } from '../controllers/found-ack-cluster.ts';
import { textAt } from '../store/json.ts';
import type { Site } from './site-file.ts';

/** Which ingress controllers there are in the cluster of the example site, and what stands in front of them. */
export function ingressClasses({ secondIngress: second }: Site) {
  return {
    /** The class that the pods behind a load balancer serve; null where they are no ingress controller. */
    classOf(service: JsonObject): string | null {
      const namespace = textAt(service, 'metadata', 'namespace') ?? '';
      const name = textAt(service, 'metadata', 'name') ?? '';
      if (ACK_INGRESS.service.startsWith(`${namespace}/`)) return ACK_INGRESS.class;
      const isSecond = namespace === second.namespace && name.startsWith(second.release);
      return isSecond ? second.class : null;
    },
    /** `namespace/name` of the Service whose address an Ingress of that class gets. */
    ingressService(ingressClass: string): string | undefined {
      if (ingressClass === second.class) return `${second.namespace}/${second.release}-controller`;
      return ingressClass === '' || ingressClass === ACK_INGRESS.class
        ? ACK_INGRESS.service
        : undefined;
    },
  };
}
