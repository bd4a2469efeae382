#!/bin/sh
# The launcher in a container: docker compose exec ui wombat status
exec node /app/packages/launcher/dist/bundle/main.js "$@"
