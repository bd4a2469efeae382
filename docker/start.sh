#!/bin/sh
# Starts one program of ours in a container: a service (ingest ...) or a worker (photometry-worker ...).
set -eu
name=$1
case $name in
*-worker)
  # Scaled workers share a home: each has a name, and a log, of its own.
  WOMBAT_WORKER=$name-$(hostname)
  export WOMBAT_WORKER
  program=services/${name%-worker}/dist/bundle/worker.js
  ;;
*)
  program=services/$name/dist/bundle/main.js
  [ -f "$program" ] || program=services/$name/server/dist/bundle/main.js
  ;;
esac
exec node "$program"
