"""A small MCP client for the scripts here: one server process on stdio, or one HTTP endpoint. Standard library only."""
import http.client
import json
import os
import pathlib
import queue
import signal
import socket
import subprocess
import tempfile
import threading
import time

PROTOCOL = "2025-11-25"


class Failure(Exception):
    """The server answered with an error, or not at all."""


class Answers:
    """What both transports make of a tool's answer."""

    def tool(self, name, arguments, timeout=300):
        """The text blocks of a call; a Failure when the tool says it failed."""
        result = self.request("tools/call", {"name": name, "arguments": arguments}, timeout)
        texts = [block["text"] for block in result.get("content", []) if block.get("type") == "text"]
        if result.get("isError"):
            raise Failure(" ".join(texts)[:500])
        return texts

    def compress(self, **arguments):
        text, facts = self.tool("headroom_compress", arguments)
        return text, json.loads(facts)

    def whole(self, digest, pages=100_000):
        """A stored original's bytes, page by page."""
        parts, cursor = [], None
        for _ in range(pages):
            arguments = {"hash": digest} | ({"cursor": cursor} if cursor else {})
            text, facts = self.tool("headroom_retrieve", arguments)
            facts = json.loads(facts)
            parts.append(decode(text, facts.get("encoding")))
            cursor = facts.get("next_cursor")
            if not cursor:
                return b"".join(parts)
        raise Failure("the pages never end")


def decode(text, encoding):
    if encoding == "base64":
        import base64

        return base64.b64decode(text, validate=True)
    if encoding:
        raise Failure(f"unknown encoding {encoding}")
    return text.encode("utf-8", "surrogatepass")


class Stdio(Answers):
    """A server process on stdio. Lines on its stdout that are no protocol messages are kept in `noise`."""

    def __init__(self, launcher, roots=(), home=None, options=(), start=True):
        arguments = [os.path.abspath(launcher), "mcp", "serve", *options]
        for root in roots:
            arguments += ["--root", str(root)]
        self.began = time.perf_counter()
        self.process = subprocess.Popen(
            arguments, env=environment(home), stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            start_new_session=True)
        self.noise, self.stderr, self._answers, self._next = [], [], queue.Queue(), 0
        self.last_answer = None  # when the newest answer came, on time.perf_counter
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()
        threading.Thread(target=self._read_stderr, daemon=True).start()
        if start:
            self.start()

    def start(self):
        self.info = self.request("initialize", {
            "protocolVersion": PROTOCOL, "capabilities": {}, "clientInfo": {"name": "tests", "version": "1"}}, 60)
        self.send({"jsonrpc": "2.0", "method": "notifications/initialized"})

    def _read(self):
        for line in self.process.stdout:
            try:
                message = json.loads(line)
                if not isinstance(message, dict) or message.get("jsonrpc") != "2.0":
                    raise ValueError
            except ValueError:
                self.noise.append(line)
                continue
            if "method" not in message:
                self.last_answer = time.perf_counter()
                self._answers.put(message)
            elif "id" in message:
                self.send({"jsonrpc": "2.0", "id": message["id"], "error": {"code": -32601, "message": "not offered"}})
        self._answers.put(None)

    def _read_stderr(self):
        for line in self.process.stderr:
            self.stderr.append(line)

    def send(self, message):
        self.process.stdin.write(json.dumps(message).encode() + b"\n")
        self.process.stdin.flush()

    def request(self, method, params=None, timeout=300):
        self._next += 1
        self.send({"jsonrpc": "2.0", "id": self._next, "method": method, "params": params or {}})
        try:
            while True:
                message = self._answers.get(timeout=timeout)
                if message is None:
                    raise Failure(f"the server ended: {b''.join(self.stderr[-20:]).decode('utf-8', 'replace')}")
                if message.get("id") == self._next:
                    break
        except queue.Empty:
            raise Failure(f"no answer to {method} within {timeout} s") from None
        if "error" in message:
            raise Failure(json.dumps(message["error"])[:500])
        return message["result"]

    def survivors(self):
        """Processes of the server's session that are still there: none, once it has ended. Linux only."""
        found = []
        for stat in pathlib.Path("/proc").glob("[0-9]*/stat"):
            try:
                # The name in parentheses may hold anything; the session is the fourth field behind it.
                fields = stat.read_text().rpartition(")")[2].split()
            except OSError:
                continue
            if int(fields[3]) == self.process.pid and fields[0] != "Z":
                found.append(int(stat.parent.name))
        return found

    def taken(self):
        """The answers nobody has asked for yet; the last is None when stdout has ended."""
        return list(self._answers.queue)

    def drained(self, timeout=10):
        """Waits until all of stdout has been read."""
        self._reader.join(timeout)

    def stop(self, limit=10):
        """Closes stdin, as a client does that has finished; seconds until the process is gone."""
        began = time.perf_counter()
        self.process.stdin.close()
        return self.wait(began, limit)

    def wait(self, began, limit=10):
        try:
            self.process.wait(limit)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
            raise Failure(f"still there after {limit} s") from None
        return time.perf_counter() - began


class Http(Answers):
    """One client of an HTTP endpoint, on a connection of its own."""

    def __init__(self, port, path="/mcp"):
        self._port, self._path, self._next = port, path, 0
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)

    def request(self, method, params=None, timeout=120):
        self._next += 1
        body = json.dumps({"jsonrpc": "2.0", "id": self._next, "method": method, "params": params or {}})
        headers = {"Content-Type": "application/json", "Accept": "application/json, text/event-stream",
                   "MCP-Protocol-Version": PROTOCOL}
        self._connection.request("POST", self._path, body, headers)
        response = self._connection.getresponse()
        data = response.read().decode("utf-8")
        if response.status != 200:
            raise Failure(f"HTTP {response.status}: {data[:300]}")
        if response.getheader("Content-Type", "").startswith("text/event-stream"):
            lines = [line[5:] for line in data.splitlines() if line.startswith("data:")]
            data = next(line for line in reversed(lines) if line.strip())
        message = json.loads(data)
        if "error" in message:
            raise Failure(json.dumps(message["error"])[:500])
        return message["result"]

    def close(self):
        self._connection.close()


class HttpServer:
    """A server over HTTP on a free port; ends with the `with` block."""

    def __init__(self, launcher, home, roots=(), options=(), java_opts="", settings=None):
        self.port = free_port()
        arguments = [os.path.abspath(launcher), "mcp", "serve", "--transport", "http", "--port", str(self.port), *options]
        for root in roots:
            arguments += ["--root", str(root)]
        self.log = tempfile.TemporaryFile()
        self.process = subprocess.Popen(
            arguments, env=environment(home) | ({"HEADROOM_JAVA_OPTS": java_opts} if java_opts else {}) | (settings or {}),
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=self.log)

    def __enter__(self):
        for _ in range(300):
            if self.process.poll() is not None:
                self.log.seek(0)
                raise Failure(f"the server ended: {self.log.read().decode('utf-8', 'replace')[-1000:]}")
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", self.port)) == 0:
                    return self
            time.sleep(0.1)
        raise Failure("the server does not listen")

    def __exit__(self, *_):
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.log.close()


def environment(home):
    """Only what the launcher needs, so that no setting of the machine decides a result."""
    kept = ("PATH", "JAVA_HOME", "HEADROOM_JAVA_HOME", "LANG", "HOME", "TMPDIR")
    env = {name: os.environ[name] for name in kept if name in os.environ}
    return env | ({"HOME": str(home)} if home else {})


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def rss_mb(pid):
    """Resident memory of a process in MB; Linux only."""
    for line in pathlib.Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    return 0.0
