#!/bin/sh
# Installs, upgrades and removes a built distribution in homes of its own: tests/install_test.sh [DISTRIBUTION]
set -u

repository=$(cd "$(dirname "$0")/.." && pwd -P)
distribution=$(cd "${1:-$repository/target/headroom}" && pwd -P) || exit 2
installer=$repository/installers/install.sh
. "$repository/tests/shell_checks.sh"

# Found while the real home is known; the tests use empty ones.
. "$distribution/libexec/find-jdk.sh"
HEADROOM_JAVA_HOME=$(find_jdk 25) && export HEADROOM_JAVA_HOME

HOME="$work/home of a user"
export HOME
mkdir "$HOME"
unset HEADROOM_PREFIX
share=$HOME/.local/share/headroom-jvm
link=$HOME/.local/bin/headroom

check "help names the options" sh -c '"$0" --help | grep -q -- --uninstall' "$installer"
check "an unknown option is refused" exits 2 "$installer" --nonsense
check "two distributions are refused" exits 2 "$installer" a b
check "a missing distribution is refused" exits 1 "$installer" "$work/nothing"
check "a relative prefix is refused" exits 2 env HEADROOM_PREFIX=relative "$installer" "$distribution"
check "what failed left nothing behind" empty "$HOME"

check "a directory installs" exits 0 "$installer" "$distribution"
check "it says what to add to the PATH" grep -q "export PATH=\"$HOME/.local/bin:" "$out"
check "it says what it installed" grep -q "Installed headroom .* to $share" "$out"
check "the link runs" exits 0 "$link" --version
check "the link is the installed copy" test "$(readlink "$link")" = "$share/bin/headroom"
check "it is the whole distribution" same_files "$distribution" "$share"
check "nothing else is left in share" test "$(ls -A "$HOME/.local/share")" = headroom-jvm

touch "$share/old"
check "it installs over itself" exits 0 "$installer" "$distribution"
check "an upgrade leaves no old file" test ! -e "$share/old"
check "on the PATH it says nothing of PATH" silent_on_path

mkdir -p "$work/broken/bin" "$work/broken/lib"
printf '#!/bin/sh\necho broken >&2; exit 3\n' >"$work/broken/bin/headroom"
chmod +x "$work/broken/bin/headroom"
check "one that does not run is not installed" exits 1 "$installer" "$work/broken"
check "the working version is still there" exits 0 "$link" --version
check "no half-made copy is left" test "$(ls -A "$HOME/.local/share")" = headroom-jvm
mkdir "$work/no distribution"
check "a directory that is no distribution is refused" exits 1 "$installer" "$work/no distribution"

ln -s "$link" "$work/one link"
ln -s "one link" "$work/another link"
check "a chain of links runs" exits 0 "$work/another link" --version

mkdir "$HOME/.headroom"
echo mine >"$HOME/.headroom/data"
check "it uninstalls" exits 0 "$installer" --uninstall
check "it names the data it leaves" grep -q "$HOME/.headroom" "$out"
check "the data stays" grep -q mine "$HOME/.headroom/data"
rm -r "$HOME/.headroom"
check "nothing else is left" empty "$HOME"
check "uninstalling twice is no error" exits 0 "$installer" --uninstall

mkdir -p "$HOME/.local/bin" "$HOME/.local/share/other"
echo foreign >"$link"
check "a foreign command is not replaced" exits 1 "$installer" "$distribution"
check "a foreign command is unchanged" grep -q foreign "$link"
check "a foreign command is not removed" exits 0 "$installer" --uninstall
check "a foreign command is still there" grep -q foreign "$link"
check "--force replaces it" exits 0 "$installer" --force "$distribution"
check "what replaced it runs" exits 0 "$link" --version
check "that one uninstalls" exits 0 "$installer" --uninstall
check "directories of others stay" test -d "$HOME/.local/share/other"
rmdir "$HOME/.local/share/other"
mkdir "$share"
echo theirs >"$share/file"
check "a foreign directory is not replaced" exits 1 "$installer" "$distribution"
check "a foreign directory is not removed" exits 0 "$installer" --uninstall
check "a foreign directory is unchanged" grep -q theirs "$share/file"
rm -r "$HOME/.local"

HEADROOM_PREFIX="$work/a prefix/with space"
export HEADROOM_PREFIX
archive=$distribution.tar.gz
if [ -f "$archive" ]; then
  check "an archive installs under another prefix" exits 0 "$installer" "$archive"
  check "it is the whole distribution, too" same_files "$distribution" "$HEADROOM_PREFIX/share/headroom-jvm"
  check "it runs" exits 0 "$HEADROOM_PREFIX/bin/headroom" --version
  check "the home is untouched" empty "$HOME"
  check "it uninstalls, too" exits 0 "$installer" --uninstall
  check "the prefix is gone" test ! -e "$work/a prefix"
fi

finish
