#!/usr/bin/env python3
"""Ends servers at random points: faults.py LAUNCHER [--rounds 20] [--seed 1]

Each round starts a server with the home of the last one, gives it work or none, and after a random while closes its
stdin, terminates, interrupts or kills it. Checked: it is gone in time, leaves no process behind, wrote nothing but
protocol lines, and an answer that was being worked out when stdin closed still comes. What is left on disk must not
keep the next server from starting.
"""
import argparse
import pathlib
import random
import signal
import statistics
import sys
import tempfile
import time

import samples
from mcp_client import Failure, Stdio

GOAL_MS = 100  # from the last answer, or from the signal when nothing was going on
LIMIT_S = 2.0  # a busy machine may take this long before it counts as a failure
STARTUP_S = 10.0  # for servers that are still starting
WAYS = {
    "stdin closed": (None, {0}),
    "SIGTERM": (signal.SIGTERM, {143, -15, 0}),
    "SIGINT": (signal.SIGINT, {130, -2, 0}),
    "SIGKILL": (signal.SIGKILL, {-9}),
}


def one_round(launcher, root, home, big, way, moment, wait):
    """Runs a round; (seconds to the end, what went wrong)."""
    sign, codes = WAYS[way]
    server = Stdio(launcher, [root], home, start=moment != "starting")
    wrong = []
    if moment == "working":
        server.send({"jsonrpc": "2.0", "id": "work", "method": "tools/call",
                     "params": {"name": "headroom_compress", "arguments": {"path": str(big)}}})
    time.sleep(wait)
    began = time.perf_counter()
    if sign is None:
        server.process.stdin.close()
    else:
        server.process.send_signal(sign)
    try:
        server.wait(began, 60)
    except Failure as failure:
        return None, [str(failure)]
    ended = time.perf_counter()
    server.drained()
    since = began
    if sign is None and moment == "working":
        since = max(began, server.last_answer or began)
        if not any(answer and answer.get("id") == "work" for answer in server.taken()):
            wrong.append("the call under way was not answered")
    took = ended - since
    limit = STARTUP_S if moment == "starting" else LIMIT_S
    if took > limit:
        wrong.append(f"took {took:.2f} s")
    # Before the program has its own handlers, the exit code is the operating system's and the JVM's affair.
    if server.process.returncode not in codes and moment != "starting":
        wrong.append(f"exit code {server.process.returncode}: {b''.join(server.stderr[-3:])!r}")
    noise = server.noise
    if way == "SIGKILL" and noise and not noise[-1].endswith(b"\n"):
        noise = noise[:-1]  # a line cut off by force
    if noise:
        wrong.append(f"stdout has other than protocol messages: {noise[:2]}")
    for pid in server.survivors():
        wrong.append(f"process {pid} is left")
    return took, wrong


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("launcher")
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    a = parser.parse_args()
    draw, failed, times = random.Random(a.seed), 0, {}
    with tempfile.TemporaryDirectory() as base:
        home, root = pathlib.Path(base, "home"), pathlib.Path(base, "root")
        home.mkdir()
        root.mkdir()
        big = root / "big.log"
        big.write_text(samples.log(1_000_000))
        for turn in range(a.rounds):
            way = list(WAYS)[turn % len(WAYS)]
            moment = draw.choice(["idle", "working", "working", "starting"])
            wait = draw.random() * 0.3
            try:
                took, wrong = one_round(a.launcher, root, home, big, way, moment, wait)
            except (Failure, OSError) as error:
                took, wrong = None, [repr(error)]
            failed += bool(wrong)
            for what in wrong:
                print(f"FAIL round {turn}, {way} when {moment}, after {wait * 1000:.0f} ms: {what}", flush=True)
            if took is not None:
                times.setdefault((way, moment), []).append(took * 1000)
    for (way, moment), taken in sorted(times.items()):
        late = sum(ms > GOAL_MS for ms in taken)
        print(f"{way} when {moment}: {len(taken)} times, median {statistics.median(taken):.0f} ms, most {max(taken):.0f} ms, "
              f"{late} over {GOAL_MS} ms")
    print(f"{a.rounds - failed} passed, {failed} failed")
    return 1 if failed or not a.rounds else 0


if __name__ == "__main__":
    sys.exit(main())
