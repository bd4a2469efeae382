#!/bin/sh
# Looks at what a container is given before its program starts; says the first thing that is wrong, and fails.
set -eu
name=$1
config=${WOMBAT_CONFIG:-/etc/wombat/wombat.yaml}
stars=${WOMBAT_SOLVE_DATABASE:-/opt/astap}

fail() {
  printf '%s\n' "$*"
  exit 1
}
owner() { stat -c %u:%g "$1"; }

[ ! -d "$config" ] || fail "wombat.yaml is a folder: remove it and put the configuration there, a file"
[ -r "$config" ] || fail "wombat.yaml cannot be read by user $(id -u): correct its rights"
[ -d "$WOMBAT_DATA" ] || fail "the data folder is none: WOMBAT_DATA names the folder that holds one folder per night"
{ [ -r "$WOMBAT_DATA" ] && [ -w "$WOMBAT_DATA" ] && [ -x "$WOMBAT_DATA" ]; } ||
  fail "the data folder is of $(owner "$WOMBAT_DATA") and this runs as $(id -u):$(id -g): set WOMBAT_UID and WOMBAT_GID to its owner and build again"
[ -w "$WOMBAT_HOME" ] ||
  fail "the volume of the home is of $(owner "$WOMBAT_HOME") and this runs as $(id -u):$(id -g): it was made with other WOMBAT_UID and WOMBAT_GID"
[ ! -e "$WOMBAT_HOME/restoring" ] ||
  fail "a backup is in the home in part alone: docker compose run ui wombat restore goes on with it"
case $name in
astrometry-worker)
  [ -n "$(ls "$stars" 2>/dev/null)" ] ||
    fail "the folder of the star database is empty: put ASTAP's files there (d50_0101.1476 ...); WOMBAT_STARS names the folder"
  ;;
esac
