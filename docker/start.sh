#!/bin/sh
# Starts one program of ours in a container: a service (ingest ...) or a worker (photometry-worker ...). `wombat` and
# words after it are the launcher's.
set -eu
name=$1
if [ "$name" = wombat ]; then exec "$@"; fi

# What is missing is told once, and looked for again: to start over and over would mend nothing.
told=''
until problem=$(wombat-look "$name"); do
  [ "$problem" = "$told" ] || printf '%s: %s\n' "$name" "$problem" >&2
  told=$problem
  sleep 10
done

case $name in
*-worker)
  # Scaled workers share a home: each has a name, and a log, of its own.
  WOMBAT_WORKER=$name-$(hostname)
  export WOMBAT_WORKER
  program=/app/services/${name%-worker}/dist/bundle/worker.js
  ;;
*)
  program=/app/services/$name/dist/bundle/main.js
  [ -f "$program" ] || program=/app/services/$name/server/dist/bundle/main.js
  ;;
esac
# V8 is to look through its memory before garbage has grown to four times what is in use.
exec node --heap-growing-percent=50 "$program"
