#!/bin/sh
# Starts the shipped command in all the ways it may be started: tests/launcher_test.sh [LAUNCHER]
set -u

repository=$(cd "$(dirname "$0")/.." && pwd -P)
launcher=${1:-$repository/target/headroom/bin/headroom}
distribution=$(cd "$(dirname "$launcher")/.." && pwd -P)
launcher=$distribution/bin/headroom
. "$repository/tests/shell_checks.sh"
. "$distribution/libexec/find-jdk.sh"
jdk=$(find_jdk 25) || { missing_jdk "This test" 25; exit 78; }

HOME=$work/home
export HOME
mkdir "$HOME"
unset JAVA_HOME HEADROOM_JAVA_OPTS HEADROOM_JDK_SEARCH
HEADROOM_JAVA_HOME=$jdk
export HEADROOM_JAVA_HOME

# versioned COMMAND...: runs, and prints one line that names program and version.
versioned() {
  exits 0 "$@" && [ "$(wc -l <"$out")" -eq 1 ] && grep -q '^headroom [0-9]' "$out"
}

# bare COMMAND...: with hardly any environment.
bare() {
  env -i HOME="$HOME" PATH=/usr/bin:/bin HEADROOM_JAVA_HOME="$jdk" "$@"
}

within() {
  (cd "$1" && shift && "$@")
}

# A JDK by its release file, whose java tells where it lies.
fake_jdk() {
  mkdir -p "$1/bin"
  printf 'IMPLEMENTOR="Test"\nJAVA_VERSION="%s"\n' "$2" >"$1/release"
  # shellcheck disable=SC2016
  printf '#!/bin/sh\nprintf "%%s\\n" "$0"\n' >"$1/bin/java"
  chmod +x "$1/bin/java"
}

# finds JDK SETTING...: without a JDK 25 in the environment, the launcher starts that one's java.
finds() {
  expected=$1
  shift
  exits 0 env -u HEADROOM_JAVA_HOME PATH="$work/seventeen/bin:/usr/bin:/bin" "$@" "$launcher" && [ "$(cat "$out")" = "$expected/bin/java" ]
}

check "prints its version" versioned "$launcher" --version
check "runs from the root directory" versioned within / "$launcher" --version
check "runs by a relative path" versioned within "$(dirname "$launcher")" ./headroom --version
check "runs as sh headroom" versioned within "$(dirname "$launcher")" sh headroom --version
check "runs from the PATH" versioned env PATH="$(dirname "$launcher"):$PATH" headroom --version
check "runs with CDPATH set" versioned within "$distribution" env CDPATH=/tmp:/ bin/headroom --version

ln -s "$launcher" "$work/absolute link"
mkdir "$work/deep"
ln -s "../absolute link" "$work/deep/relative link"
check "runs through a link" versioned "$work/absolute link" --version
check "runs through a chain of links" versioned "$work/deep/relative link" --version
check "runs through a link named without a directory" versioned within "$work/deep" sh "relative link" --version
cp -R "$distribution" "$work/a copy (1)"
check "runs from a path with spaces" versioned "$work/a copy (1)/bin/headroom" --version

check "runs with hardly any environment" versioned bare "$launcher" --version
check "runs without HOME" versioned env -u HOME "$launcher" --version
check "runs with stdin closed" versioned sh -c '"$0" --version <&-' "$launcher"

# File names outside ASCII and text in UTF-8, whatever the locale says.
printf 'größe → 名前\n' >"$work/größe 名前.txt"
for locale in "" LC_ALL=C LANG=C LC_ALL=POSIX LANG=de_DE.ISO-8859-1; do
  # shellcheck disable=SC2086
  check "reads and writes UTF-8 with locale '${locale:-unset}'" sh -c \
    '[ "$(env -i HOME="$HOME" PATH=/usr/bin:/bin HEADROOM_JAVA_HOME="$HEADROOM_JAVA_HOME" '"$locale"' "$0" compress "$1" 2>/dev/null)" = "$(cat "$1")" ]' \
    "$launcher" "$work/größe 名前.txt"
done

fake_jdk "$work/seventeen" 17.0.15
fake_jdk "$work/jdk 25" 25.0.3
fake_jdk "$work/later" 26
fake_jdk "$work/eight" 1.8.0_392
check "finds a JDK 25 beside a default 17" finds "$work/jdk 25" HEADROOM_JDK_SEARCH="$work/eight:$work/seventeen:$work/jdk 25"
check "takes a later one" finds "$work/later" HEADROOM_JDK_SEARCH="$work/seventeen:$work/later"
check "prefers JAVA_HOME" finds "$work/jdk 25" JAVA_HOME="$work/jdk 25" HEADROOM_JDK_SEARCH="$work/later"
check "passes over a JAVA_HOME that is too old" finds "$work/later" JAVA_HOME="$work/eight" HEADROOM_JDK_SEARCH="$work/later"
check "prefers HEADROOM_JAVA_HOME to JAVA_HOME" finds "$work/later" JAVA_HOME="$work/jdk 25" HEADROOM_JAVA_HOME="$work/later"
ln -s "$work/jdk 25/bin/java" "$work/deep/java"
check "follows the java on the PATH" finds "$work/jdk 25" PATH="$work/deep:/usr/bin:/bin" HEADROOM_JDK_SEARCH="$work/later"

check "without a JDK 25 it ends with 78" exits 78 env -u HEADROOM_JAVA_HOME PATH="$work/seventeen/bin:/usr/bin:/bin" \
  HEADROOM_JDK_SEARCH="$work/eight:$work/seventeen" "$launcher" mcp serve
check "and says so in plain words" grep -q "needs a JDK of version 25 or later and found none" "$err"
check "and prints nothing on stdout" test ! -s "$out"

# What the JVM has to say may never get between protocol messages.
printf '{"jsonrpc":"2.0","id":1,"method":"ping"}\n' >"$work/ping"
# protocol_only SETTING...: answers a ping, and the answer is all there is on stdout.
protocol_only() {
  env "$@" "$launcher" mcp serve <"$work/ping" >"$out" 2>"$err" && [ "$(wc -l <"$out")" -eq 1 ] && grep -q '^{.*"id":1' "$out"
}
check "answers on stdout" protocol_only LANG=C
check "keeps JAVA_TOOL_OPTIONS off stdout" protocol_only JAVA_TOOL_OPTIONS=-Dx=y
check "keeps JDK_JAVA_OPTIONS off stdout" protocol_only JDK_JAVA_OPTIONS=-Dx=y
check "keeps warnings off stdout" protocol_only HEADROOM_JAVA_OPTS="-XX:+UseSerialGC -XX:MaxHeapFreeRatio=90 -XX:+IgnoreUnrecognizedVMOptions -XX:+NoSuchOption"
check "passes HEADROOM_JAVA_OPTS on" protocol_only HEADROOM_JAVA_OPTS="-Xmx128m -Dx=y"
check "starts from what its first session left" protocol_only HEADROOM_JAVA_OPTS=-XX:AOTMode=on
printf 'no cache' >"$work/broken.aot"
check "does without that, and says nothing of it" within "$work" protocol_only HEADROOM_JAVA_OPTS=-XX:AOTCache=broken.aot
check "with stderr clean" test ! -s "$err"
refuses() {
  env HEADROOM_JAVA_OPTS="$1" "$launcher" mcp serve <"$work/ping" >"$out" 2>"$err" && return 1
  [ ! -s "$out" ] && [ -s "$err" ]
}
for bad in -XX:+NoSuchOption -Xmx1 --no-such-option -Xlog:nothing=such; do
  check "refuses $bad with stdout clean" refuses "$bad"
done

finish
