package io.headroom.compress.json;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// JSON of every kind a form has to cope with, from a seed.
final class RandomJson {
  private static final String[] STRINGS = {
    "",
    " ",
    "a",
    "null",
    "true",
    "false",
    "1",
    "-1",
    "1.0",
    "01",
    "1e5",
    "3..9",
    "0*7",
    "NaN",
    "a,b",
    "a:b",
    "a: b",
    "key:",
    "[1]",
    "[2]:",
    "{x}",
    "(t)",
    "- item",
    "-",
    "…",
    "… 3 rows",
    "<id>",
    "*",
    "a*b",
    "\"quoted\"",
    "back\\slash",
    "line\nbreak",
    "\r\n",
    "tab\t",
    " lead",
    "trail ",
    "\u0000",
    "\u007f",
    "\u00a0",
    "\u2028",
    "\ufeff",
    "é",
    "日本語",
    "😀",
    "\ud83d",
    "\ude00",
    "İi",
    "https://example.org/a/b?c=d#e",
    "jsonl ",
    "A 1",
    "2024-01-01"
  };

  private final Random random;

  RandomJson(long seed) {
    random = new Random(seed);
  }

  String document() {
    return value(0);
  }

  String lines() {
    StringBuilder out = new StringBuilder();
    int n = 2 + random.nextInt(8);
    String[] names = names(1 + random.nextInt(4));
    for (int i = 0; i < n; i++) {
      out.append(record(names, 1, i)).append('\n');
    }
    return out.toString();
  }

  private String value(int depth) {
    int kind = random.nextInt(depth > 4 ? 2 : depth == 0 ? 7 : 8);
    return switch (kind + (depth == 0 ? 1 : 0)) {
      case 0 -> number();
      case 1 -> string();
      case 2 -> object(depth);
      case 3 -> array(depth);
      case 4, 5 -> table(depth);
      case 6 -> map(depth);
      default -> scalars();
    };
  }

  private String string() {
    String value =
        random.nextInt(3) == 0
            ? "word" + random.nextInt(1000) + " and more words".repeat(random.nextInt(20))
            : STRINGS[random.nextInt(STRINGS.length)];
    return Quoting.quote(value);
  }

  private String number() {
    return switch (random.nextInt(12)) {
      case 0 -> "null";
      case 1 -> "true";
      case 2 -> "false";
      case 3 -> "1E400";
      case 4 -> "-0.0";
      case 5 -> "1e5";
      case 6 -> "1.0";
      case 7 -> "12345678901234567890";
      case 8 -> "0.1000000000000000055511151231257827";
      default -> Integer.toString(random.nextInt(200) - 100);
    };
  }

  private String[] names(int count) {
    List<String> names = new ArrayList<>();
    while (names.size() < count) {
      String name =
          random.nextInt(6) == 0
              ? STRINGS[random.nextInt(STRINGS.length)]
              : "field" + random.nextInt(30);
      // The parser takes lone surrogates in values, but not in names.
      boolean paired = name.length() != 1 || !Character.isSurrogate(name.charAt(0));
      if (paired && !names.contains(name)) {
        names.add(name);
      }
    }
    return names.toArray(new String[0]);
  }

  private String object(int depth) {
    List<String> members = new ArrayList<>();
    for (String name : names(random.nextInt(6))) {
      members.add(Quoting.quote(name) + space() + ":" + space() + value(depth + 1));
    }
    if (random.nextInt(40) == 0 && !members.isEmpty()) {
      members.add(members.getFirst());
    }
    return "{" + String.join("," + space(), members) + "}";
  }

  private String array(int depth) {
    List<String> items = new ArrayList<>();
    for (int i = random.nextInt(6); i > 0; i--) {
      items.add(value(depth + 1));
    }
    return "[" + String.join("," + space(), items) + "]";
  }

  private String scalars() {
    List<String> items = new ArrayList<>();
    int first = random.nextInt(50);
    boolean run = random.nextBoolean();
    for (int i = random.nextInt(40); i > 0; i--) {
      items.add(run ? Integer.toString(random.nextInt(9) == 0 ? first : first++) : number());
    }
    return "[" + String.join(",", items) + "]";
  }

  private String table(int depth) {
    String[] names = names(1 + random.nextInt(6));
    String[] others = names(1 + random.nextInt(4));
    boolean sorts = random.nextInt(4) == 0;
    List<String> rows = new ArrayList<>();
    for (int i = random.nextInt(14); i > 0; i--) {
      rows.add(record(sorts && random.nextBoolean() ? others : names, depth + 1, i));
    }
    return "[" + String.join("," + space(), rows) + "]";
  }

  /// Records whose members go on in steps, share beginnings and ends, or say each other.
  String regular() {
    int rows = 8 + random.nextInt(40);
    String[] plans = {"free", "pro", "1", "=x", "null"};
    String[] urls = {
      "https://example.org/a/rather/long/path/to/x", "[1,2,3,4,5,6]", "{\"a\":1,\"b\":\"x, y\"}"
    };
    long first = random.nextInt(1000);
    int step = random.nextInt(5) - 2;
    int odd = random.nextInt(3) == 0 ? random.nextInt(rows) : -1;
    boolean optional = random.nextInt(3) == 0;
    List<String> out = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      int plan = random.nextInt(1 + rows / 10);
      String day = LocalDate.of(2024, 2, 20).plusDays((long) i * step).toString();
      String moment = LocalDateTime.of(2024, 2, 28, 23, 0).plusMinutes(i * 15L).toString();
      String odds = i == odd ? string() : Quoting.quote("2025-05-" + (10 + i % 20) + "T10:00Z");
      String trace = "Error: " + words() + ".\n  at " + words() + "\n  at " + words();
      out.add(
          "{\"id\":%s,\"day\":\"%s\",\"at\":\"%s:00%s\",\"odd\":%s,\"name\":\"%s\",\"plan\":\"%s\",\"price\":%s,"
                  .formatted(
                      first * 100_000_000_000L + (long) i * step,
                      day,
                      moment,
                      step > 0 ? ".000Z" : "",
                      odds,
                      words(),
                      plans[plan % plans.length],
                      plan % plans.length * 1500)
              + "\"repo\":\"%s/x\",\"trace\":%s,\"link\":%s%s}"
                  .formatted(
                      words(),
                      Quoting.quote(trace),
                      urls[plan % 3].startsWith("h")
                          ? Quoting.quote(urls[plan % 3])
                          : urls[plan % 3],
                      optional && i % 3 > 0
                          ? ",\"error\":{\"trace\":" + Quoting.quote(trace) + ",\"n\":" + i + "}"
                          : ""));
    }
    return "{\"url\":\"https://example.org/things/17\",\"parts_url\":\"https://example.org/things/17/parts\","
        + "\"html\":\"<b>bold</b> and https\",\"again\":\"https://example.org/things/17\",\"rows\":["
        + String.join(",", out)
        + "],\"steps\":["
        + series(step)
        + "]}";
  }

  private String series(int step) {
    List<String> items = new ArrayList<>();
    for (int i = 0; i < 4 + random.nextInt(9); i++) {
      items.add(
          random.nextInt(30) == 0
              ? number()
              : step % 2 == 0
                  ? Integer.toString(7 + i * step * 5)
                  : Quoting.quote(LocalDate.of(2024, 2, 25).plusDays((long) i * step).toString()));
    }
    return String.join(",", items);
  }

  private String words() {
    int kind = random.nextInt(40);
    return kind == 0
        ? "a|b"
        : kind == 1 ? "=" + kind : "word" + random.nextInt(50) + " of many".repeat(kind % 3);
  }

  private String map(int depth) {
    String[] names = names(1 + random.nextInt(4));
    List<String> rows = new ArrayList<>();
    for (String key : names(random.nextInt(10))) {
      rows.add(Quoting.quote(key) + ":" + record(names, depth + 1, rows.size()));
    }
    return "{" + String.join(",", rows) + "}";
  }

  /// A record whose first member tells how the others are made: constants, copies, parts of URLs.
  private String record(String[] names, int depth, int i) {
    List<String> members = new ArrayList<>();
    for (int n = 0; n < names.length; n++) {
      String value =
          switch (names[n].hashCode() % 7) {
            case 0 -> "\"constant\"";
            case 1 -> Integer.toString(1000 + i);
            case 2 -> "\"https://example.org/things/" + (1000 + i) + "/parts\"";
            case 3 -> "\"" + (1000 + i) + "\"";
            case 4 -> "{\"login\":\"user" + i + "\",\"url\":\"https://example.org/user" + i + "\"}";
            case 5 -> random.nextInt(4) == 0 ? "null" : value(depth + 1);
            default -> value(depth + 2);
          };
      if (random.nextInt(8) > 0) {
        members.add(Quoting.quote(names[n]) + ":" + value);
      }
    }
    return "{" + String.join(",", members) + "}";
  }

  private String space() {
    return random.nextInt(10) == 0 ? "\n  " : "";
  }
}
