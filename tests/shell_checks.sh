# Sourced by the shell tests: a work directory that goes away, checks that print a line each, totals.

passed=0 failed=0
work=$(mktemp -d "${TMPDIR:-/tmp}/headroom test.XXXXXX")
trap 'rm -rf "$work"' EXIT
out=$work/.out err=$work/.err

# check NAME COMMAND...: the command has to succeed.
check() {
  name=$1
  shift
  if "$@"; then
    passed=$((passed + 1))
    printf 'ok %s\n' "$name"
  else
    failed=$((failed + 1))
    printf 'FAIL %s\n' "$name"
    sed 's/^/  /' "$out" "$err" 2>/dev/null | head -n 20
  fi
}

# exits CODE COMMAND...: runs it with its output in $out and $err.
exits() {
  wanted_code=$1
  shift
  actual=0
  "$@" </dev/null >"$out" 2>"$err" || actual=$?
  [ "$actual" -eq "$wanted_code" ] || { printf 'exit code %s\n' "$actual" >>"$err"; return 1; }
}

empty() {
  [ -z "$(ls -A "$1")" ]
}

same_files() {
  diff -r --exclude=.installed-by-headroom --exclude=headroom.aot "$1" "$2" >"$out" && [ -s "$2/lib/headroom.aot" ]
}

silent_on_path() {
  PATH=$HOME/.local/bin:$PATH exits 0 "$installer" "$distribution" && ! grep -q PATH "$out"
}

finish() {
  printf '%s passed, %s failed\n' "$passed" "$failed"
  [ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
  exit
}
