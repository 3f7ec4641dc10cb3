#!/usr/bin/env python3
"""Breaks what originals are stored on: store_faults.py LAUNCHER [--kills 20] [--full] [--seed 1]

Kills servers while they store, lets many of them write and open the store at once, and takes the disk away from them.
Checked after each: every hash that any answer ever carried gives exactly the bytes it stands for; where the disk is to
blame, the server that answered still does, and says that its originals are in memory alone.

Also: a purge while a server runs, projects that do not see each other's originals, a clock that jumps (by moving the
times in the database, which looks the same), tables of the version before and of a later one.

--full: 200 kills, 16 writers, a disk that is full and one that turns read-only (Linux, needs the right to mount).
"""
import argparse
import contextlib
import json
import os
import pathlib
import random
import sqlite3
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


def database(home):
    connection = sqlite3.connect(home / ".headroom" / "store" / "originals.db", timeout=30, isolation_level=None)
    return contextlib.closing(connection)


def whole(launcher, home):
    """What the store itself finds wrong."""
    verdict = store(launcher, home, "verify")
    return [] if "0 damaged" in verdict and "structure ok" in verdict else [verdict]


def kept(launcher, home, seed, count, options=()):
    """A server that has ended, and what it promised."""
    server, promised = Stdio(launcher, [], home, options), {}
    for text in texts(seed, count):
        promised[server.compress(content=text)[1]["hash"]] = text
    server.stop()
    return promised


def refused(server, digest, reason):
    try:
        server.whole(digest)
        return [f"{digest} was given back"]
    except Failure as failure:
        return [] if reason in str(failure) else [f"{digest}: {failure}"]


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
    wrong += whole(launcher, home)
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
    wrong += checked_anew(launcher, home, promised) + whole(launcher, home)
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
    wrong += whole(launcher, home)
    return wrong, f"{len(servers)} processes opening at once"


def shared(launcher, base, a):
    """Two servers, one of them started anew, and the command line have the same originals; strangers to the key have none."""
    home, wrong, promised = base / "shared", [], {}
    home.mkdir()
    one, other = Stdio(launcher, [], home), Stdio(launcher, [], home)
    for number, text in enumerate(texts(a.seed + 600, 10)):
        promised[(one, other)[number % 2].compress(content=text)[1]["hash"]] = text
    wrong += checked(one, promised) + checked(other, promised)
    one.process.kill()
    one.process.wait()
    wrong += checked(other, promised)
    one = Stdio(launcher, [], home)
    wrong += checked(one, promised)
    for digest, text in promised.items():
        if store(launcher, home, "get", digest) != text:
            wrong.append(f"{digest} is another on the command line")
    for file in (home / ".headroom" / "store").iterdir():
        raw = file.read_bytes()
        for digest, text in promised.items():
            for line in [digest, digest[:12], *text.splitlines()[:40], str(pathlib.Path.cwd())]:
                if len(line) > 8 and line.encode() in raw:
                    wrong.append(f"{line!r} is in {file.name}")
    one.stop()
    other.stop()
    return wrong + whole(launcher, home), f"{len(promised)} originals of two servers, a third and the command line"


def projects(launcher, base, a):
    home, wrong = base / "projects", []
    for name in ("one", "two"):
        (home / name).mkdir(parents=True)
    of_one, of_two = ["--project", str(home / "one")], ["--project", str(home / "two")]
    promised = kept(launcher, home, a.seed + 700, 5, of_one)
    one, two = Stdio(launcher, [], home, of_one), Stdio(launcher, [], home, of_two)
    wrong += checked(one, promised)
    for digest in promised:
        wrong += refused(two, digest, "another project")
    digest, text = next(iter(promised.items()))
    two.compress(content=text)
    wrong += checked(two, {digest: text}) + checked(one, promised)
    one.stop()
    two.stop()
    if len(store(launcher, home, "list", "--project", str(home / "two")).splitlines()) != 2:
        wrong.append("the second project does not list one original")
    if len(store(launcher, home, "list").splitlines()) != 1 + len(promised):
        wrong.append("a person does not see all originals, once each")
    return wrong + whole(launcher, home), "two projects"


def purged(launcher, base, a):
    home, wrong, promised = base / "purged", [], {}
    home.mkdir()
    server = Stdio(launcher, [], home)
    sent = list(texts(a.seed + 800, 6))
    for text in sent:
        promised[server.compress(content=text)[1]["hash"]] = text
    first, *others = promised
    store(launcher, home, "purge", first)
    wrong += refused(server, first, "known") + checked(server, {digest: promised[digest] for digest in others})
    store(launcher, home, "purge", "--all")
    for digest in promised:
        wrong += refused(server, digest, "known")
    server.compress(content=sent[0])
    wrong += checked(server, {first: sent[0]})
    server.stop()
    return wrong + whole(launcher, home), "purged while a server has all in memory"


def clock(launcher, base, a):
    """Hours on the clock, as the times in the database see them."""
    home, wrong = base / "clock", []
    home.mkdir()
    promised = kept(launcher, home, a.seed + 900, 5)
    for hours in (23, -24 * 30):
        with database(home) as times:
            times.execute("UPDATE original SET used = used - ?1, expires = expires - ?1", (hours * 3_600_000,))
        wrong += checked_anew(launcher, home, promised)
        promised |= kept(launcher, home, a.seed + hours, 2)
    with database(home) as times:
        times.execute("UPDATE original SET used = used - ?1, expires = expires - ?1", (24 * 90 * 3_600_000,))
    server = Stdio(launcher, [], home)
    for digest in promised:
        wrong += refused(server, digest, "it expired")
    server.stop()
    return wrong + whole(launcher, home), "a clock that jumps"


def versions(launcher, base, a):
    """Tables of the version before are brought up to date, by many at once; those of a later one are left alone."""
    home, wrong = base / "versions", []
    home.mkdir()
    promised = kept(launcher, home, a.seed + 1_000, 8)
    with database(home) as tables:
        now = tables.execute("PRAGMA user_version").fetchone()[0]
        tables.executescript("DROP TRIGGER original_unlink; DROP TRIGGER gone_unlink; DROP TABLE link; PRAGMA user_version = 2;")
    servers = [Stdio(launcher, [], home, ["--project", str(base)], start=False) for _ in range(4)]
    for server in servers:
        server.start()
    for server in servers:
        wrong += checked(server, promised)
        server.stop()
    with database(home) as tables:
        if tables.execute("PRAGMA user_version").fetchone()[0] != now:
            wrong.append("the tables are still of the version before")
        tables.execute("PRAGMA user_version = 99")
        tables.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    file = home / ".headroom" / "store" / "originals.db"
    before = file.read_bytes()
    server, mine = Stdio(launcher, [], home), {}
    for text in texts(a.seed + 1_001, 3):
        mine[server.compress(content=text)[1]["hash"]] = text
    wrong += checked(server, mine)
    server.stop()
    if b"newer version" not in b"".join(server.stderr):
        wrong.append("nothing is said of the newer version")
    if file.read_bytes() != before:
        wrong.append("a newer version's file was changed")
    with database(home) as tables:
        tables.execute(f"PRAGMA user_version = {now}")
    return wrong + checked_anew(launcher, home, promised) + whole(launcher, home), "tables of two versions"


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
        wrong += checked_anew(launcher, home, on_disk) + whole(launcher, home)
    return wrong, f"a full disk: {len(on_disk)} on it, {len(in_memory)} in memory alone"


def read_only(launcher, base, a):
    """Whatever the mount allows, root too is told that the file system is read-only."""
    home, wrong = base / "read_only", []
    disk = home / ".headroom"
    try:
        mounted = contextlib.ExitStack()
        mounted.enter_context(small_disk(disk))
    except (OSError, subprocess.CalledProcessError):
        return [], "a read-only disk: not tried, mounting is not permitted"
    with mounted:
        on_disk, in_memory = kept(launcher, home, a.seed + 1_100, 5), {}
        subprocess.run(["mount", "-o", "remount,ro", disk], check=True, capture_output=True)
        server = Stdio(launcher, [], home)
        for text in texts(a.seed + 1_101, 5):
            in_memory[server.compress(content=text)[1]["hash"]] = text
        wrong += checked(server, in_memory)
        server.stop()
        subprocess.run(["mount", "-o", "remount,rw", disk], check=True, capture_output=True)
        wrong += checked_anew(launcher, home, on_disk) + whole(launcher, home)
    return wrong, f"a read-only disk: {len(on_disk)} on it, {len(in_memory)} in memory alone"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("launcher")
    parser.add_argument("--kills", type=int)
    parser.add_argument("--full", action="store_true")
    parser.add_argument("--seed", type=int, default=1)
    a = parser.parse_args()
    a.kills = a.kills if a.kills is not None else 200 if a.full else 20
    a.writers = 16 if a.full else 4
    failed = 0
    scenes = [kills, writers, opening, shared, projects, purged, clock, versions, unusable]
    scenes += [full_disk, read_only] if a.full else []
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
