#!/bin/bash
# Takes the pictures of pictures.txt, or those that are named: Debian's xterm, alone and in tmux and GNU screen, on a display of its own.
# Needs xvfb, xterm, tmux, screen, xdotool, imagemagick and fonts-noto-cjk.
set -euo pipefail
cd "$(dirname "$0")/../.."
export DISPLAY=:77 LC_ALL=C.UTF-8
Xvfb :77 -screen 0 1700x1100x24 -nolisten tcp -noreset &
display=$!
work=$(mktemp -d)
trap 'kill "$display"; rm -rf "$work"' EXIT
scenes=$(node_modules/.bin/node -e "import('./test/support/terminal/bundle.ts').then((one) => one.bundled('test/support/terminal/fixture-scene.tsx')).then(console.log)")

# Waits until something stands below the header, whose clock goes on, and stays as it is.
settled() {
  local before='' now same=0
  for _ in $(seq 120); do
    now=$(import -window "$1" -crop +0+60 -format '%k %#' info: || true)
    if [ "$now" = "$before" ] && [ "${now%% *}" -gt 8 ]; then same=$((same + 1)); else same=0; fi
    [ "$same" -lt 4 ] || return 0
    before=$now
    sleep 0.5
  done
}

picture() {
  local name=$1 of=$2 lang=$3 size=$4 ground=$5 inside=$6 one terminal window
  shift 6
  local -a keys=() settings=() flags=() look=(-bg black -fg gray90) run
  [ "$ground" = dark ] || look=(-bg white -fg black)
  for one in "$@"; do
    case $one in
      press=*) IFS=, read -ra keys <<<"${one#press=}" ;;
      *=*) settings+=("$one") ;;
      --*) flags+=("$one") ;;
      -*) look+=("$one") ;;
    esac
  done
  run=(env DR_WIZARD_HOME="$work/$name" TMPDIR="$work" "${settings[@]}" node_modules/.bin/node)
  if [ "$of" = drill ]; then
    run+=(dist/dr-wizard.js drill --practice --lang "$lang" "${flags[@]}")
  else
    run=("${run[0]}" SCENE="$of" LANGUAGE_="$lang" "${run[@]:1}" "$scenes")
  fi
  case $inside in
    tmux) run=(tmux -L "$name" -f /dev/null new -s a "${run[@]}") ;;
    screen) run=(screen -U -S "$name" "${run[@]}") ;;
  esac
  xterm -u8 -fa 'DejaVu Sans Mono' -fd 'Noto Sans Mono CJK SC' -fs 11 -geometry "$size+0+0" "${look[@]}" -e "${run[@]}" &
  terminal=$!
  window=$(xdotool search --sync --onlyvisible --pid "$terminal" | tail -1)
  settled "$window"
  # No window manager: the keys go where the pointer is.
  xdotool mousemove 100 100
  for one in "${keys[@]}"; do
    xdotool key "$one"
    settled "$window"
  done
  import -window "$window" +dither -colors 40 -depth 8 -define png:compression-level=9 "docs/screens/$name.png"
  kill "$terminal"
  case $inside in
    tmux) tmux -L "$name" kill-server || true ;;
    screen) screen -S "$name" -X quit || true ;;
  esac
  wait "$terminal" || true
}

while read -r name rest <&3; do
  case $name in '' | '#'*) continue ;; esac
  [ $# -eq 0 ] || [[ " $* " == *" $name "* ]] || continue
  echo "$name"
  # shellcheck disable=SC2086 -- words
  picture "$name" $rest
done 3<docs/screens/pictures.txt
