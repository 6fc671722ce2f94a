import { areInstalled } from '../tls/installed.ts';

const NEEDED = ['named', 'nsupdate', 'dnssec-keygen', 'dnssec-signzone', 'dnssec-dsfromkey'];

export function hasBind(): boolean {
  return areInstalled(
    NEEDED,
    'install BIND 9 (Debian: `apt-get install --no-install-recommends bind9 bind9-utils bind9-dnsutils`)',
  );
}
