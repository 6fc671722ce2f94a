import type { Json } from '../../model/json.ts';
import { parseQuantity } from '../../model/quantity.ts';

/** `500m` is 0.5, `8Gi` is 2^33; nothing said, or nothing that can be read, is 0. */
export function quantityOf(value: Json | undefined): number {
  return parseQuantity(value) ?? 0;
}
