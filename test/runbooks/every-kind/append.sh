#!/bin/sh
# One line a start: counting them is counting how often the wizard started this.
printf 'started %s\n' "$(printf '%s' "$SECRET" | sha256sum | cut -c1-8)" >> "$1"
echo "output of the script: $3 and $SECRET"
exec kubectl create namespace "$2"
