"""Generated inputs of any size: the same bytes for the same arguments."""
import json
import random


def log(size, seed=1):
    """A log of about `size` bytes: mostly routine, now and then an error."""
    draw = random.Random(seed)
    lines, total, i = [], 0, 0
    while total < size:
        stamp = f"2026-01-05T{8 + i // 36000 % 12:02}:{i // 600 % 60:02}:{i // 10 % 60:02}.{i % 10}00Z"
        kind = draw.random()
        if kind < 0.6:
            line = f"{stamp} INFO  http GET /api/orders/{draw.randrange(90000)} 200 {draw.randrange(60)}ms client=10.0.{draw.randrange(8)}.{draw.randrange(250)}"
        elif kind < 0.9:
            line = f"{stamp} DEBUG cache session-{draw.randrange(1 << 20):x} hit, {draw.randrange(4096)} B from node-{draw.randrange(5)}"
        elif kind < 0.999:
            line = f"{stamp} WARN  http slow GET /api/report/{draw.randrange(40)} 200 {900 + draw.randrange(900)}ms"
        else:
            line = f"{stamp} ERROR payment order {draw.randrange(90000)} refused: ledger-db lost the connection"
        lines.append(line)
        total += len(line) + 1
        i += 1
    return "\n".join(lines) + "\n"


def table(size, seed=1):
    """A JSON array of records of about `size` bytes."""
    draw = random.Random(seed)
    rows, total = [], 0
    while total < size:
        row = json.dumps({
            "id": len(rows) + 1, "name": f"host-{draw.randrange(5000)}", "region": draw.choice(["eu-1", "eu-2", "us-1"]),
            "status": "failed" if draw.random() < 0.002 else "ok", "latency": draw.randrange(12, 61),
            "load": round(draw.random() * 4, 2), "tags": ["web", "prod"] if draw.random() < 0.5 else ["db"]})
        rows.append(row)
        total += len(row) + 2
    return "[" + ",\n".join(rows) + "]"
