#!/bin/bash
# Runs every client test against a built distribution: tests/clients/run.sh [LAUNCHER]
# Installs the pinned clients into target/clients first; ends with "N passed, N failed".
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
repo=$(cd "$here/../.." && pwd -P)
launcher=$(realpath "${1:-$repo/target/headroom/bin/headroom}")
cache=$repo/target/clients

# The clients run with an empty home: a JDK that lies in the real one is found here, once.
if [ -r "$(dirname "$launcher")/../libexec/find-jdk.sh" ]; then
  . "$(dirname "$launcher")/../libexec/find-jdk.sh"
  HEADROOM_JAVA_HOME=$(find_jdk 25) && export HEADROOM_JAVA_HOME
fi

mkdir -p "$cache"
want=$(cat "$here/package-lock.json" "$here/requirements.txt" | cksum)
if [ "$(cat "$cache/installed" 2>/dev/null)" != "$want" ]; then
  cp "$here/package.json" "$here/package-lock.json" "$here/.npmrc" "$cache/"
  (cd "$cache" && npm ci --silent)
  python3 -m venv --clear "$cache/venv"
  "$cache/venv/bin/pip" install --quiet --disable-pip-version-check -r "$here/requirements.txt"
  printf '%s\n' "$want" >"$cache/installed"
fi
ln -sfn "$cache/node_modules" "$here/node_modules"

# Inspector and conformance suite need Node 22, which may be newer than the machine's.
node=$(command -v node)
for brought in "$cache"/node_modules/node-linux-*/bin/node; do
  if [ -x "$brought" ]; then node=$brought; fi
done

passed=0 failed=0
client() {
  local name=$1 log=$cache/$1.log code=0
  shift
  printf -- '-- %s\n' "$name"
  timeout --kill-after=10 480 "$@" "$launcher" </dev/null >"$log" 2>&1 || code=$?
  grep -v '^ok ' "$log" || true
  local good bad
  good=$(grep -c '^ok ' "$log" || true)
  bad=$(grep -c '^FAIL ' "$log" || true)
  # A test that broke off has failed, whatever it had printed until then.
  if [ "$code" -ne 0 ] && [ "$bad" -eq 0 ]; then
    printf 'FAIL %s: exit code %s\n' "$name" "$code"
    bad=1
  fi
  passed=$((passed + good)) failed=$((failed + bad))
}

client typescript-v1 "$node" "$here/typescript-v1.mjs"
client typescript-v2 "$node" "$here/typescript-v2.mjs"
client python "$cache/venv/bin/python" "$here/python_client.py"
client inspector "$node" "$here/inspector.mjs"
client conformance "$node" "$here/conformance.mjs"
client claude-code "$node" "$here/claude-code.mjs"
client install "$node" "$here/install.mjs"
client claude-code-shell "$node" "$here/claude-code-shell.mjs"
client claude-code-hooks "$node" "$here/claude-code-hooks.mjs"
client session "$node" "$here/session.mjs"
client gateway "$node" "$here/gateway.mjs"
client gateway-http "$node" "$here/gateway-http.mjs"
client claude-code-wrap "$node" "$here/claude-code-wrap.mjs"
client codex "$node" "$here/codex.mjs"
client gemini "$node" "$here/gemini.mjs"

printf '%s passed, %s failed\n' "$passed" "$failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
