#!/usr/bin/env python3
"""Servers that share a Redis or Valkey store: shared_store.py LAUNCHER [--seconds 3] [--figures]

Starts HTTP servers and a redis-server (or valkey-server) of its own on free ports of this machine. Checked: what one
server compresses the other gives back, byte for byte, and says where it found it; nothing in Redis can be read; while
Redis is killed under the load of 20 writers no call fails or gets slower by more than the timeouts, and both servers
find one another's originals again once it is back; with a wrong password, a wrong key, no key, something that is no
Redis and something that never answers, a server works as without it and says so. And what is found nowhere is asked
of the proxy that was named.

--seconds: how long each of the three parts of the load takes. --figures: what the store costs a compression.
"""
import argparse
import contextlib
import http.server
import json
import pathlib
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time

import samples
from mcp_client import Failure, Http, HttpServer, free_port

KEY, OTHER_KEY = "0123456789abcdef" * 4, "fedcba9876543210" * 4
TIMEOUTS = 0.1  # seconds: 50 ms to connect, 50 ms for a command
BREAKER = 5  # seconds it stays open
WRITERS = 20
WAIT = 30  # seconds until something that happens in the background has to have happened
SECRET = "speak friend and enter"


class Redis:
    """A server of its own, without a disk; ends with the `with` block."""

    def __init__(self, base, *options):
        self.program = shutil.which("redis-server") or shutil.which("valkey-server")
        if not self.program:
            raise Failure("this needs redis-server or valkey-server on the PATH (apt-get install redis-server)")
        self.port, self.base, self.options = free_port(), base, options

    def start(self):
        with open(self.base / "redis.log", "ab") as log:
            self.process = subprocess.Popen(
                [self.program, "--port", str(self.port), "--bind", "127.0.0.1", "--save", "", "--dir", str(self.base),
                 *self.options], stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        for _ in range(200):
            with contextlib.suppress(OSError, Failure):
                self.ask(b"PING")
                return
            time.sleep(0.05)
        raise Failure("redis-server does not answer")

    def kill(self):
        self.process.kill()
        self.process.wait()

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *_):
        self.kill()

    def ask(self, *command):
        with socket.create_connection(("127.0.0.1", self.port), 5) as connection, connection.makefile("rwb") as stream:
            stream.write(b"*%d\r\n" % len(command) + b"".join(b"$%d\r\n%s\r\n" % (len(part), part) for part in command))
            stream.flush()
            return self.reply(stream)

    def reply(self, stream):
        line = stream.readline()
        kind, rest = line[:1], line[1:].strip()
        if kind == b"$":
            return stream.read(int(rest) + 2)[:-2] if int(rest) >= 0 else None
        if kind == b"*":
            return [self.reply(stream) for _ in range(int(rest))]
        if not kind:
            raise Failure("Redis hung up")
        return rest

    def dump(self):
        return {key: self.ask(b"GET", key) for key in self.ask(b"KEYS", b"*")}


def settings(port, key=KEY, login=""):
    return {"HEADROOM_STORE_URL": f"redis://{login}127.0.0.1:{port}", "HEADROOM_STORE_KEY": key, "HEADROOM_STORE_TENANT": "tests"}


def server(launcher, base, name, env):
    home = base / name
    home.mkdir(exist_ok=True)
    return HttpServer(launcher, home, settings=env)


def text(number, size=20_000):
    return f"text {number}: {SECRET}\n" + samples.log(size, number)


def fetch(client, digest):
    """Bytes of an original, and where the server says it found it."""
    facts = json.loads(client.tool("headroom_retrieve", {"hash": digest, "lines": "1"})[1])
    return client.whole(digest), facts["source"]


def shared(client):
    return json.loads(client.tool("headroom_stats", {})[0])["store"]["shared"]


def eventually(what, reached):
    end = time.monotonic() + WAIT
    while time.monotonic() < end:
        with contextlib.suppress(Failure):
            if reached():
                return []
        time.sleep(0.1)
    return [f"not within {WAIT} s: {what}"]


def together(launcher, base, _):
    """One server's hashes at the other, and what can be read in Redis."""
    wrong = []
    with Redis(base) as redis, server(launcher, base, "one", settings(redis.port)) as one, \
            server(launcher, base, "other", settings(redis.port)) as other:
        first, second = Http(one.port), Http(other.port)
        promised = {first.compress(content=text(n))[1]["hash"]: text(n) for n in range(20)}
        promised |= {second.compress(content=text(n))[1]["hash"]: text(n) for n in range(20, 40)}
        wrong += eventually("all is written", lambda: shared(first)["waiting"] + shared(second)["waiting"] == 0)
        for number, (digest, original) in enumerate(promised.items()):
            here, there = (first, second) if number < 20 else (second, first)
            for client, digits, expected in ((there, 24, "shared"), (there, 12, "local"), (here, 24, "local")):
                got, source = fetch(client, digest[:digits])
                if got != original.encode() or source != expected:
                    wrong.append(f"{digest[:digits]}: {'bytes changed, ' * (got != original.encode())}source {source}, not {expected}")
        held = redis.dump()
        readable = b"\n".join(part for pair in held.items() for part in pair)
        for clear in (SECRET, "INFO", "content", *promised, *(digest[:12] for digest in promised)):
            if clear.encode() in readable:
                wrong.append(f"in Redis one can read: {clear}")
        if len(held) != 40 or not all(0 < int(redis.ask(b"TTL", key)) <= 86_400 for key in held):
            wrong.append(f"{len(held)} keys, or one that never expires")
        for client in (first, second):
            said = shared(client)
            if (said["state"], said["entries_written"] >= 20, said["dropped"], said["breaker_open"]) != ("up", True, 0, False):
                wrong.append(f"statistics: {said}")
    return wrong, f"{len(promised)} originals of two servers, {len(held)} keys and {len(readable):,} bytes in Redis searched"


class Writer(threading.Thread):
    def __init__(self, number, port, end):
        super().__init__(daemon=True)
        self.number, self.port, self.end = number, port, end
        self.calls, self.errors, self.promised = [], [], {}

    def run(self):
        client, turn = Http(self.port), 0
        while not self.end.is_set() and len(self.errors) < 3:
            turn += 1
            original = text(self.number * 100_000 + turn, 4_000)
            began = time.perf_counter()
            try:
                _, facts = client.compress(content=original)
                self.promised[facts["hash"]] = original
            except (Failure, OSError, ValueError) as error:
                self.errors.append(repr(error))
            self.calls.append((began, time.perf_counter() - began))
        client.close()


def crash(launcher, base, a):
    wrong, parts = [], []
    with Redis(base) as redis, server(launcher, base, "three", settings(redis.port)) as one, \
            server(launcher, base, "four", settings(redis.port)) as other:
        first, second, end = Http(one.port), Http(other.port), threading.Event()
        fetch(second, first.compress(content=text(1))[1]["hash"]) if eventually("", lambda: shared(first)["waiting"] == 0) == [] else None
        writers = [Writer(number, one.port, end) for number in range(WRITERS)]
        for writer in writers:
            writer.start()
        time.sleep(a.seconds)  # the quick compiler is not done yet
        for act in (lambda: None, redis.kill, redis.start):
            act()
            parts.append(time.perf_counter())
            time.sleep(a.seconds)
            if act == redis.kill:
                wrong += eventually("the statistics say that Redis is down", lambda: shared(first)["breaker_open"])
                try:
                    second.tool("headroom_retrieve", {"hash": "0" * 24})
                    wrong.append("a hash nobody has was found")
                except Failure as told:
                    if "shared store" not in str(told):
                        wrong.append(f"a look-up that could not be made says: {told}")
        end.set()
        for writer in writers:
            writer.join(60)
            wrong += writer.errors
        calls = [call for writer in writers for call in writer.calls]
        up, down, again = (
            [took for began, took in calls if since <= began < until]
            for since, until in zip(parts, [*parts[1:], float("inf")]))
        for name, some in (("down", down), ("again", again)):
            if statistics.median(some) > statistics.median(up) + TIMEOUTS:
                wrong.append(f"median of {statistics.median(some) * 1000:.0f} ms, {statistics.median(up) * 1000:.0f} before ({name})")
        wrong += eventually("the store is up again", lambda: shared(first)["state"] == "up" and shared(first)["waiting"] == 0)
        _, facts = first.compress(content=text(2))
        wrong += eventually("the other server finds what came after", lambda: fetch(second, facts["hash"])[1] in ("shared", "local"))
        digest, original = next(iter(writers[0].promised.items()))  # Redis forgot it in the crash; using it brings it back
        first.whole(digest)
        wrong += eventually("what is used is there again", lambda: fetch(second, digest)[0] == original.encode())
        said = shared(first)
        sample = {digest: original for writer in writers for digest, original in list(writer.promised.items())[::20]}
        wrong += [f"{digest} came back changed" for digest, original in sample.items() if first.whole(digest) != original.encode()]
    times = ", ".join(f"{name} {statistics.median(some) * 1000:.0f}/{sorted(some)[len(some) * 99 // 100] * 1000:.0f}"
                      for name, some in (("up", up), ("down", down), ("up again", again)))
    return wrong, (f"{len(calls)} calls of {WRITERS} writers, Redis killed and started again: ms median/99 % {times}; "
                   f"{said['entries_written']} written, {said['failures']} failures, {said['dropped']} dropped")


@contextlib.contextmanager
def listener(answer):
    """A port that accepts, and answers with this, if with anything."""
    with socket.create_server(("127.0.0.1", 0), backlog=128) as listening:
        def serve():
            kept = []
            with contextlib.suppress(OSError):
                while True:
                    connection, _ = listening.accept()
                    if answer:
                        connection.sendall(answer)
                        connection.close()
                    else:
                        kept.append(connection)
        threading.Thread(target=serve, daemon=True).start()
        yield listening.getsockname()[1]
        listening.shutdown(socket.SHUT_RDWR)


def misfits(launcher, base, _):
    wrong = []
    with Redis(base) as redis, Redis(base, "--requirepass", "friend") as closed, listener(b"") as hole, \
            listener(b"HTTP/1.1 400 Bad Request\r\n\r\n") as web, server(launcher, base, "five", settings(redis.port)) as one:
        digest = Http(one.port).compress(content=text(1))[1]["hash"]
        wrong += eventually("it is written", lambda: shared(Http(one.port))["entries_written"] == 1)
        for name, env, state in (
                ("wrong password", settings(closed.port, login=":wrong@"), "down"),
                ("no password", settings(closed.port), "down"),
                ("wrong key", settings(redis.port, key=OTHER_KEY), "up"),
                ("no key", settings(redis.port, key=""), "refused"),
                ("no Redis", settings(web), "down"),
                ("a black hole", settings(hole), "down"),
                ("nobody", settings(free_port()), "down")):
            with server(launcher, base, "misfit", env) as misfit:
                client = Http(misfit.port)
                for number in range(3):
                    _, facts = client.compress(content=text(f"{name} {number}"))
                    if fetch(client, facts["hash"])[1] != "local":
                        wrong.append(f"{name}: its own original is not there")
                with contextlib.suppress(Failure):
                    client.whole(digest)
                    wrong.append(f"{name}: it found the others' original")
                wrong += [f"{name}: {line}" for line in eventually(f"state {state}", lambda: shared(client)["state"] == state)]
                said = json.dumps(shared(client))
                if (state != "up") != ("error" in said) or "wrong@" in said or (state == "refused" and "HEADROOM_STORE_KEY" not in said):
                    wrong.append(f"{name}: {said}")
                misfit.log.seek(0)
                printed = misfit.log.read().decode()
                if state == "refused" and "openssl rand -hex 32" not in printed:
                    wrong.append(f"{name}: stderr does not say what to do: {printed}")
    return wrong, "wrong password, no password, wrong key, no key, no Redis, a black hole, nobody"


def proxy(launcher, base, _):
    wrong, asked, own, foreign = [], [], text(7), "ab" * 12

    class Stub(http.server.BaseHTTPRequestHandler):
        def do_POST(self):
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            asked.append((self.path, body))
            found = body["hash"] != "0" * 24
            answer = json.dumps({"hash": body["hash"], "original_content": own} if found else {"detail": "Entry not found"}).encode()
            self.send_response(200 if found else 404)
            self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, *_):
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Stub) as stub:
        threading.Thread(target=stub.serve_forever, daemon=True).start()
        with server(launcher, base, "six", {"HEADROOM_PROXY_URL": f"http://127.0.0.1:{stub.server_port}"}) as one:
            client = Http(one.port)
            for expected in ("proxy", "local"):
                facts = json.loads(client.tool("headroom_retrieve", {"hash": foreign, "query": SECRET})[1])
                if (facts["source"], facts.get("verified")) != (expected, False):
                    wrong.append(f"{facts}")
            if client.whole(foreign) != own.encode() or asked != [("/v1/retrieve", {"hash": foreign})]:
                wrong.append(f"asked {asked}")
            with contextlib.suppress(Failure):
                client.whole("0" * 24)
                wrong.append("a hash nobody has was found")
        stub.shutdown()
    return wrong, "what is found nowhere is asked of the proxy, once"


def figures(launcher, base):
    """Medians of one run, the four servers taking turns."""
    with Redis(base) as redis, listener(b"") as hole, contextlib.ExitStack() as stack:
        places = {"off": {}, "up": settings(redis.port), "down": settings(free_port()), "black hole": settings(hole)}
        clients = {name: Http(stack.enter_context(server(launcher, base, f"figures-{number}", env)).port)
                   for number, (name, env) in enumerate(places.items())}
        took = {name: [] for name in places}
        for turn in range(330):
            for name, client in clients.items():
                original = text(turn)
                began = time.perf_counter()
                client.compress(content=original)
                took[name].append(time.perf_counter() - began)
        off = statistics.median(took["off"][30:])
        for name, times in took.items():
            times = sorted(times[30:])
            print(f"{name:10} median {statistics.median(times) * 1000:6.2f} ms, {statistics.median(times) / off:.2f} of off; "
                  f"99 % {times[len(times) * 99 // 100] * 1000:.1f} ms, longest {times[-1] * 1000:.1f} ms")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("launcher")
    parser.add_argument("--seconds", type=float, default=3)
    parser.add_argument("--figures", action="store_true")
    a = parser.parse_args()
    failed, scenes = 0, [together, crash, misfits, proxy]
    with tempfile.TemporaryDirectory() as base:
        if a.figures:
            figures(a.launcher, pathlib.Path(base))
            return 0
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
