#!/bin/sh
# Copies what the programs run from, and nothing else, out of a built checkout that holds production packages alone:
#   assemble.sh CHECKOUT FOLDER
set -eu
checkout=$1
folder=$2
case $(uname -m) in aarch64 | arm64) architecture=arm64 ;; *) architecture=x64 ;; esac

mkdir -p "$folder"
cd "$checkout"
sqlite=node_modules/better-sqlite3
tar -cf - \
  --exclude='*.ts' --exclude='*.mts' --exclude='*.cts' --exclude='*.map' --exclude='*.tsbuildinfo' --exclude='*.md' \
  --exclude='*.spec.js' --exclude='packages/*/testing' --exclude='packages/*/testkit' --exclude='services/*/testing' \
  --exclude='packages/launcher/dist/together' \
  --exclude="$sqlite/deps" --exclude="$sqlite/src" --exclude="$sqlite/prebuilds" \
  package.json LICENSE node_modules \
  proto/package.json proto/dist proto/wombat \
  packages/*/package.json packages/*/dist packages/prerequisites/prerequisites.txt \
  services/*/package.json services/*/dist \
  services/ui/*/package.json services/ui/*/dist services/ui/server/openapi.json services/ui/server/node_modules \
  tools/aavso-standin/package.json tools/aavso-standin/dist \
  tools/observatory/package.json tools/observatory/dist \
  tools/stardb/package.json tools/stardb/dist |
  tar -xf - -C "$folder"
mkdir -p "$folder/$sqlite/prebuilds"
cp "$sqlite/prebuilds/linux-$architecture.node" "$folder/$sqlite/prebuilds/"
# Links to parts of the project that stayed behind.
find "$folder/node_modules" -xtype l -delete
