#!/usr/bin/env python3
"""Every file of some folders through headroom_compress, by path, in one session over stdio.

corpus.py LAUNCHER FOLDER...

A folder is taken file by file; where it has an index.jsonl, the lines name the files (`file`) and may have a
`query`. For each file: an answer and no error, a valid text, never more tokens than the original has, and the
original back byte for byte. Prints figures and what failed; exit code 1 when anything did.
"""
import hashlib
import json
import pathlib
import sys
import tempfile
import time

from mcp_client import Failure, Stdio

# Counts are of the whole answer; the line of figures behind the text has at most this many tokens.
FIGURES = 80


def cases(folder):
    index = folder / "index.jsonl"
    if not index.exists():
        return [(path, None) for path in sorted(folder.rglob("*")) if path.is_file() and not path.is_symlink()]
    rows = [json.loads(line) for line in index.read_text("utf-8").splitlines() if line.strip()]
    return [(folder / row["file"], row.get("query")) for row in rows]


def faults(data, text, facts):
    """What is wrong with an answer, as far as the answer alone tells."""
    original = None
    try:
        original = data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    before, after = facts["original_tokens"], facts["compressed_tokens"]
    if facts["hash"] != hashlib.sha256(data).hexdigest()[:24]:
        yield f"hash {facts['hash']} is not that of the bytes"
    if facts["tokens_saved"] != before - after:
        yield f"tokens_saved {facts['tokens_saved']} is not {before} - {after}"
    if any("\ud800" <= c <= "\udfff" for c in text):
        yield "the text has lone surrogates"
    if original is not None and "\0" in text and "\0" not in original:
        yield "the text has a NUL that the original has not"
    if original is not None and "\ufffd" in text and "\ufffd" not in original:
        yield "the text has replacement characters that the original has not"
    if data.strip() and not text.strip():
        yield "the text is empty"
    if "reason" in facts:
        if not before <= after <= before + FIGURES:
            yield f"passed through, yet {before} tokens became {after}"
        if original is not None and text != original:
            yield "passed through, yet the text is not the original"
        return
    if after >= before + FIGURES:
        yield f"{before} tokens became {after}"
    # Fewer tokens may take a few more characters: words are cheaper than symbols.
    if len(text) > 1.25 * len(data) + 200:
        yield f"{len(data)} bytes became {len(text)} characters"
    # A conversation that lost only white space has nothing to name, and has to stay the JSON it is.
    if facts["hash"] not in text and not (facts["kind"] == "conversation" and same_json(text, original)):
        yield "no marker names the original"


def same_json(text, original):
    """Whether both are the same document, or the same one per line."""
    try:
        return json.loads(text) == json.loads(original)
    except (TypeError, ValueError):
        return False


def main(launcher, folders):
    started, failed, files, size, before, after, shorter, spent = time.perf_counter(), 0, 0, 0, 0, 0, 0, 0.0
    with tempfile.TemporaryDirectory() as home:
        server = Stdio(launcher, folders, home)
        for folder in folders:
            for path, query in cases(folder):
                files += 1
                data = path.read_bytes()
                size += len(data)
                try:
                    began = time.perf_counter()
                    text, facts = server.compress(path=str(path), **({"query": query} if query else {}))
                    spent += time.perf_counter() - began
                    before, after = before + facts["original_tokens"], after + facts["compressed_tokens"]
                    shorter += "reason" not in facts
                    wrong = list(faults(data, text, facts))
                    if server.whole(facts["hash"]) != data:
                        wrong.append("the original came back changed")
                except (Failure, KeyError, ValueError) as error:
                    wrong = [repr(error)]
                for what in wrong:
                    print(f"FAIL {path}: {what}")
                failed += bool(wrong)
                if server.process.poll() is not None:
                    print("FAIL the server ended")
                    return 1
        if server.noise:
            failed += 1
            print(f"FAIL stdout has other than protocol messages: {server.noise[:3]}")
        server.stop()
    saved = 100 * (before - after) / before if before else 0
    print(f"{files} files, {size / 1e6:.1f} MB, {before} tokens became {after} ({saved:.1f} % saved), {shorter} made shorter, "
          f"compressing {spent:.1f} s, all {time.perf_counter() - started:.1f} s")
    print(f"{files - failed} passed, {failed} failed")
    return 1 if failed or not files else 0


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1], [pathlib.Path(folder).resolve() for folder in sys.argv[2:]]))
