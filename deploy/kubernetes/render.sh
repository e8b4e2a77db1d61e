#!/usr/bin/env bash
# Writes the manifests of the four services from service.template.yaml; with a folder as argument, there.
set -euo pipefail
here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)"
target="${1:-$here/base}"
for service in inventory risk incident audit; do
  { echo "# Written by render.sh from service.template.yaml."; sed -e '/^# The manifests of one service/,/^# here, never there/d' -e "s/SERVICE/$service/g" "$here/service.template.yaml"; } \
    >"$target/$service.yaml"
done
