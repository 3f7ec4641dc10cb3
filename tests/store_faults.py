#!/usr/bin/env python3
"""Breaks what originals are stored on: store_faults.py LAUNCHER [--kills 20] [--full] [--seed 1]

Kills servers while they store, lets many of them write and open the store at once, and takes the disk away from them.
Checked after each: every hash that any answer ever carried gives exactly the bytes it stands for; where the disk is to
blame, the server that answered still does, and says that its originals are in memory alone.

--full: 200 kills, 16 writers, and a disk that is full (Linux, needs the right to mount).
"""
import argparse
import contextlib
import json
import os
import pathlib
import random
import subprocess
import sys
import tempfile
import time

import samples
from mcp_client import Failure, Stdio, environment

DISK_MB = 4


def texts(seed, count):
    """Texts nobody sent before, of the sizes tools print."""
    draw = random.Random(seed)
    for i in range(count):
        make = samples.log if draw.random() < 0.7 else samples.table
        yield f"run {seed} text {i} {draw.random()}\n" + make(draw.choice((500, 3_000, 40_000)), draw.randrange(1 << 30))


def checked(server, promised):
    """What is wrong with what the server gives back."""
    wrong = []
    for digest, text in promised.items():
        try:
            if server.whole(digest) != text.encode():
                wrong.append(f"{digest} came back changed")
        except Failure as failure:
            wrong.append(f"{digest}: {failure}")
    return wrong


def checked_anew(launcher, home, promised):
    server = Stdio(launcher, [], home)
    try:
        return checked(server, promised)
    finally:
        server.stop()


def store(launcher, home, *arguments):
    """Output of `headroom store`."""
    done = subprocess.run([os.path.abspath(launcher), "store", *arguments], env=environment(home), capture_output=True, text=True)
    if done.returncode:
        raise Failure(f"store {arguments}: {done.stdout} {done.stderr}")
    return done.stdout


def send(server, sent):
    for number, text in enumerate(sent):
        server.send({"jsonrpc": "2.0", "id": f"text-{number}", "method": "tools/call",
                     "params": {"name": "headroom_compress", "arguments": {"content": text}}})


def answered(server, sent):
    """The hashes that answers to these texts carried, once the server has ended."""
    server.drained()
    promised = {}
    for answer in filter(None, server.taken()):
        if str(answer.get("id", "")).startswith("text-"):
            facts = json.loads(answer["result"]["content"][1]["text"])
            promised[facts["hash"]] = sent[int(answer["id"][5:])]
    return promised


def kills(launcher, base, a):
    home, draw, promised, last, wrong = base / "kills", random.Random(a.seed), {}, {}, []
    home.mkdir()
    for turn in range(a.kills):
        server = Stdio(launcher, [], home)
        wrong += checked(server, last)
        sent = list(texts(a.seed * 100_000 + turn, 12))
        send(server, sent)
        time.sleep(draw.random() * 1.2)
        server.process.kill()
        server.process.wait()
        last = answered(server, sent)
        promised |= last
    wrong += checked_anew(launcher, home, promised)
    if "0 damaged" not in (verdict := store(launcher, home, "verify")):
        wrong.append(verdict)
    return wrong, f"{len(promised)} answers before {a.kills} kills"


def writers(launcher, base, a):
    home, promised, wrong = base / "writers", {}, []
    home.mkdir()
    servers = [(Stdio(launcher, [], home, start=False), list(texts(a.seed + number, 20))) for number in range(a.writers)]
    for server, sent in servers:
        server.start()
        send(server, sent)
    for server, sent in servers:
        server.process.stdin.close()
        server.wait(time.perf_counter(), 300)
        mine = answered(server, sent)
        if len(mine) < len(sent):
            wrong.append(f"{len(mine)} of {len(sent)} calls were answered")
        if server.stderr:
            wrong.append(f"stderr: {server.stderr[:4]}")
        promised |= mine
    wrong += checked_anew(launcher, home, promised)
    return wrong, f"{len(promised)} answers by {a.writers} processes at once"


def opening(launcher, base, a):
    """All processes make the store at the same time; each finds what the first one keeps."""
    home, wrong = base / "opening", []
    home.mkdir()
    servers = [Stdio(launcher, [], home) for _ in range(8)]
    sent = list(texts(a.seed + 500, len(servers)))
    for server, text in zip(servers, sent):
        send(server, [text])
    for server in servers:
        server.request("tools/list")
    time.sleep(0.1)
    promised = {}
    for server, text in zip(servers, sent):
        _, facts = server.compress(content=text)
        promised[facts["hash"]] = text
    for server in servers:
        wrong += checked(server, promised)
        server.stop()
        if server.stderr:
            wrong.append(f"stderr: {server.stderr[:4]}")
    return wrong, f"{len(servers)} processes opening at once"


def unusable(launcher, base, a):
    """No directory can be made for the store: root writes to read-only ones, so a file is in the way."""
    home, wrong, promised = base / "unusable", [], {}
    (home / ".headroom").mkdir(parents=True)
    if os.geteuid() == 0:
        (home / ".headroom" / "store").write_text("in the way")
    else:
        (home / ".headroom").chmod(0o500)
    server = Stdio(launcher, [], home)
    for text in texts(a.seed, 5):
        _, facts = server.compress(content=text)
        promised[facts["hash"]] = text
    wrong += checked(server, promised)
    if "error" not in json.loads(server.tool("headroom_stats", {})[0])["store"]["disk"]:
        wrong.append("headroom_stats does not say that the disk is missing")
    server.stop()
    said = b"".join(server.stderr).count(b"memory alone")
    if said != 1:
        wrong.append(f"stderr says so {said} times")
    (home / ".headroom").chmod(0o700)
    return wrong, "a store that cannot be made"


@contextlib.contextmanager
def small_disk(directory):
    directory.mkdir(parents=True)
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={DISK_MB}m", "headroom-test", directory], check=True, capture_output=True)
    try:
        yield
    finally:
        subprocess.run(["umount", "-l", directory], check=True)


def full_disk(launcher, base, a):
    home, wrong, on_disk, in_memory = base / "full", [], {}, {}
    try:
        disk = contextlib.ExitStack()
        disk.enter_context(small_disk(home / ".headroom"))
    except (OSError, subprocess.CalledProcessError):
        return [], "a full disk: not tried, mounting is not permitted"
    with disk:
        server = Stdio(launcher, [], home)
        draw = random.Random(a.seed)
        while len(in_memory) < 10 and len(on_disk) < 500:
            text = "".join(draw.choices("abcdefghijklmnopqrstuvwxyz0123456789 \n", k=60_000))
            _, facts = server.compress(content=text)
            failed = "error" in json.loads(server.tool("headroom_stats", {})[0])["store"]["disk"]
            (in_memory if failed else on_disk)[facts["hash"]] = text
        if not in_memory:
            wrong.append("the disk never was full")
        wrong += checked(server, on_disk | in_memory)
        server.process.kill()
        server.process.wait()
        wrong += checked_anew(launcher, home, on_disk)
    return wrong, f"a full disk: {len(on_disk)} on it, {len(in_memory)} in memory alone"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("launcher")
    parser.add_argument("--kills", type=int)
    parser.add_argument("--full", action="store_true")
    parser.add_argument("--seed", type=int, default=1)
    a = parser.parse_args()
    a.kills = a.kills if a.kills is not None else 200 if a.full else 20
    a.writers = 16 if a.full else 4
    failed, scenes = 0, [kills, writers, opening, unusable] + ([full_disk] if a.full else [])
    with tempfile.TemporaryDirectory() as base:
        for scene in scenes:
            began = time.perf_counter()
            try:
                wrong, what = scene(a.launcher, pathlib.Path(base), a)
            except (Failure, OSError) as error:
                wrong, what = [repr(error)], scene.__name__
            failed += bool(wrong)
            print(f"{'FAIL' if wrong else 'ok'} {what}, {time.perf_counter() - began:.0f} s", flush=True)
            for line in wrong[:10]:
                print(f"  {line}", flush=True)
    print(f"{len(scenes) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
