import { aCause, type Cause } from '../model/verdict.ts';

/** A port comes out of an expression and could be anything. undefined where it is one. */
export function portFault(port: number, host: string = '-'): Cause | undefined {
  return Number.isInteger(port) && port >= 1 && port <= 65_535
    ? undefined
    : aCause('port-invalid', { host, port });
}
