package io.headroom.compress.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.compress.Compression;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Reads a compressed log as a reader would and checks every line, number, count and time in it
/// against the original. What kind a line is of is told by whoever made the log, not by the code
/// under test.
final class LogVerifier {
  private static final Pattern GAP =
      Pattern.compile("… (\\d+) (?:line|frame)s?(?:: (.*?))?(?: \\((\\S{8})–(\\S{8})\\))?");
  private static final Pattern LIKE = Pattern.compile("(\\d+)× like (\\d+)");
  private static final Pattern OTHERS = Pattern.compile("(\\d+) others?");
  private static final Pattern SHAPES = Pattern.compile("(\\d+) shapes");
  private static final Pattern TOTAL = Pattern.compile("(.*)  \\[×(\\d+) alike(?:; [^\\]]+)?]");
  private static final Pattern CLIPPED = Pattern.compile("(.*)…\\[\\+([\\d,]+) chars]");
  private static final Pattern LEVEL = Pattern.compile(" (DEBUG|INFO|WARN|ERROR) ");
  private static final Map<String, String> NAMES =
      Map.of("DEBUG", "debug", "INFO", "info", "WARN", "warning", "ERROR", "error");
  private static final Pattern CLOCK = Pattern.compile("\\d\\d:\\d\\d:\\d\\d");

  private final List<String> original;
  private final IntFunction<String> kind;
  private final List<String> omitted = new ArrayList<>();
  private int line;
  private int whole;

  private LogVerifier(List<String> original, IntFunction<String> kind) {
    this.original = original;
    this.kind = kind;
  }

  /// Checks a compression.
  ///
  /// @param original lines of the original, none blank
  /// @param kind names the kind of a line, by its index
  static void verify(List<String> original, IntFunction<String> kind, Compression compression) {
    LogVerifier verifier = new LogVerifier(original, kind);
    compression.text().lines().forEach(verifier::read);
    Map<String, Integer> told = new HashMap<>();
    compression.omitted().forEach(some -> told.put(some.what(), some.count()));
    assertThat(told).as("left out by level").isEqualTo(verifier.levels());
    assertThat(verifier.line).as("lines told of").isEqualTo(original.size());
    assertThat(compression.total()).isEqualTo(original.size());
    assertThat(compression.shown()).isEqualTo(verifier.whole);
  }

  private void read(String shown) {
    Matcher gap = GAP.matcher(shown);
    if (gap.matches()) {
      gap(gap);
    } else {
      shown(shown);
    }
  }

  private void gap(Matcher gap) {
    int count = number(gap, 1);
    List<String> kinds = IntStream.range(line, line + count).mapToObj(kind).toList();
    String what = part(gap, 2);
    int told = 0;
    Matcher like = LIKE.matcher(what);
    while (like.find()) {
      String exemplar = kind.apply(number(like, 2) - 1);
      int alike = number(like, 1);
      assertThat(kinds.stream().filter(exemplar::equals).count()).as(gap.group()).isEqualTo(alike);
      told += alike;
    }
    Matcher others = OTHERS.matcher(what);
    if (told > 0) {
      int rest = others.find() ? number(others, 1) : 0;
      assertThat(told + rest).as(gap.group()).isEqualTo(count);
    }
    Matcher shapes = SHAPES.matcher(what);
    if (shapes.find()) {
      assertThat(kinds.stream().distinct().count()).as(gap.group()).isEqualTo(number(shapes, 1));
    }
    if (gap.group(3) != null) {
      assertThat(clock(line)).isEqualTo(gap.group(3));
      assertThat(clock(line + count - 1)).isEqualTo(gap.group(4));
    }
    omitted.addAll(original.subList(line, line + count));
    line += count;
  }

  private void shown(String shown) {
    String text = shown;
    String number = (line + 1) + ": ";
    if (text.startsWith(number)) {
      text = text.substring(number.length());
    }
    Matcher total = TOTAL.matcher(text);
    if (total.matches()) {
      String here = kind.apply(line);
      long all = IntStream.range(0, original.size()).mapToObj(kind).filter(here::equals).count();
      assertThat((long) number(total, 2)).as(shown).isEqualTo(all);
      text = part(total, 1);
    }
    Matcher clipped = CLIPPED.matcher(text);
    if (clipped.matches()) {
      assertThat(original.get(line)).startsWith(part(clipped, 1));
      assertThat(original.get(line).length() - part(clipped, 1).length())
          .isEqualTo(number(clipped, 2));
      omitted.add(original.get(line));
    } else {
      assertThat(text).isEqualTo(original.get(line));
      whole++;
    }
    line++;
  }

  /// What was left out, by the level a line has between blanks; nothing where no line has one.
  private Map<String, Integer> levels() {
    Map<String, Integer> levels = new HashMap<>();
    for (String left : omitted) {
      Matcher level = LEVEL.matcher(left);
      String name = level.find() ? NAMES.getOrDefault(part(level, 1), "") : "without level";
      levels.merge(name, 1, Integer::sum);
    }
    return levels.keySet().equals(Set.of("without level")) ? Map.of() : levels;
  }

  private String clock(int at) {
    Matcher clock = CLOCK.matcher(original.get(at));
    return clock.find() ? part(clock, 0) : "";
  }

  private static int number(Matcher matcher, int group) {
    return Integer.parseInt(part(matcher, group).replace(",", ""));
  }

  private static String part(Matcher matcher, int group) {
    return Objects.requireNonNullElse(matcher.group(group), "");
  }

  static String join(List<String> lines) {
    return lines.stream().collect(Collectors.joining("\n", "", "\n"));
  }
}
