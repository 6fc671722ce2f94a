import { ASK_UID, PREPARE } from './questions.ts';
import { shellWord } from './quote.ts';
import type { RemoteFolder } from './remote-folder.ts';

/**
 * The programs that a host's shell reads from its standard input, to start a script there, to attach to it, or to tell
 * what became of it. In the script's folder `fate` is made by whoever is first, as a link that appears whole: by what
 * runs the script, or by a wizard that must know for certain that nothing will start. So a key never starts twice.
 * What they say comes in lines that begin with the mark.
 */
export type RemoteQuestion = {
  /** Of this connection alone: letters, digits and dashes. */
  readonly mark: string;
  readonly folder: RemoteFolder;
};

export type RemoteStart = RemoteQuestion & {
  readonly text: string;
  readonly interpreter: readonly string[];
  readonly env: { readonly [name: string]: string };
  readonly cwd: string | null;
  readonly uid: string;
};

/** Of what a script has written already, so much is told to who comes late or can't keep up. */
const TOLD_BYTES = 65_536;
/** Further behind than that, the middle is left out. */
const BEHIND_BYTES = 1_048_576;

/** Proves the cluster, starts the script in a session of its own where nothing has this key, and follows it. */
export function startProgramText({ mark, folder, text, interpreter, env, cwd, uid }: RemoteStart) {
  const exported = Object.entries(env).map(([name, value]) => `export ${name}=${shellWord(value)}`);
  return `${head({ mark, folder })}
${exported.join('\n')}
prove() {
  ${ASK_UID}
  [ "$code" -eq 0 ] && [ "$uid" = ${shellWord(uid)} ]
}
launch() {
  for other in "$base"/${folder.ofStep}*; do
    if [ "$other" != "$d" ] && [ "$(state "$other")" = running ]; then say "busy $other"; exit 0; fi
  done
  if ! prove; then say "cluster $code $(printf '%s' "$uid" | tail -c 2000 | encode)"; exit 0; fi
  mkdir -p "$base" "$d" && chmod 700 "$base" "$d" || refuse folder
  base64 -d >"$d/script.$m" <<'${mark}' && chmod 700 "$d/script.$m" || refuse disk
${Buffer.from(text)
  .toString('base64')
  .replaceAll(/.{1,76}/g, '$&\n')}${mark}
  one=$d/kubeconfig.$m
  if kubectl config view --raw --minify --flatten >"$one" 2>/dev/null </dev/null && [ -s "$one" ]; then
    before=$KUBECONFIG
    export KUBECONFIG="$one"
    if ! prove; then
      if [ "$code" -eq 0 ]; then rm -rf "$one"; say "cluster 0 $(printf '%s' "$uid" | encode)"; exit 0; fi
      KUBECONFIG=$before
      [ -n "$before" ] || unset KUBECONFIG
    fi
  fi
  cd ${cwd === null ? '"$HOME"' : shellWord(cwd)} || refuse cwd
  session=
  if command -v setsid >/dev/null 2>&1; then session=setsid; elif command -v nohup >/dev/null 2>&1; then session=nohup; fi
  $session sh -c ${shellWord(RUNNER)} dr-wizard "$d" "$m" ${interpreter.map(shellWord).join(' ')} </dev/null >/dev/null 2>&1 &
}
if [ "$(state "$d")" = open ]; then launch; fi
follow
`;
}

/** Follows what has this key. Where nothing was started, nothing ever will be. */
export function attachProgramText(question: RemoteQuestion): string {
  return `${head(question)}
if [ "$(state "$d")" = open ]; then revoke; fi
follow
`;
}

/** Tells the state of what has this key, for certain: where nothing was started, nothing ever will be. */
export function knownProgramText(question: RemoteQuestion): string {
  return `${head(question)}
if [ "$(state "$d")" = open ]; then revoke; fi
say "state $(state "$d")"
`;
}

/** Tells a process from a later one with its number. */
const IDENTITY = `
boot() { cat /proc/sys/kernel/random/boot_id 2>/dev/null || echo -; }
startof() {
  if [ ! -r /proc/self/stat ]; then kill -0 "$1" 2>/dev/null && echo -; return 0; fi
  line=$(cat "/proc/$1/stat" 2>/dev/null) || return 0
  set -f; set -- \${line##*) }; set +f
  [ "$1" = Z ] || echo "\${20}"
}
`;

/** Runs apart from every connection. Whether it may is decided by who links \`fate\` first. */
const RUNNER = `${IDENTITY}
umask 077
d=$1 m=$2
shift 2
echo "run $$ $(startof $$) $(boot)" >"$d/mine.$m" && ln "$d/mine.$m" "$d/fate" || exit 0
"$@" "$d/script.$m" >"$d/out" 2>&1 </dev/null
echo "$?" >"$d/exit.$m" && mv "$d/exit.$m" "$d/exit"
rm -f "$d/kubeconfig.$m"
`;

function head({ mark, folder }: RemoteQuestion): string {
  return `${PREPARE}${IDENTITY}
umask 077
m=${mark}
base=$HOME/.dr-wizard
d=$base/${folder.name}
say() { printf '%s %s\\n' "$m" "$1"; }
encode() { base64 | tr -d '\\n'; }
refuse() { say "refused $1"; exit 0; }
nap() { sleep 0.2 2>/dev/null || sleep 1; }
state() {
  if [ -e "$1/exit" ]; then echo ended; return; fi
  if [ ! -e "$1/fate" ]; then echo open; return; fi
  read -r word pid began boot <"$1/fate"
  if [ "$word" != run ]; then echo revoked; return; fi
  if [ "$boot" = "$(boot)" ] && [ "$began" = "$(startof "$pid")" ]; then echo running; return; fi
  if [ -e "$1/exit" ]; then echo ended; else echo lost; fi
}
revoke() {
  mkdir -p "$base" "$d" && echo revoked >"$d/no.$m" || refuse folder
  ln "$d/no.$m" "$d/fate" 2>/dev/null
  rm -f "$d/no.$m"
}
give() {
  size=$(($(wc -c <"$d/out" 2>/dev/null || echo 0)))
  if [ $((size - off)) -gt "$1" ]; then off=$((size - ${TOLD_BYTES})); fi
  while [ "$off" -lt "$size" ]; do
    n=$((size - off))
    if [ "$n" -gt 49152 ]; then n=49152; fi
    off=$((off + n))
    say "out $off $(tail -c "+$((off - n + 1))" "$d/out" | head -c "$n" | encode)"
  done
}
follow() {
  off=0 tries=0 most=${TOLD_BYTES}
  while :; do
    is=$(state "$d")
    case $is in
      open)
        tries=$((tries + 1))
        if [ "$tries" -gt 50 ]; then revoke; fi ;;
      revoked) say not-started; exit 0 ;;
      *)
        if [ "$tries" -ge 0 ]; then say "at $d"; tries=-1; fi
        give "$most"
        most=${BEHIND_BYTES} ;;
    esac
    case $is in
      ended) say "exit $(cat "$d/exit")"; exit 0 ;;
      lost) say lost; exit 0 ;;
    esac
    say beat
    nap
  done
}
echo
say hello
`;
}
