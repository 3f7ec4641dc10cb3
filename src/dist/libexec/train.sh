# Records what a session needs of the JVM, so that later ones start and answer sooner: sh train.sh [HOME]
# Leaves HOME/lib/headroom.aot, which fits the jars beside it and the JDK that was found; where either is another,
# the JVM leaves the file alone and Headroom does the same work, only later.
set -eu

home=$(cd "${1:-$(dirname "$0")/..}" && pwd -P)
cache=$home/lib/headroom.aot
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

quoted() {
  printf '%s' "$1" | sed 's/[\\"]/\\&/g'
}

# One line of JSON per message; every example is compressed a few times, as sessions go.
session() {
  printf '%s\n' '{"jsonrpc":"2.0","id":0,"method":"initialize","params":{"protocolVersion":"2025-06-18","capabilities":{},"clientInfo":{"name":"train","version":"1"}}}' \
    '{"jsonrpc":"2.0","method":"notifications/initialized"}' \
    '{"jsonrpc":"2.0","id":1,"method":"tools/list"}'
  id=2
  for query in '' 'why did it fail?' 'name'; do
    find "$home/examples" -type f | sort >"$work/files"
    while IFS= read -r file; do
      printf '{"jsonrpc":"2.0","id":%s,"method":"tools/call","params":{"name":"headroom_compress","arguments":{"path":"%s","query":"%s"}}}\n' \
        "$id" "$(quoted "$file")" "$query"
      id=$((id + 1))
    done <"$work/files"
  done
}

rm -f "$cache"
# So that what reads settings is known, too.
echo '{"threshold": 500, "exclude": {"tools": ["x"], "paths": ["x"], "kinds": ["binary"]}}' >"$work/config.json"
session >"$work/session"
cd "$home/examples"
HEADROOM_HOME=$work HEADROOM_JAVA_OPTS="-XX:AOTCacheOutput=$work/cache" \
  "$home/bin/headroom" mcp serve <"$work/session" >"$work/out" 2>"$work/err" || true
if [ -s "$work/cache" ]; then
  mv "$work/cache" "$cache"
else
  echo "train.sh: no cache was made; Headroom works without one" >&2
  cat "$work/err" >&2
fi
