#!/bin/bash
# Healthy where the program of this container answers that it is ready. Bash alone: a Node.js every ten seconds in every
# container would be heavy on a small server. `live` asks whether it answers at all, as it does while it is busy with a
# long replay, or waits for its broker.
exec 3<>"/dev/tcp/127.0.0.1/${WOMBAT_HTTP_PORT:-8080}" || exit 1
path=/health
[ "${1:-}" != live ] || path=/health/live
printf 'GET %s HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n' "$path" >&3
read -r -t 4 _ status _ <&3
[ "$status" = 200 ]
