#!/bin/bash
# Takes the pictures in this folder: the built program in Debian's xterm, alone and in tmux and GNU screen, on a display of its own.
# Needs xvfb, xterm, tmux, screen, xdotool, imagemagick and fonts-noto-cjk.
set -euo pipefail
cd "$(dirname "$0")/../.."
export DISPLAY=:77 LC_ALL=C.UTF-8
Xvfb :77 -screen 0 1700x1100x24 -nolisten tcp &
display=$!
trap 'kill "$display"' EXIT
sleep 1

# name language size background text inside keys...
picture() {
  local name=$1 lang=$2 size=$3 back=$4 text=$5 inside=$6
  shift 6
  local home window
  home=$(mktemp -d)
  local -a run=(env DR_WIZARD_HOME="$home" TMPDIR="$home" node_modules/.bin/node dist/dr-wizard.js drill --practice --lang "$lang")
  case $inside in
    tmux) run=(tmux -L "$name" -f /dev/null new -s a "${run[@]}") ;;
    screen) run=(screen -U -S "$name" "${run[@]}") ;;
  esac
  xterm -u8 -fa 'DejaVu Sans Mono' -fd 'Noto Sans Mono CJK SC' -fs 11 -geometry "$size+0+0" -bg "$back" -fg "$text" -e "${run[@]}" &
  local terminal=$!
  sleep 10
  xdotool mousemove 100 100
  for key in "$@"; do
    xdotool key "$key"
    sleep 1
  done
  window=$(xdotool search --pid "$terminal" | tail -1)
  import -window "$window" -colors 32 -depth 8 "docs/screens/$name.png"
  kill "$terminal"
  case $inside in
    tmux) tmux -L "$name" kill-server || true ;;
    screen) screen -S "$name" -X quit || true ;;
  esac
  wait "$terminal" || true
  rm -rf "$home"
}

picture run en 80x24 black gray90 alone
picture small en 40x15 black gray90 alone n
picture step-light zh-CN 100x30 white black alone n
picture queue-tmux zh-CN 80x24 black gray90 tmux i
picture clock-screen en 80x24 black gray90 screen shift+c
picture wide en 160x50 black gray90 alone n
