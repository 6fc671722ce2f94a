/**
 * Tries TCP, and TLS where that is asked for, with whatever the image has. Host and port come as words and are never part
 * of a text that is run. The kubelet replaces what stands in parentheses after a dollar: nothing here does.
 */
export const CONNECTION_SCRIPT = String.raw`has() { command -v "$1" >/dev/null 2>&1; }
takes() {
  has "$1" && ! "$@" </dev/null 2>&1 | grep -qiE 'invalid|illegal|unrecognized'
}
limited() {
  "$@" </dev/null >/dev/null 2>&1 &
  tried=$!
  { sleep 6; kill "$tried"; } >/dev/null 2>&1 &
  alarm=$!
  wait "$tried"
  code=$?
  kill "$alarm" >/dev/null 2>&1
  return "$code"
}
shake() {
  if [ "$2" = - ]; then
    limited openssl s_client -connect "$1" -noservername
  else
    limited openssl s_client -connect "$1" -servername "$2"
  fi
}
while [ "$#" -ge 5 ]; do
  tcp=untried
  if has bash; then
    tcp=closed
    if limited bash -c 'exec 3<>"/dev/tcp/$1/$2"' bash "$2" "$3"; then tcp=open; fi
  elif takes nc -z; then
    tcp=closed
    if limited nc -z -w 5 "$2" "$3"; then tcp=open; fi
  elif takes nc -e; then
    tcp=closed
    if limited nc -w 5 "$2" "$3" -e sh -c :; then tcp=open; fi
  fi
  tls=-
  if [ "$4" != - ]; then
    tls=untried
    if has openssl; then
      tls=failed
      if shake "$4" "$5"; then tls=ok; fi
    fi
  fi
  echo "{\"dr-wizard\":\"connection\",\"n\":$1,\"tcp\":\"$tcp\",\"tls\":\"$tls\"}"
  shift 5
done
`;
