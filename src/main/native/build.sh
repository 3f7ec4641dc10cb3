#!/bin/sh
# Builds the core of the parsers, optimised, for every platform there are parsers for.
#
#   src/main/native/build.sh            writes the libraries into src/main/resources
#   src/main/native/build.sh --check    builds them elsewhere and says whether they are the same
#
# The published core is built without optimisation and takes three times as long. The source is the very version
# that the published grammars and their core have, so that trees are the same with either. Everything is pinned, and
# nothing of the machine gets into a library: the same bytes come out everywhere.
#
# Needs cargo, which fetches the source, and Python with pip, which fetches the compiler (Zig, 90 MB); takes two minutes.
set -eu

tree_sitter=0.26.6
tree_sitter_sha256=13f456d2108c3fef07342ba4689a8503ec1fb5beed245e2b9be93096ef394848
zig=0.15.2
zig_sha256='
  acae2a9ce67ed249ad68d42c21bc73b5f9d51a33ba5ea42f609f78683e8d9bb7
  806316453d1ede7174ed3fefb8e5348154629089c3bb5fe812dfd0e172fac130
  edc0aa60ec964a4cf462d40f68d7de242ddf37fd9a80f2afaee6397059463230'

here=$(cd "$(dirname "$0")" && pwd)
natives=$here/../resources/io/headroom/grammar/natives
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

fetch_source() {
  mkdir -p "$work/crate/src"
  : >"$work/crate/src/lib.rs"
  cat >"$work/crate/Cargo.toml" <<CARGO
[package]
name = "fetch"
version = "0.0.0"
edition = "2021"
[dependencies]
tree-sitter = { version = "=$tree_sitter", default-features = false }
CARGO
  (cd "$work/crate" && cargo vendor --quiet >/dev/null)
  source=$work/crate/vendor/tree-sitter
  grep -q "\"package\":\"$tree_sitter_sha256\"" "$source/.cargo-checksum.json" || {
    echo "the source of tree-sitter $tree_sitter is not the one that is pinned" >&2
    exit 1
  }
}

fetch_compiler() {
  printf 'ziglang==%s' "$zig" >"$work/compiler.txt"
  printf ' --hash=sha256:%s' $zig_sha256 >>"$work/compiler.txt"
  python3 -m pip install --quiet --disable-pip-version-check --root-user-action ignore --no-deps --require-hashes \
    --target "$work/compiler" --requirement "$work/compiler.txt"
}

# library TARGET FILE: names relative to the source are all that assertions and a Mac's linker see.
library() {
  (
    cd "$source/src"
    cp "$here/core.c" .
    ZIG_GLOBAL_CACHE_DIR=$work/cache ZIG_LOCAL_CACHE_DIR=$work/cache "$work/compiler/ziglang/zig" cc \
      -target "$1" -std=c11 -O2 -UNDEBUG -fno-sanitize=undefined -fvisibility=hidden -fPIC -shared -s -w \
      -D_POSIX_C_SOURCE=200112L -D_DEFAULT_SOURCE -D_DARWIN_C_SOURCE -I. -I../include core.c -o "$2"
    mv "$2" "$work/natives"
  )
}

fetch_source
fetch_compiler
mkdir "$work/natives"
library x86_64-linux-gnu.2.17 x86_64-linux-gnu-tree-sitter.so
library aarch64-linux-gnu.2.17 aarch64-linux-gnu-tree-sitter.so
library x86_64-macos.11.0 x86_64-macos-tree-sitter.dylib
library aarch64-macos.11.0 aarch64-macos-tree-sitter.dylib
library x86_64-windows-gnu x86_64-windows-tree-sitter.dll
cp "$source/LICENSE" "$work/natives/LICENSE-tree-sitter"
cp "$source/src/unicode/LICENSE" "$work/natives/LICENSE-icu"
cp "$work/compiler/ziglang/lib/libc/mingw/COPYING" "$work/natives/LICENSE-mingw-w64" # in the library for Windows
chmod 644 "$work/natives"/*

if [ "${1:-}" = --check ]; then
  diff -r "$work/natives" "$natives" && echo "the libraries are what this script builds"
else
  mkdir -p "$natives"
  cp "$work/natives"/* "$natives"
fi
