#!/bin/sh
# Installs Headroom for one user, and takes it away again. See --help.
set -eu

prefix=${HEADROOM_PREFIX:-${HOME:?HOME is not set}/.local}
target=$prefix/share/headroom-jvm
link=$prefix/bin/headroom
# Marks a directory as ours, so that nothing else is ever replaced or removed.
mark=.installed-by-headroom

usage() {
  cat <<USAGE
usage: install.sh [--force] [DISTRIBUTION]
       install.sh --uninstall

Copies a built distribution to \$HEADROOM_PREFIX/share/headroom-jvm and links \$HEADROOM_PREFIX/bin/headroom.
DISTRIBUTION is the directory target/headroom or the archive headroom.tar.gz; without it, the one built in this
repository. HEADROOM_PREFIX is ~/.local unless set. Running it again upgrades.

  --force      replace a $link that is not Headroom's
  --uninstall  remove what was installed; your data in ~/.headroom stays
  --help       show this

Exit codes: 0 done, 1 not done and nothing changed, 2 wrong command line, 78 no JDK 25.
USAGE
}

fail() {
  printf 'install.sh: %s\n' "$1" >&2
  exit "${2:-1}"
}

# True when the link, whatever it is, is the one made here.
is_ours() {
  [ -L "$link" ] && [ "$(readlink "$link")" = "$target/bin/headroom" ]
}

uninstall() {
  found=no
  if is_ours; then
    rm -f "$link"
    found=yes
  elif [ -e "$link" ] || [ -L "$link" ]; then
    printf 'Left %s alone: it is not the link made by install.sh.\n' "$link"
  fi
  if [ -f "$target/$mark" ]; then
    created=$(cat "$target/$mark")
    rm -rf "$target"
    found=yes
    # Directories that were not there before go, too, unless something else has moved in.
    printf '%s\n' "$created" | while IFS= read -r directory; do
      [ -z "$directory" ] || rmdir "$directory" 2>/dev/null || true
    done
  elif [ -e "$target" ]; then
    printf 'Left %s alone: it was not made by install.sh.\n' "$target"
  fi
  if [ "$found" = no ]; then
    printf 'Headroom is not installed under %s.\n' "$prefix"
  else
    printf 'Removed Headroom from %s.\n' "$prefix"
  fi
  if [ -d "$HOME/.headroom" ]; then
    printf 'Your data stays in %s; remove it yourself if you want it gone.\n' "$HOME/.headroom"
  fi
}

# Prints the directories of $1 that do not exist yet, deepest first.
missing_directories() {
  directory=$1
  while [ ! -d "$directory" ]; do
    printf '%s\n' "$directory"
    directory=$(dirname "$directory")
  done
}

unpack() {
  if [ -d "$1" ]; then
    cp -Rp "$1/." "$2/"
  else
    tar -xzf "$1" -C "$2" || fail "cannot unpack $1"
  fi
  # The marks of an installed copy do not belong to another one.
  rm -f "$2/$mark"
  [ -x "$2/bin/headroom" ] && [ -d "$2/lib" ] || fail "$1 is no Headroom distribution: bin/headroom or lib is missing"
}

install() {
  [ -e "$1" ] || fail "$1 does not exist. Build it first: ./mvnw -B -DskipTests package"
  if [ -e "$target" ] && [ ! -f "$target/$mark" ]; then
    fail "$target exists and was not made by install.sh; move it away first"
  fi
  if { [ -e "$link" ] || [ -L "$link" ]; } && ! is_ours && [ "$force" = no ]; then
    fail "$link exists and is not Headroom's; --force replaces it"
  fi
  if [ -d "$link" ]; then
    fail "$link is a directory; move it away first"
  fi
  if [ -f "$target/$mark" ]; then
    created=$(cat "$target/$mark")
  else
    created=$(missing_directories "$prefix/share"; missing_directories "$prefix/bin")
  fi
  mkdir -p "$prefix/share" "$prefix/bin"

  # Everything is made and tried beside the old copy; then two renames put it in its place.
  staged=$(mktemp -d "$prefix/share/.headroom-jvm.XXXXXX")
  trap 'rm -rf "$staged"' EXIT
  trap 'exit 130' INT
  trap 'exit 143' TERM HUP
  mkdir "$staged/new"
  unpack "$1" "$staged/new"
  code=0
  version=$("$staged/new/bin/headroom" --version </dev/null 2>"$staged/error") || code=$?
  if [ "$code" -ne 0 ] || [ -z "$version" ]; then
    cat "$staged/error" >&2
    [ "$code" -eq 78 ] || code=1
    fail "headroom does not run; nothing was installed" "$code"
  fi
  [ -r "$staged/new/lib/headroom.aot" ] || sh "$staged/new/libexec/train.sh" || true
  printf '%s\n' "$created" >"$staged/new/$mark"

  if [ -d "$target" ]; then mv "$target" "$staged/old"; fi
  if ! mv "$staged/new" "$target"; then
    if [ -d "$staged/old" ]; then mv "$staged/old" "$target"; fi
    fail "cannot write $target; the old version is back in place"
  fi
  ln -s "$target/bin/headroom" "$staged/headroom"
  mv -f "$staged/headroom" "$link"

  printf 'Installed %s to %s.\n' "$version" "$target"
  case :$PATH: in
    *:"$prefix/bin":*)
      found=$(command -v headroom || true)
      if [ "$found" != "$link" ]; then
        printf 'Note: "headroom" on your PATH is %s, not %s.\n' "$found" "$link"
      fi ;;
    *)
      # shellcheck disable=SC2016
      printf '%s is not on your PATH. Add this line to your shell profile:\n  export PATH="%s:$PATH"\n' "$prefix/bin" "$prefix/bin" ;;
  esac
}

force=no action=install source=
while [ $# -gt 0 ]; do
  case $1 in
    --help | -h) usage; exit 0 ;;
    --force) force=yes ;;
    --uninstall) action=uninstall ;;
    -*) usage >&2; exit 2 ;;
    *) [ -z "$source" ] || { usage >&2; exit 2; }; source=$1 ;;
  esac
  shift
done
case $prefix in
  /*) ;;
  *) fail "HEADROOM_PREFIX must be an absolute path, not $prefix" 2 ;;
esac

if [ "$action" = uninstall ]; then
  [ -z "$source" ] || { usage >&2; exit 2; }
  uninstall
else
  if [ -z "$source" ]; then
    repository=$(cd "$(dirname "$0")/.." && pwd -P)
    source=$repository/target/headroom
    [ -d "$source" ] || source=$repository/target/headroom.tar.gz
  fi
  install "$source"
fi
