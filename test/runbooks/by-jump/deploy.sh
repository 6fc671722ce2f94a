#!/bin/sh
# Says when it has begun and goes on once it is let; what it makes proves that it went on to its end.
set -e
echo x >>"$HOME/starts"
echo "begun with $WORDS and $PASSWORD"
while [ ! -e "$HOME/go-on" ]; do sleep 0.05; done
kubectl create namespace "$NAME"
echo ended
