#!/usr/bin/env python3
"""Several clients at once over HTTP against one server, which this script starts.

load.py LAUNCHER [--clients 8] [--seconds 60] [--store-mb 4]

Every client compresses texts nobody sent before, asks for a line of them and fetches the whole now and then. Fails on
any error, on an original that comes back changed, and when memory still grows once the store is full.
"""
import argparse
import json
import random
import statistics
import sys
import tempfile
import threading
import time

import samples
from mcp_client import Failure, Http, HttpServer, rss_mb

HEAP_MB = 512
SLACK_MB, SLACK = 40, 1.15  # what memory may waver by from one half of the run to the other


class Client(threading.Thread):
    def __init__(self, number, port, texts, end):
        super().__init__(daemon=True)
        self.number, self.port, self.texts, self.end = number, port, texts, end
        self.latencies, self.errors, self.sent = [], [], 0

    def run(self):
        draw, server, turn = random.Random(self.number), Http(self.port), 0
        while time.monotonic() < self.end and len(self.errors) < 5:
            turn += 1
            text = f"run {self.number} turn {turn}\n" + draw.choice(self.texts)
            try:
                began = time.perf_counter()
                _, facts = server.compress(content=text)
                self.latencies.append(time.perf_counter() - began)
                self.sent += len(text)
                if "reason" in facts:
                    continue
                server.tool("headroom_retrieve", {"hash": facts["hash"], "query": "which order was refused"})
                if turn % 8 == 0 and server.whole(facts["hash"]) != text.encode():
                    self.errors.append("an original came back changed")
            except (Failure, OSError, ValueError) as error:
                self.errors.append(repr(error))
                server.close()
                server = Http(self.port)
        server.close()


def is_full(server):
    try:
        store = json.loads(server.tool("headroom_stats", {})[0])["store"]
    except (Failure, OSError) as error:
        print(f"no statistics: {error!r}")
        return False
    return store["bytes"] > 0.8 * store["max_bytes"]


def grows(samples_mb):
    """Whether the second half of a run has clearly more memory than the first."""
    half = len(samples_mb) // 2
    first, second = statistics.median(samples_mb[:half]), statistics.median(samples_mb[half:])
    return second > first * SLACK and second > first + SLACK_MB, first, second


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("launcher")
    parser.add_argument("--clients", type=int, default=8)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--store-mb", type=int, default=4)
    a = parser.parse_args()
    texts = [samples.log(size, seed) for seed, size in enumerate((5_000, 20_000, 80_000), 1)]
    texts += [samples.table(size, seed) for seed, size in enumerate((5_000, 20_000, 80_000), 1)]
    options = ["--store-mb", str(a.store_mb)]

    with tempfile.TemporaryDirectory() as home, \
            HttpServer(a.launcher, home, options=options, java_opts=f"-Xmx{HEAP_MB}m") as server:
        end = time.monotonic() + a.seconds
        clients = [Client(i, server.port, texts, end) for i in range(a.clients)]
        for client in clients:
            client.start()
        memory, full, watch = [], [], Http(server.port)
        while any(client.is_alive() for client in clients):
            time.sleep(0.25)
            if server.process.poll() is not None:
                break
            memory.append(rss_mb(server.process.pid))
            if full or is_full(watch):
                full.append(memory[-1])
        watch.close()
        for client in clients:
            client.join(30)
        alive = server.process.poll() is None

    latencies = sorted(latency for client in clients for latency in client.latencies)
    errors = [error for client in clients for error in client.errors]
    sent = sum(client.sent for client in clients)
    failed = 0
    for what, bad in ((f"{len(errors)} errors, first {errors[:1]}", bool(errors)), ("no call was answered", not latencies),
                      ("the server ended", not alive)):
        if bad:
            failed += 1
            print(f"FAIL {what}")
    steps = memory[::max(1, len(memory) // 12)]
    print(f"rss MB over time: {' '.join(f'{mb:.0f}' for mb in steps)} (heap at most {HEAP_MB})")
    if len(full) >= 16:
        # The first samples after filling belong to warming up: code is still being compiled.
        growing, first, second = grows(full[len(full) // 4:])
        failed += growing
        print(f"{'FAIL' if growing else 'ok'} memory once the store is full: {first:.0f} MB, then {second:.0f} MB")
    else:
        print(f"the store was not full long enough to judge memory ({sent / 1e6:.0f} MB sent)")
    if latencies:
        p = lambda q: latencies[min(len(latencies) - 1, int(len(latencies) * q))] * 1000
        print(f"{a.clients} clients, {a.seconds:.0f} s: {len(latencies)} texts, {sent / 1e6:.0f} MB, {sent / 1e6 / a.seconds:.1f} MB/s, "
              f"ms per call p50 {p(.5):.0f}, p95 {p(.95):.0f}, p99 {p(.99):.0f}")
    print(f"{3 + (len(full) >= 16) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
