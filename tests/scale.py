#!/usr/bin/env python3
"""How the time grows with the input: scale.py LAUNCHER [--sizes 1,4,16,64]

JSON and log of these sizes in MB through headroom_compress, by path, best of two. Linear time makes the last step, four
times the input, four times as slow; quadratic time sixteen times. Fails beyond seven, where the noise of a busy machine
ends and a power above 1.4 begins.
"""
import argparse
import pathlib
import sys
import tempfile
import time

import samples
from mcp_client import Failure, Stdio

POWER = 1.4
FLOOR_S = 0.2  # below this a call measures the machine, not the input


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("launcher")
    parser.add_argument("--sizes", default="1,4,16,64")
    a = parser.parse_args()
    sizes = [int(size) for size in a.sizes.split(",")]
    failed = passed = 0
    with tempfile.TemporaryDirectory() as base:
        home, root = pathlib.Path(base, "home"), pathlib.Path(base, "root")
        home.mkdir()
        root.mkdir()
        print(f"{'kind':6}{'MB':>5}{'s':>9}{'MB/s':>8}{'x':>7}   tokens")
        for kind, make in (("json", samples.table), ("log", samples.log)):
            # A process of its own for each kind, warmed up by another text.
            server = Stdio(a.launcher, [root], home)
            warm = root / "warm"
            warm.write_text(make(300_000, 99))
            server.compress(path=str(warm))
            times = []
            for size in sizes:
                path = root / f"{kind}-{size}"
                path.write_text(make(size * 1_000_000, size))
                try:
                    best = None
                    for _ in range(2):
                        began = time.perf_counter()
                        _, facts = server.compress(path=str(path))
                        took = time.perf_counter() - began
                        best = took if best is None else min(best, took)
                    times.append(best)
                    grown = f"{times[-1] / times[-2]:7.1f}" if len(times) > 1 else " " * 7
                    print(f"{kind:6}{size:5}{best:9.2f}{size / best:8.1f}{grown}   {facts['original_tokens']} to "
                          f"{facts['compressed_tokens']} {facts.get('reason', '')}", flush=True)
                    passed += 1
                except Failure as error:
                    failed += 1
                    print(f"FAIL {kind} of {size} MB: {error}")
                    break
                finally:
                    path.unlink()
            if len(times) == len(sizes) > 1:
                bound = (sizes[-1] / sizes[-2]) ** POWER
                ratio = times[-1] / max(times[-2], FLOOR_S)
                good = ratio <= bound
                passed, failed = passed + good, failed + (not good)
                print(f"{'ok' if good else 'FAIL'} {kind}: {sizes[-2]} to {sizes[-1]} MB takes {ratio:.1f} times as long, at most {bound:.1f}")
            if server.process.poll() is None:
                server.stop(30)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
