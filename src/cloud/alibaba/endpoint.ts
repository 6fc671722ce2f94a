import type { CloudPlace } from '../../model/cloud.ts';
import { WizardError } from '../../model/error.ts';

/** Products that have one endpoint for all regions (API reference, "Endpoints"). */
const CENTRAL = new Set(['alidns', 'quotas']);

/** Where a product is asked: what the site says, else the region's own. */
export function endpointOf(place: CloudPlace, product: string): URL {
  const told = place.endpoints[product] ?? place.endpoint;
  const host = CENTRAL.has(product)
    ? `${product}.aliyuncs.com`
    : `${product}.${place.region}.aliyuncs.com`;
  const text = told ?? host;
  const url = text.includes('://') ? text : `https://${text}`;
  const isRight = URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);
  if (!isRight) throw new WizardError('usage', 'cloud-endpoint-invalid', { endpoint: text });
  return new URL(url);
}
