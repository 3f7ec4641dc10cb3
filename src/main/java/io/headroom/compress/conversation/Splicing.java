package io.headroom.compress.conversation;

import io.headroom.compress.Compression;
import io.headroom.compress.MarkerPlace;
import io.headroom.text.Aside;
import io.headroom.text.TokenCounter;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Puts shortened results into the place of their originals. All other characters are copied, but
/// for white space outside strings where leaving it out saves tokens.
///
/// @param text the conversation
/// @param results its results as they are to be shown, in source order
record Splicing(String text, List<Result> results) {
  Compression compression(TokenCounter tokens, int messages) {
    List<Result> changed = results.stream().filter(Result::changed).toList();
    Writer plain = written(changed, false);
    Writer dense = written(changed, true);
    Aside<Integer> least = Aside.start(text.length(), () -> tokens.count(dense.out));
    boolean denser = tokens.count(plain.out) > least.join();
    Set<String> steps = new LinkedHashSet<>();
    changed.forEach(result -> steps.addAll(result.steps()));
    if (denser) {
      steps.add("minified");
    }
    long touched =
        changed.stream().mapToInt(result -> result.passage().message()).distinct().count();
    Writer best = denser ? dense : plain;
    return new Compression(
        best.out.toString(),
        "messages",
        messages,
        messages - (int) touched,
        List.copyOf(steps),
        changed.isEmpty() ? new MarkerPlace.Nowhere() : new MarkerPlace.InString(best.lastQuote));
  }

  private Writer written(List<Result> changed, boolean dense) {
    Writer writer = new Writer(text, dense);
    int at = 0;
    for (Result result : changed) {
      writer.copy(at, result.passage().literal().start());
      writer.put(result.literal());
      at = result.passage().literal().end();
    }
    writer.copy(at, text.length());
    return writer;
  }

  private static final class Writer {
    private final String text;
    private final boolean dense;
    private final StringBuilder out;
    private int lastQuote;
    private int depth;
    private String blank = "";

    Writer(String text, boolean dense) {
      this.text = text;
      this.dense = dense;
      this.out = new StringBuilder(text.length());
    }

    void put(String literal) {
      out.append(literal);
      lastQuote = out.length() - 1;
    }

    void copy(int from, int to) {
      if (!dense) {
        out.append(text, from, to);
        return;
      }
      for (int i = from; i < to; i++) {
        char c = text.charAt(i);
        if (c <= ' ') {
          blank(c);
          continue;
        }
        out.append(out.isEmpty() ? "" : blank);
        blank = "";
        int end = c == '"' ? stringEnd(i) : i + 1;
        out.append(text, i, end);
        depth += c == '{' || c == '[' ? 1 : c == '}' || c == ']' ? -1 : 0;
        i = end - 1;
      }
    }

    /// Between documents, some white space is what keeps them apart.
    private void blank(char c) {
      if (depth == 0 && !blank.equals("\n")) {
        blank = c == '\n' ? "\n" : " ";
      }
    }

    private int stringEnd(int start) {
      int i = start + 1;
      while (text.charAt(i) != '"') {
        i += text.charAt(i) == '\\' ? 2 : 1;
      }
      return i + 1;
    }
  }
}
