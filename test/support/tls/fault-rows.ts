import type { FaultRow } from './fault-row.ts';
import { ISSUER_ROWS } from './fault-rows-issuer.ts';
import { LEAF_ROWS } from './fault-rows-leaf.ts';
import { SERVER_ROWS } from './fault-rows-server.ts';

/** Each with a name of its own, so that one nginx can serve them all. */
export const FAULT_ROWS: readonly FaultRow[] = [...LEAF_ROWS, ...ISSUER_ROWS, ...SERVER_ROWS];
