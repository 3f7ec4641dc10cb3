#!/usr/bin/env python3
"""Figures, no verdict: startup.py LAUNCHER [--rounds 15]

Milliseconds from starting the program to the answer of tools/list, memory when idle, and once warm the milliseconds per
MB of log and JSON. Times of one machine and one hour: compare within a run.
"""
import argparse
import pathlib
import statistics
import sys
import tempfile
import time

import samples
from mcp_client import Stdio, rss_mb


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("launcher")
    parser.add_argument("--rounds", type=int, default=15)
    a = parser.parse_args()
    ready, idle, ends = [], [], []
    with tempfile.TemporaryDirectory() as base:
        home, root = pathlib.Path(base, "home"), pathlib.Path(base, "root")
        home.mkdir()
        root.mkdir()
        for _ in range(a.rounds):
            server = Stdio(a.launcher, [root], home)
            server.request("tools/list")
            ready.append((time.perf_counter() - server.began) * 1000)
            idle.append(rss_mb(server.process.pid))
            ends.append(server.stop() * 1000)
        print(f"start to tools/list: median {statistics.median(ready):.0f} ms, least {min(ready):.0f} ms, {a.rounds} rounds")
        print(f"idle memory: median {statistics.median(idle):.0f} MB")
        print(f"end of stdin to exit: median {statistics.median(ends):.0f} ms, most {max(ends):.0f} ms")
        server = Stdio(a.launcher, [root], home)
        for kind, make in (("log", samples.log), ("json", samples.table)):
            for size in (0.01, 0.1, 1):
                path = root / "sample"
                took = []
                for seed in range(12):
                    path.write_text(make(int(size * 1_000_000), seed))
                    began = time.perf_counter()
                    server.compress(path=str(path))
                    took.append((time.perf_counter() - began) * 1000)
                best = statistics.median(took[4:])
                print(f"{kind} of {size} MB: first {took[0]:.0f} ms, warm median {best:.0f} ms, {best / size:.0f} ms per MB")
        print(f"memory after that: {rss_mb(server.process.pid):.0f} MB")
        server.stop()


if __name__ == "__main__":
    sys.exit(main())
