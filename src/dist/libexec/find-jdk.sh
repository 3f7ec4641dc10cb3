# Finds a JDK of at least the given major version without starting one: `find_jdk 25` prints its home.
# Order: HEADROOM_JAVA_HOME, JAVA_HOME, `java` on the PATH, then the usual places, or instead of these the
# homes in HEADROOM_JDK_SEARCH, with colons between. Sourced by the launcher and by mvnw; plain POSIX sh.

# True when the JDK in $1 has a `release` file that names major version $2 or later.
is_jdk() {
  [ -x "$1/bin/java" ] && [ -r "$1/release" ] || return 1
  while IFS= read -r release_line || [ -n "$release_line" ]; do
    case $release_line in
      JAVA_VERSION=*)
        release_line=${release_line#JAVA_VERSION=}
        release_line=${release_line#\"}
        release_line=${release_line%%[!0-9]*}
        [ "${release_line:-0}" -ge "$2" ] && return 0
        return 1 ;;
    esac
  done < "$1/release"
  return 1
}

find_jdk() {
  least=$1
  for jdk in "${HEADROOM_JAVA_HOME-}" "${JAVA_HOME-}"; do
    if [ -n "$jdk" ] && is_jdk "$jdk" "$least"; then printf '%s\n' "$jdk"; return 0; fi
  done
  java_on_path=$(command -v java 2>/dev/null || true)
  if [ -n "$java_on_path" ]; then
    java_on_path=$(readlink -f "$java_on_path" 2>/dev/null || printf '%s' "$java_on_path")
    jdk=${java_on_path%/bin/java}
    if is_jdk "$jdk" "$least"; then printf '%s\n' "$jdk"; return 0; fi
  fi
  if [ -n "${HEADROOM_JDK_SEARCH+set}" ]; then
    rest=$HEADROOM_JDK_SEARCH
    set --
    while [ -n "$rest" ]; do
      set -- "$@" "${rest%%:*}"
      case $rest in
        *:*) rest=${rest#*:} ;;
        *) rest= ;;
      esac
    done
  else
    set -- /usr/lib/jvm/* /opt/java/* /opt/jdk* /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
      /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home /Library/Java/JavaVirtualMachines/*/Contents/Home \
      "${HOME:-/}"/Library/Java/JavaVirtualMachines/*/Contents/Home "${HOME:-/}"/.sdkman/candidates/java/* \
      "${HOME:-/}"/.jdks/* "${HOME:-/}"/.local/share/mise/installs/java/* "${HOME:-/}"/.asdf/installs/java/*
  fi
  for jdk in "$@"; do
    if is_jdk "$jdk" "$least"; then printf '%s\n' "$jdk"; return 0; fi
  done
  return 1
}

missing_jdk() {
  cat >&2 <<MESSAGE
$1 needs a JDK of version $2 or later and found none.
Install one, for example Eclipse Temurin $2 (package temurin-$2-jdk), or point JAVA_HOME at one.
Looked at HEADROOM_JAVA_HOME, JAVA_HOME, the java on the PATH, /usr/lib/jvm, SDKMAN and the usual places.
MESSAGE
}
