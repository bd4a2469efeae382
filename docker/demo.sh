#!/bin/sh
# The sky of the profile demo: simulates the night of ./wombat demo unless it is there, then stands in for the AAVSO.
set -eu
cd /demo
if [ ! -f catalogue.json ]; then
  rm -rf new
  node /app/tools/observatory/dist/main.js xzCyg --out /demo/new
  # The night appears whole, and after the stars; what was laid before it was cut short is the same.
  mv -n new/stardb/* stars/
  mv -n new/data/* data/
  mv new/truth.json new/catalogue.json .
  rm -rf new
fi
exec node /app/tools/aavso-standin/dist/main.js catalogue.json --port 8099 --host 0.0.0.0
