import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { FAULTY } from './faulty-names.ts';

/** What each of the two calls a fault: our cause, an id of testssl and what its finding says. */
type Same = { readonly ours: string | undefined; readonly id: string; readonly says: RegExp };
const SAME: { readonly [what in keyof typeof FAULTY]: Same } = {
  good: { ours: undefined, id: 'cert_chain_of_trust', says: /passed/ },
  expired: { ours: 'tls-expired', id: 'cert_expirationStatus', says: /expired/ },
  name: { ours: 'tls-name-mismatch', id: 'cert_trust', says: /not match|failed/ },
  chain: { ours: 'tls-intermediate-missing', id: 'cert_chain_of_trust', says: /chain incomplete/ },
  self: { ours: 'tls-self-signed', id: 'cert_chain_of_trust', says: /self.signed/ },
};
const KINDS = [
  'good',
  'expired',
  'name',
  'chain',
  'self',
] as const satisfies (keyof typeof FAULTY)[];

/** Both at the same hosts, each with the start of its program; testssl is asked for the certificate alone, as that is what both judge. */
export function besideTestssl({
  port,
  trust,
  folder,
}: {
  readonly port: number;
  readonly trust: string;
  readonly folder: string;
}): void {
  if (spawnSync('testssl', ['--version'], { stdio: 'ignore' }).error !== undefined) {
    console.log('testssl is not installed (Debian: testssl.sh)');
    return;
  }
  const hosts = Object.values(FAULTY);
  const from = performance.now();
  const script = path.join(import.meta.dirname, 'serve-once.ts');
  const { stdout } = spawnSync(process.execPath, [script, String(port), trust, ...hosts], {
    encoding: 'utf8',
  });
  const ours = performance.now() - from;
  const causes: { readonly [host: string]: string | null } = JSON.parse(stdout);
  let theirs = 0;
  for (const what of KINDS) {
    const host = FAULTY[what];
    const { ms, findings } = askTestssl(host, port, trust, path.join(folder, `${what}.json`));
    theirs += ms;
    const row = SAME[what];
    const cause = causes[host] ?? undefined;
    const finding = findings.find(({ id }) => id.startsWith(row.id))?.finding ?? '-';
    const isSame = cause === row.ours && row.says.test(finding);
    console.log(
      `${host}  ${cause ?? 'passes'} | ${finding} (${isSame ? 'the same' : 'DIFFERS'}), ${(ms / 1000).toFixed(1)} s`,
    );
  }
  const times = theirs / ours;
  console.log(
    `testssl -S  ${(theirs / 1000).toFixed(1)} s, ours ${ours.toFixed(0)} ms: ${times.toFixed(0)} × (goal 20 ×: ${times >= 20 ? 'met' : 'MISSED'})`,
  );
}

type Finding = { readonly id: string; readonly finding: string };

/** Nothing is asked of DNS or of anybody else. */
function askTestssl(
  host: string,
  port: number,
  trust: string,
  file: string,
): { readonly ms: number; readonly findings: readonly Finding[] } {
  rmSync(file, { force: true });
  const from = performance.now();
  const quiet = ['--quiet', '--color', '0', '--warnings', 'off', '--nodns', 'none'];
  const what = ['-S', '--ip', '127.0.0.1', '--add-ca', trust, '--jsonfile', file];
  spawnSync('testssl', [...quiet, ...what, `${host}:${port}`], { stdio: 'ignore' });
  const ms = performance.now() - from;
  const findings: Finding[] = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : [];
  return { ms, findings };
}
