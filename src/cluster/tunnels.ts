/** A program of a container that passes bytes to a host and back. Host and port are words of their own, never a text. */
export type Tunnel = {
  readonly program: string;
  readonly argv: (host: string, port: string) => readonly string[];
  /** What it says where the connection stands. */
  readonly open: RegExp;
};

/*
 * Each ends with the connection, and when nobody writes any more: a command that was left alone would stay there for ever.
 */
const BY_BASH = `exec 3<>"/dev/tcp/$1/$2" || exit 1
echo open >&2
exec 4<&0
cat <&3 &
reader=$!
{ cat <&4 >&3; kill "$reader"; } >/dev/null 2>&1 &
wait "$reader"
exit 0`;

/** BusyBox runs this with the connection as its input and output; 8 and 9 are what the command itself has. */
const BY_BUSYBOX = `echo open >&2
exec 3<&0
cat <&3 >&9 &
reader=$!
{ cat <&8 >&3; kill "$reader"; } >/dev/null 2>&1 &
wait "$reader"
exit 0`;
const KEPT = 'exec 8<&0 9>&1; exec nc -w 10 "$1" "$2" -e sh -c "$3"';

/** In the order in which they are tried. */
export const TUNNELS: readonly Tunnel[] = [
  {
    program: 'bash',
    argv: (host, port) => ['bash', '-c', BY_BASH, 'bash', host, port],
    open: /^open$/m,
  },
  {
    program: 'socat',
    argv: (host, port) => ['socat', '-d', '-d', 'STDIO', `TCP:${bracketed(host)}:${port}`],
    open: /successfully connected/,
  },
  {
    program: 'nc -e',
    argv: (host, port) => ['sh', '-c', KEPT, 'sh', host, port, BY_BUSYBOX],
    open: /^open$/m,
  },
  {
    program: 'nc -v',
    // OpenBSD's, the traditional one, Nmap's: they tell no end before they have nothing more to read.
    argv: (host, port) => ['nc', '-v', host, port],
    open: /succeeded!|\bopen$|Connected to/m,
  },
];

/** What may stand where a program expects a host: no option, no path, nothing that a shell reads. */
export function isPlainHost(host: string): boolean {
  return /^[a-z0-9_:][\w.:-]*$/i.test(host) && host.length <= 253;
}

/** The system's code for what a program complained; undefined where it is not about the connection. */
export function complaintCode(said: string): string | undefined {
  // Of the same name, and of another make.
  if (/usage:|invalid option|illegal option|unrecognized option/i.test(said)) return undefined;
  return COMPLAINTS.find(({ says }) => says.test(said))?.code;
}

const COMPLAINTS: readonly { readonly says: RegExp; readonly code: string }[] = [
  { says: /connection refused/i, code: 'ECONNREFUSED' },
  { says: /temporary failure in name resolution|try again/i, code: 'EAI_AGAIN' },
  {
    says: /name or service not known|bad address|not known|no address associated|could not resolve|unknown host|getaddrinfo/i,
    code: 'ENOTFOUND',
  },
  { says: /network is unreachable/i, code: 'ENETUNREACH' },
  { says: /no route to host|unreachable/i, code: 'EHOSTUNREACH' },
  { says: /timed out/i, code: 'ETIMEDOUT' },
  { says: /connection reset/i, code: 'ECONNRESET' },
];

function bracketed(host: string): string {
  return host.includes(':') ? `[${host}]` : host;
}
