import type { Readers } from '../../model/ports.ts';

/** HTTP tells whole seconds: on the average it is half a second later. */
const HALF_SECOND_MS = 500;

/** By how much the server's clock is ahead of this machine's; null where it tells no time. */
export async function serverSkew(
  { host, address, port }: { host: string; address?: string; port: number },
  { http, clock }: Pick<Readers, 'http' | 'clock'>,
  signal: AbortSignal,
): Promise<number | null> {
  const to = address === undefined ? {} : { address };
  const seen = await http.get(
    { scheme: 'https', host, ...to, port, path: '/', roots: [], anyCertificate: true },
    signal,
  );
  if (seen.is !== 'answer') return null;
  const told = Date.parse(seen.headers['date'] ?? '');
  if (Number.isNaN(told)) return null;
  // It was told when the first byte came.
  return told + HALF_SECOND_MS - (clock.now() - (seen.ms - seen.firstByteMs));
}
