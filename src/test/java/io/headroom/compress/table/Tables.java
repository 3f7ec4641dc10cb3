package io.headroom.compress.table;

import io.headroom.compress.Compression;
import io.headroom.compress.Mode;
import io.headroom.compress.Request;
import io.headroom.text.Tokens;
import io.headroom.text.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Tables made from a seed, and what is shown of texts.
final class Tables {
  private Tables() {}

  static Compression compress(String text, String query, int budget) {
    return TableDocument.parse(text, Work.UNWATCHED)
        .compress(new Request(query, Mode.AUTO, budget, Tokens.o200k(), Work.UNWATCHED));
  }

  static String shown(String text, String query) {
    return compress(text, query, Request.UNBOUNDED).text();
  }

  /// Requests to a service: id, status, region, milliseconds.
  static List<List<String>> requests(long seed, int count) {
    Random random = new Random(seed);
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      rows.add(
          List.of(
              "r" + Integer.toHexString(random.nextInt(0x1000, 0x10000)) + i,
              random.nextInt(300) == 0 ? "failed" : "ok",
              List.of("north", "south", "west").get(random.nextInt(3)),
              String.valueOf(20 + random.nextInt(60))));
    }
    return rows;
  }

  static String csv(List<List<String>> rows) {
    StringBuilder out = new StringBuilder("id,status,region,millis\n");
    rows.forEach(row -> out.append(String.join(",", row)).append('\n'));
    return out.toString();
  }

  static String box(List<List<String>> rows) {
    String rule = "+------------+----------+----------+----------+\n";
    StringBuilder out = new StringBuilder(rule);
    out.append(boxed(List.of("id", "status", "region", "millis"))).append(rule);
    rows.forEach(row -> out.append(boxed(row)));
    return out.append(rule).toString();
  }

  private static String boxed(List<String> row) {
    StringBuilder out = new StringBuilder("|");
    row.forEach(cell -> out.append(" %-8s |".formatted(cell)));
    return out.append('\n').toString();
  }

  static String aligned(List<List<String>> rows) {
    StringBuilder out = new StringBuilder("ID         STATUS  REGION  MILLIS\n");
    rows.forEach(row ->
        out.append(
            "%-10s %-7s %-7s %6s%n".formatted(row.get(0), row.get(1), row.get(2), row.get(3))));
    return out.toString();
  }
}
