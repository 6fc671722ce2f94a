import type { SshProgram, SshSeen } from '../model/ssh.ts';

/** What is run over there for any question: the shell reads what to do from its standard input. */
export const READ_STDIN = 'exec sh -s';

/** A login without a terminal often has less in its PATH than the operator knows it with. */
export const PREPARE = `
PATH=$PATH:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin:/opt/bin:/snap/bin
export PATH
if [ -z "$KUBECONFIG" ] && [ ! -r "$HOME/.kube/config" ] && [ -r /etc/kubernetes/admin.conf ]; then
  KUBECONFIG=/etc/kubernetes/admin.conf
  export KUBECONFIG
fi
`;

const UID = `kubectl get namespace kube-system --request-timeout=10s -o 'jsonpath={.metadata.uid}'`;

/** \`$uid\` is the cluster's identity, \`$code\` how kubectl ended: 127 where there is none. */
export const ASK_UID = `
code=127 uid=
if command -v kubectl >/dev/null 2>&1; then
  uid=$(${UID} 2>&1 </dev/null); code=$?
fi
`;

/** Who the host is, and which cluster it sees. Each line begins with the mark: a login may print anything. */
export function loginQuestion(mark: string): string {
  return `${PREPARE}${ASK_UID}
echo
echo "${mark} hostname $(uname -n 2>/dev/null)"
echo "${mark} hostname $(hostname -f 2>/dev/null </dev/null)"
echo "${mark} boot $(cat /proc/sys/kernel/random/boot_id 2>/dev/null)"
echo "${mark} addresses $(hostname -I 2>/dev/null || ip -o addr show 2>/dev/null | awk '{ print $4 }' | cut -d / -f 1 | tr '\\n' ' ')"
echo "${mark} kubectl $code"
printf '%s\\n' "$uid" | tail -c 4000 | sed "s/^/${mark} says /"
echo "${mark} end"
exit 0
`;
}

/** undefined where the end is missing: nothing of it counts then. */
export function readLogin(
  mark: string,
  stdout: string,
): Omit<SshSeen, 'is' | 'hostKey'> | undefined {
  const rows = stdout
    .split('\n')
    .filter((line) => line.startsWith(`${mark} `))
    .map((line) => line.slice(mark.length + 1).replace(/\r$/, ''));
  const all = (key: string) =>
    rows.filter((row) => row.startsWith(`${key} `)).map((row) => row.slice(key.length + 1));
  if (!rows.includes('end')) return undefined;
  const names = all('hostname').filter((name) => name !== '');
  return {
    // The longest is the one with its domain.
    hostname: names.toSorted((a, b) => b.length - a.length)[0] ?? '',
    addresses: (all('addresses')[0] ?? '').split(' ').filter((one) => one !== ''),
    bootId: all('boot')[0] ?? '',
    cluster: clusterOf(Number(all('kubectl')[0]), all('says').join('\n').trim()),
  };
}

export const A_UID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

function clusterOf(code: number, says: string): SshSeen['cluster'] {
  if (code === 127) return { is: 'no-kubectl' };
  return code === 0 && A_UID.test(says)
    ? { is: 'uid', uid: says }
    : { is: 'unseen', says: says || String(code) };
}

/** Each program's own question for its version. */
const VERSION: { readonly [program in SshProgram]: string } = {
  kubectl: 'kubectl version --client --output=json',
  helm: 'helm version --short',
  ssh: 'ssh -V',
  git: 'git --version',
};

export function versionQuestion(mark: string, program: SshProgram): string {
  return `${PREPARE}
echo
if file=$(command -v ${program} 2>/dev/null); then
  says=$(${VERSION[program]} 2>&1 </dev/null); code=$?
  echo "${mark} file $file"
  echo "${mark} code $code"
  printf '%s\\n' "$says" | tail -c 4000 | sed "s/^/${mark} says /"
fi
echo "${mark} end"
exit 0
`;
}

export type VersionSaid = {
  readonly code: number;
  readonly version: string;
  readonly raw: string;
};

/** null where the program is not there. */
export function readVersion(
  mark: string,
  program: SshProgram,
  stdout: string,
): VersionSaid | null | undefined {
  const rows = stdout.split('\n').filter((line) => line.startsWith(`${mark} `));
  const all = (key: string) =>
    rows
      .filter((row) => row.startsWith(`${mark} ${key} `))
      .map((row) => row.slice(mark.length + key.length + 2));
  if (!rows.includes(`${mark} end`)) return undefined;
  const [file] = all('file');
  if (file === undefined) return null;
  const says = all('says').join('\n');
  const where = program === 'kubectl' ? /"gitVersion":\s*"([^"]+)"/.exec(says)?.[1] : says;
  const version = /v?\d+\.\d+[\w.+-]*/.exec(where ?? '')?.[0] ?? '';
  return { code: Number(all('code')[0]), version, raw: `${file}\n${says}` };
}
