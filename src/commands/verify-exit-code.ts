import { EXIT_CODES } from '../model/error.ts';
import type { Verification } from '../model/report.ts';

/** The cluster said no, or nobody could log in to it. */
const FORBIDDEN = new Set([
  'api-forbidden',
  'api-unauthorized',
  'credentials-failed',
  'exec-plugin-failed',
]);

const UNREACHABLE = new Set([
  'api-garbage',
  'api-no-route',
  'api-refused',
  'api-reset',
  'api-timeout',
  'api-tls-expired',
  'api-tls-failed',
  'api-tls-name',
  'api-tls-unknown-authority',
  'api-unavailable',
  'host-not-found',
]);

/**
 * 0 all pass; 3 or 4 only where every selected check needed the cluster and none could be made, as it can't be reached
 * or does not let anybody; else 1. A kind that the cluster does not serve is an answer of a cluster that was reached.
 */
export function verifyExitCode(
  { verdict, checks }: Verification,
  needsCluster: (probe: string) => boolean,
): number {
  if (verdict === 'pass') return 0;
  const isBlind =
    checks.length > 0 &&
    checks.every((check) => check.verdict === 'unknown' && needsCluster(check.probe));
  if (!isBlind) return EXIT_CODES['not-proven'];
  const codes = checks.map(({ cause }) => cause?.code ?? '');
  if (codes.every((code) => FORBIDDEN.has(code))) return EXIT_CODES.forbidden;
  return codes.every((code) => UNREACHABLE.has(code))
    ? EXIT_CODES['cluster-unreachable']
    : EXIT_CODES['not-proven'];
}
