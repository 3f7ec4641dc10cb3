package io.headroom.compress;

import io.headroom.detect.ContentKind;
import java.util.Random;

/// Texts of any length, a little like those that tools print: mostly alike, with values that vary
/// and a few lines that stray. The same seed gives the same text.
final class Inputs {
  private static final String[] WORDS =
      ("request session worker cache upstream handler retry token index commit batch queue shard"
              + " region client server payload header cursor segment replica leader follower")
          .split(" ");

  private final Random random = new Random(7);
  private final StringBuilder out;
  private final int size;

  private Inputs(int size) {
    this.size = size;
    this.out = new StringBuilder(size + 1_000);
  }

  /// A text of a kind.
  ///
  /// @param size least number of UTF-8 bytes; all characters are ASCII
  static String of(ContentKind kind, int size) {
    Inputs inputs = new Inputs(size);
    switch (kind) {
      case JSON -> inputs.json();
      case LOG -> inputs.log();
      case TABLE -> inputs.table();
      case SEARCH -> inputs.search();
      case DIFF -> inputs.diff();
      case CODE -> inputs.code();
      case HTML -> inputs.html();
      case XML -> inputs.xml();
      case YAML -> inputs.yaml();
      case TEXT -> inputs.prose();
      case CONVERSATION, BINARY -> throw new IllegalArgumentException(kind.id());
    }
    return inputs.out.toString();
  }

  private boolean more() {
    return out.length() < size;
  }

  private String word() {
    return WORDS[random.nextInt(WORDS.length)];
  }

  private int number(int bound) {
    return random.nextInt(bound);
  }

  private void json() {
    out.append('[');
    for (int i = 0; more(); i++) {
      out.append(i == 0 ? "" : ",")
          .append("{\"id\":%s,\"name\":\"%s-%s\",".formatted(i, word(), number(5_000)))
          .append("\"state\":\"%s\",".formatted(number(400) == 0 ? "failed" : "ok"))
          .append("\"latency\":%s,\"region\":\"%s\"}".formatted(number(90), word()));
    }
    out.append(']');
  }

  private void log() {
    for (int i = 0; more(); i++) {
      String time =
          "2026-03-0%sT%s:%s:%s.%sZ"
              .formatted(1 + i / 80_000 % 9, two(i / 3_600 % 24), two(i / 60), two(i), number(900));
      switch (number(500)) {
        case 0 ->
            out.append("%s ERROR %s failed after %s ms\n".formatted(time, word(), number(9_000)))
                .append("java.io.IOException: %s closed\n".formatted(word()))
                .append("\tat io.example.Pool.take(Pool.java:%s)\n".formatted(number(300)))
                .append("\tat io.example.Main.run(Main.java:12)\n");
        case 1, 2, 3 -> out.append("%s WARN  slow %s\n".formatted(time, word()));
        default ->
            out.append("%s INFO  %s %s ".formatted(time, word(), number(99_999)))
                .append("handled in %s ms by %s\n".formatted(number(80), word()));
      }
    }
  }

  private void table() {
    out.append("id,name,region,latency,state\n");
    for (int i = 0; more(); i++) {
      out.append("%s,%s-%s,%s,".formatted(i, word(), number(4_000), word()))
          .append("%s,%s\n".formatted(number(90), number(400) == 0 ? "down" : "up"));
    }
  }

  private void search() {
    for (int i = 0; more(); i++) {
      out.append("src/%s/%s%s.java:%s:".formatted(word(), word(), i / 12, 1 + i % 12 * 7))
          .append("    this.%s = %s(%s);\n".formatted(word(), word(), number(50)));
    }
  }

  private void diff() {
    for (int file = 0; more(); file++) {
      String path = "src/%s/%s%s.java".formatted(word(), word(), file);
      out.append("diff --git a/%s b/%s\nindex 1a2b3c4..5d6e7f8 100644\n".formatted(path, path))
          .append("--- a/%s\n+++ b/%s\n".formatted(path, path));
      for (int hunk = 0; hunk < 3; hunk++) {
        out.append(
            "@@ -%s,7 +%s,7 @@ void %s() {\n".formatted(hunk * 40 + 1, hunk * 40 + 1, word()));
        context();
        out.append("-    %s(%s);\n+    %s(%s);\n".formatted(word(), number(9), word(), number(9)));
        context();
      }
    }
  }

  private void context() {
    for (int i = 0; i < 3; i++) {
      out.append("     this.%s = %s + %s;\n".formatted(word(), word(), number(99)));
    }
  }

  private void code() {
    out.append("package io.example;\n\nimport java.util.List;\n\npublic class Example {\n");
    for (int method = 0; more(); method++) {
      out.append("  /** Handles a %s. Then some more. */\n".formatted(word()))
          .append("  public int %s%s(int a, String b) {\n".formatted(word(), method));
      for (int i = 0; i < 8; i++) {
        out.append("    int v%s = %s(a + %s, b);\n".formatted(i, word(), number(90)));
      }
      out.append("    return a;\n  }\n\n");
    }
    out.append("}\n");
  }

  private void html() {
    out.append("<!doctype html><html><head><title>Report</title></head><body><nav><ul>");
    for (int i = 0; i < 20; i++) {
      out.append("<li><a href=\"/%s\">%s</a></li>".formatted(word(), word()));
    }
    out.append("</ul></nav><main><h1>Report</h1>");
    while (more()) {
      out.append("<h2>About the %s</h2>\n<p class=\"text\">".formatted(word()));
      sentences(5);
      out.append("</p>\n<ul><li>%s</li><li><b>%s</b></li></ul>\n".formatted(word(), word()));
    }
    out.append("</main></body></html>");
  }

  private void xml() {
    out.append("<?xml version=\"1.0\"?>\n<report>\n");
    for (int i = 0; more(); i++) {
      out.append("  <case name=\"%s%s\" time=\"0.%s\"".formatted(word(), i, number(99)))
          .append(number(300) == 0 ? "><failure>%s</failure></case>\n".formatted(word()) : "/>\n");
    }
    out.append("</report>\n");
  }

  private void yaml() {
    out.append("items:\n");
    for (int i = 0; more(); i++) {
      out.append("  - name: %s-%s\n    spec:\n      replicas: %s\n".formatted(word(), i, number(5)))
          .append("      image: %s:%s\n".formatted(word(), number(9)));
    }
  }

  private void prose() {
    for (int section = 1; more(); section++) {
      out.append("## %s. The %s\n\n".formatted(section, word()));
      for (int paragraph = 0; paragraph < 4; paragraph++) {
        sentences(6);
        out.append("\n\n");
      }
    }
  }

  private void sentences(int count) {
    for (int i = 0; i < count; i++) {
      out.append("The ").append(word());
      for (int w = 0; w < 9; w++) {
        out.append(' ').append(word());
      }
      out.append(" takes ").append(number(500)).append(" of them. ");
    }
  }

  private static String two(int number) {
    return (number % 60 < 10 ? "0" : "") + number % 60;
  }
}
