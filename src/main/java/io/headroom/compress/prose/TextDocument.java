package io.headroom.compress.prose;

import io.headroom.compress.Compression;
import io.headroom.compress.Document;
import io.headroom.compress.Mode;
import io.headroom.compress.Request;
import io.headroom.select.Ranking;
import io.headroom.select.Unit;
import io.headroom.text.Lines;
import io.headroom.text.Span;
import io.headroom.text.Work;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Plain text and Markdown. Headings are the skeleton and are always shown; sentences, list items,
/// lines of code and table rows are the units.
///
/// - **Keeps** every heading once, as far as a budget allows; the sentences that answer the
///   question, with the section around them; without a question those that say most of what the
///   text is about.
/// - **Omits** whole sentences, never a part of one; says how many, and on which lines.
/// - **Cost** linear in the text.
public final class TextDocument implements Document {
  /// UTF-16 units as many tokens have as the line that stands for a gap.
  private static final int SHORT_GAP = 45;

  private final Lines lines;
  private final Map<Integer, Integer> foreign;
  private final List<Part> parts;
  private final List<Unit> units;

  private TextDocument(Lines lines, Map<Integer, Integer> foreign, List<Part> parts) {
    this.lines = lines;
    this.foreign = foreign;
    this.parts = parts;
    this.units = parts.stream().map(Part::unit).toList();
  }

  /// Takes a text apart.
  ///
  /// @param text any string
  /// @param work progress and cancellation
  /// @return the document
  public static TextDocument parse(String text, Work work) {
    return parse(Lines.of(text), work);
  }

  /// Takes lines apart.
  ///
  /// @param lines the lines of any text
  /// @param work progress and cancellation
  /// @return the document
  public static TextDocument parse(Lines lines, Work work) {
    return parse(lines, Map.of(), work);
  }

  /// Takes lines apart among which there are some that are no text, and are shown by others.
  ///
  /// @param lines the lines of any text
  /// @param foreign what is no text: by first line the line after the last
  /// @param work progress and cancellation
  /// @return the document, without units for what is no text
  public static TextDocument parse(Lines lines, Map<Integer, Integer> foreign, Work work) {
    List<Block> blocks = Blocks.of(lines, foreign);
    Map<Integer, Integer> labels = Labels.of(lines, blocks);
    Set<String> titles = new HashSet<>();
    List<Part> parts = new ArrayList<>();
    int section = 0;
    boolean titled = false;
    for (int b = 0; b < blocks.size(); b++) {
      Block block = blocks.get(b);
      int label = labels.getOrDefault(b, 0);
      titled |= block.kind() == Block.Kind.HEADING || label > 0;
      if (block.kind() == Block.Kind.HEADING || label > 0 || !titled) {
        section = parts.size();
      }
      Part.addAll(parts, lines, block, b, section, label, titles);
      work.at(block.lastLine(), lines.count());
    }
    return new TextDocument(lines, foreign, parts);
  }

  @Override
  public String text() {
    return lines.text();
  }

  @Override
  public List<Unit> units() {
    return parts.stream().filter(part -> !part.foreign()).map(Part::unit).toList();
  }

  @Override
  public List<Unit> sections() {
    List<Unit> sections = new ArrayList<>();
    for (int i = 0, end; i < parts.size(); i = end) {
      end = i + 1;
      while (end < parts.size() && parts.get(end).section() == parts.get(i).section()) {
        end++;
      }
      int to = parts.get(end - 1).unit().span().end();
      sections.add(Unit.plain(new Span(parts.get(i).unit().span().start(), to), 0));
    }
    return sections;
  }

  @Override
  public Compression compress(Request request) {
    return compress(request, List.of());
  }

  /// Shows the text, and in their places what others show of what is none.
  ///
  /// @param request what is wanted of the text
  /// @param others what is shown for each run of foreign lines, in order; it takes nothing off the
  ///   bound on tokens
  /// @return the shown text; its counts are of units of text
  public Compression compress(Request request, List<String> others) {
    int total = units.size() - foreign.size();
    if (request.mode() == Mode.LOSSLESS) {
      return new Compression(text(), "parts", total, total, List.of());
    }
    Reading reading = Reading.of(request, text(), parts);
    Ranking ranking = reading.ranking();
    List<String> nothing = Collections.nCopies(foreign.size(), "");
    int count = request.choose(ranking, reading.worth(), n -> render(chosen(ranking, n), nothing));
    boolean[] shown = chosen(ranking, count);
    return new Compression(
        render(shown, others), "parts", total, count(shown) - foreign.size(), List.of("sentences"));
  }

  /// The first units of a ranking, with the headings they stand under, and with those between two
  /// of them that take no more than a line that says they are missing.
  private boolean[] chosen(Ranking ranking, int n) {
    boolean[] shown = ranking.first(n);
    for (int i = 0; i < shown.length; i++) {
      shown[i] |= parts.get(i).foreign();
      int section = parts.get(i).section();
      shown[section] |= shown[i] && parts.get(section).title();
    }
    int before = 0;
    for (int i = 0; i < shown.length; i++) {
      if (shown[i] || i + 1 == shown.length) {
        int end = shown[i] ? i : i + 1;
        if (before < end && length(before, end) <= SHORT_GAP) {
          Arrays.fill(shown, before, end, true);
        }
        before = i + 1;
      }
    }
    return shown;
  }

  private int length(int from, int to) {
    return parts.get(to - 1).unit().span().end() - parts.get(from).unit().span().start();
  }

  private static int count(boolean[] shown) {
    int count = 0;
    for (boolean one : shown) {
      if (one) {
        count++;
      }
    }
    return count;
  }

  private String render(boolean[] shown, List<String> others) {
    StringBuilder out = new StringBuilder();
    int i = 0;
    int next = 0;
    while (i < shown.length) {
      if (shown[i]) {
        separate(out, i, i > 0 && !shown[i - 1]);
        Part part = parts.get(i);
        out.append(part.foreign() ? others.get(next++) : part.unit().span().of(text()));
        i++;
        continue;
      }
      int end = i;
      while (end < shown.length && !shown[end]) {
        end++;
      }
      separate(out, i, true);
      out.append(gap(i, end));
      i = end;
    }
    return out.toString();
  }

  /// White space between what was written and unit `i`: the original's own where both stand side by
  /// side in it, and no more than a line or an empty line where something between them was left
  /// out.
  private void separate(StringBuilder out, int i, boolean afterGap) {
    if (i == 0) {
      return;
    }
    Part before = parts.get(i - 1);
    Part here = parts.get(i);
    if (before.block() == here.block()) {
      String white = text().substring(before.unit().span().end(), here.unit().span().start());
      out.append(afterGap && white.indexOf('\n') >= 0 ? "\n" : white);
    } else {
      out.append(
          afterGap || lines.at(here.unit().span().start()) == lastLine(before) + 1 ? "\n" : "\n\n");
    }
  }

  private int lastLine(Part part) {
    int line = lines.at(part.unit().span().end());
    return part.foreign() ? foreign.getOrDefault(line, line + 1) - 1 : line;
  }

  private String gap(int from, int to) {
    int first = lines.number(lines.at(parts.get(from).unit().span().start()));
    int last = lines.number(lines.at(parts.get(to - 1).unit().span().end()));
    return "[… %s omitted, %s]"
        .formatted(to - from, first == last ? "line " + first : "lines " + first + "-" + last);
  }
}
