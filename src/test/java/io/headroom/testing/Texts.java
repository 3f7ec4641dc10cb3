package io.headroom.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Texts made to cause trouble, the same ones for the same seed.
public final class Texts {
  private static final String[] ATOMS = {
    "",
    " ",
    "\n",
    "\r\n",
    "\r",
    "\t",
    "\0",
    "\u2028",
    "\ufeff",
    "\ud800",
    "\udc00",
    "é",
    "日本語",
    "שלום",
    "🙂",
    "a",
    "0",
    "{",
    "}",
    "[",
    "]",
    "\"",
    "\\",
    ",",
    ":",
    "<",
    ">",
    "|",
    "```",
    "# ",
    "- ",
    "ERROR",
    "WARN",
    "[INFO] ",
    "at ",
    "2026-01-01T10:00:00Z ",
    "Jan  1 10:00:00 ",
    "10:00:00.123",
    "\u001b[31m",
    "\u001b[0m",
    "src/main/App.java:12: ",
    "{\"a\": 1}",
    "[1,2,3]",
    "null",
    "1e400",
    "-0.0",
    "hash=0123456789abcdef01234567",
    "<<ccr:0123456789ab>>",
    "Lorem ipsum dolor sit amet. ",
    "The quick brown fox. ",
    "failed with exit code 1",
    "\n\n",
    "key: value\n",
    "@@ -1,2 +1,2 @@\n",
    "diff --git a/x b/x\n",
    "<html>",
    "&amp;",
    "%PDF",
    "x=1\n"
  };

  private Texts() {}

  /// A text of random pieces.
  public static String troublesome(long seed) {
    Random random = new Random(seed);
    int pieces = random.nextInt(400);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < pieces; i++) {
      text.append(ATOMS[random.nextInt(ATOMS.length)]);
      if (random.nextInt(20) == 0) {
        text.append((char) random.nextInt(0x10000));
      }
    }
    return text.toString();
  }

  /// A log of an ordinary service with one odd line somewhere.
  public static String log(long seed, int lines, String needle) {
    Random random = new Random(seed);
    int at = lines / 4 + random.nextInt(Math.max(1, lines / 2));
    List<String> all = new ArrayList<>(lines);
    for (int i = 0; i < lines; i++) {
      String time =
          "2026-03-01T10:%02d:%02d.%03dZ".formatted(i / 60 % 60, i % 60, random.nextInt(1000));
      all.add(
          switch (random.nextInt(4)) {
            case 0 ->
                time
                    + " INFO  http - GET /api/items/"
                    + random.nextInt(5000)
                    + " 200 "
                    + random.nextInt(90)
                    + "ms";
            case 1 -> time + " INFO  http - POST /api/items 201 " + random.nextInt(90) + "ms";
            case 2 ->
                time + " DEBUG pool - connection " + random.nextInt(32) + " returned to the pool";
            default -> time + " INFO  cache - hit for key item:" + random.nextInt(5000);
          });
    }
    all.set(at, "2026-03-01T10:30:00.000Z " + needle);
    return String.join("\n", all) + "\n";
  }

  /// Rows of JSON that differ in values only.
  public static String rows(long seed, int rows) {
    Random random = new Random(seed);
    List<String> all = new ArrayList<>(rows);
    for (int i = 0; i < rows; i++) {
      all.add(
          "{\"id\":%d,\"name\":\"user-%d\",\"status\":\"%s\",\"latency\":%d,\"region\":\"eu-west-1\"}"
              .formatted(
                  1000 + i,
                  random.nextInt(100_000),
                  random.nextInt(50) == 0 ? "failed" : "ok",
                  random.nextInt(90)));
    }
    return "[" + String.join(",", all) + "]";
  }

  /// Paragraphs under headings.
  public static String prose(long seed, int sections) {
    Random random = new Random(seed);
    String[] words =
        "the store keeps every original for an hour and a query finds what it holds by words"
            .split(" ", -1);
    StringBuilder text = new StringBuilder("# Manual\n\n");
    for (int s = 0; s < sections; s++) {
      text.append("## Part ").append(s).append("\n\n");
      for (int i = 0; i < 8; i++) {
        StringBuilder sentence = new StringBuilder("Item ").append(random.nextInt(1000));
        for (int w = 0; w < 10; w++) {
          sentence.append(' ').append(words[random.nextInt(words.length)]);
        }
        text.append(sentence).append(". ");
      }
      text.append("\n\n");
    }
    return text.toString();
  }
}
