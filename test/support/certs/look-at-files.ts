import type { ProbeResult } from '../../../src/model/catalogue.ts';
import { systemClock } from '../../../src/clock/system-clock.ts';
import { filesFit } from '../../../src/probes/certs/files-fit.ts';
import { certificateReader } from '../../../src/tls/certificate-reader.ts';
import { FAKE_READERS } from '../fake-ports.ts';
import { NEVER } from '../probes/readers.ts';
import { aFolder } from './pair.ts';

export const HOSTS = ['api.example.com'];
export const DAY_MS = 86_400_000;
export const certificates = certificateReader();

/** What `certs/files-fit` says of these files below a folder, where this root is trusted. */
export async function lookAtFiles(
  root: string,
  given: { readonly [name: string]: string | Buffer },
  more: { readonly [key: string]: unknown } = {},
  entries: readonly { readonly [key: string]: string | readonly string[] }[] = [
    { id: 'api', hosts: HOSTS },
  ],
): Promise<{ readonly seen: ProbeResult; readonly codes: readonly string[] }> {
  const held = Object.entries(given).map(([name, text]) => [`certs/${name}`, text] as const);
  const { files } = aFolder({ ...Object.fromEntries(held), 'root.pem': root });
  const readers = { ...FAKE_READERS, files, certificates, clock: systemClock };
  const input = { certificates: entries, folder: 'certs/', trust: ['root.pem'], ...more };
  const seen = await filesFit.look(input, readers, NEVER);
  const codes = [seen.cause, ...seen.others, ...seen.notes].flatMap((one) => one?.code ?? []);
  return { seen, codes };
}
