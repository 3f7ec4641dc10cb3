#!/usr/bin/env python3
"""The official Python client over stdio and HTTP, both eras: python_client.py LAUNCHER

Needs the packages of requirements.txt; run.sh makes an environment that has them.
"""
import json
import os
import pathlib
import socket
import subprocess
import sys
import tempfile
import time

import anyio
from mcp import Client, StdioServerParameters

MODERN = "2026-07-28"
TOOLS = ["headroom_compress", "headroom_retrieve", "headroom_stats"]
NEEDLE = "ERROR payment worker-7 order 84213 refused: ledger-db lost the connection after 31 retries"
QUESTION = "why was order 84213 refused"
results = {"ok": 0, "FAIL": 0}


def check(name, good, detail=""):
    word = "ok" if good else "FAIL"
    results[word] += 1
    print(f"{word} {name}" + ("" if good or not str(detail) else f": {str(detail)[:600]}"), flush=True)


def sample_log(lines):
    rows = [f"2026-01-05T08:{i // 60 % 60:02}:{i % 60:02}Z INFO  http GET /api/orders/{i * 7919 % 90000} 200 "
            f"{i * 31 % 60}ms größe={i * 17 % 4096} → node-{i % 5}" for i in range(lines)]
    rows.insert(lines * 61 // 100, f"2026-01-05T08:30:00Z {NEEDLE}")
    return "\n".join(rows) + "\n"


def texts(result):
    return [block.text for block in result.content if block.type == "text"]


async def exercise(label, server, log):
    original = log.read_text("utf-8")
    seen = []

    async def progress(done, total, message):
        seen.append(done)

    async with server() as client:
        names = sorted(tool.name for tool in (await client.list_tools()).tools)
        check(f"{label}: lists the three tools", names == TOOLS, names)

        result = await client.call_tool("headroom_compress", {"path": str(log)})
        text, facts = texts(result)[0], json.loads(texts(result)[1])
        check(f"{label}: compresses a file by path", not result.is_error and len(text) < len(original) / 2, text[:300])
        check(f"{label}: keeps the error", NEEDLE in text, text[:300])
        check(f"{label}: marks what it left out", text.rstrip().endswith(f"hash={facts['hash']}]"), text[-200:])
        check(f"{label}: sends no structuredContent", result.structured_content is None)

        result = await client.call_tool("headroom_retrieve", {"hash": facts["hash"], "query": QUESTION})
        check(f"{label}: retrieves by query", not result.is_error and NEEDLE in texts(result)[0], texts(result)[0][:300])

        whole, arguments = "", {"hash": facts["hash"]}
        for _ in range(100):
            page = texts(await client.call_tool("headroom_retrieve", arguments))
            whole += page[0]
            cursor = json.loads(page[1]).get("next_cursor")
            if not cursor:
                break
            arguments = {"hash": facts["hash"], "cursor": cursor}
        check(f"{label}: returns the original page by page, byte for byte", whole.encode() == log.read_bytes(), len(whole))

        result = await client.call_tool("headroom_stats", {})
        check(f"{label}: gives statistics as JSON", isinstance(json.loads(texts(result)[0]), dict))

        result = await client.call_tool("headroom_compress", {})
        check(f"{label}: explains wrong arguments", result.is_error and ("path" in texts(result)[0]), texts(result))

        # Short work reports no progress; what is short depends on the machine, so the text grows until it does.
        big = log.with_name("big.log")
        for lines in (20_000, 60_000, 180_000, 540_000):
            big.write_text(sample_log(lines), "utf-8")
            await client.call_tool("headroom_compress", {"path": str(big)}, progress_callback=progress)
            if seen:
                break
        check(f"{label}: reports progress", seen and seen == sorted(set(seen)), seen[:20])

        # A fast machine may answer before the cancellation reaches the server, so the text grows until it does not.
        for lines in (120_000, 240_000, 480_000):
            big.write_text(sample_log(lines), "utf-8")
            with anyio.move_on_after(0.1) as scope:
                await client.call_tool("headroom_compress", {"path": str(big), "query": "something else"})
            if scope.cancelled_caught:
                break
        check(f"{label}: a cancelled call ends at once", scope.cancelled_caught, "the call was answered")
        check(f"{label}: answers the next call after a cancelled one", len((await client.list_tools()).tools) == len(TOOLS))
        start = time.monotonic()
    took = time.monotonic() - start
    check(f"{label}: closes within a second", took < 1, f"{took:.2f} s")


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def wait_for(port, process):
    for _ in range(300):
        if process.poll() is not None:
            raise RuntimeError(f"the server ended with {process.returncode}")
        with socket.socket() as s:
            if s.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise RuntimeError("the server does not listen")


async def attempt(label, server, log):
    try:
        with anyio.fail_after(120):
            await exercise(label, server, log)
    except BaseException as error:  # an exception group of the client's task group, too
        if isinstance(error, KeyboardInterrupt):
            raise
        check(f"{label}: runs to its end", False, repr(error))


async def main(launcher):
    with tempfile.TemporaryDirectory(prefix="headroom client ") as base:
        home, root = pathlib.Path(base, "home"), pathlib.Path(base, "project")
        home.mkdir()
        root.mkdir()
        log = root / "app.log"
        log.write_text(sample_log(1200), "utf-8")
        kept = ("PATH", "JAVA_HOME", "HEADROOM_JAVA_HOME", "LANG")
        env = {"HOME": str(home)} | {name: os.environ[name] for name in kept if name in os.environ}
        stdio = StdioServerParameters(command=launcher, args=["mcp", "serve", "--root", str(root)], env=env, cwd=str(root))
        port = free_port()
        with subprocess.Popen(
            [launcher, "mcp", "serve", "--transport", "http", "--port", str(port), "--root", str(root)],
            env=env, cwd=root, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        ) as server:
            try:
                wait_for(port, server)
                for era, mode in (("legacy", "legacy"), ("modern", MODERN), ("auto", "auto")):
                    await attempt(f"stdio {era}", lambda: Client(stdio, mode=mode), log)
                    await attempt(f"http {era}", lambda: Client(f"http://127.0.0.1:{port}/mcp", mode=mode), log)
            finally:
                server.terminate()
    print(f"{results['ok']} passed, {results['FAIL']} failed")
    return 0 if results["ok"] and not results["FAIL"] else 1


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(f"usage: {sys.argv[0]} LAUNCHER")
    sys.exit(anyio.run(main, os.path.abspath(sys.argv[1])))
