package io.headroom.compress.prose;

import io.headroom.compress.Compression;
import io.headroom.compress.Document;
import io.headroom.compress.Mode;
import io.headroom.compress.Request;
import io.headroom.select.Ranking;
import io.headroom.select.Relevance;
import io.headroom.select.Selector;
import io.headroom.select.Unit;
import io.headroom.text.Lines;
import io.headroom.text.Span;
import io.headroom.text.Work;
import java.util.ArrayList;
import java.util.List;

/// Plain text and Markdown. Headings are the skeleton and are always shown; sentences, list items,
/// lines of code and table rows are the units.
///
/// - **Keeps** every heading; the sentences that answer the question, with the section around them;
///   without a question those that say most of what the text is about.
/// - **Omits** whole sentences, never a part of one; says how many, and on which lines.
/// - **Cost** linear in the text.
public final class TextDocument implements Document {
  /// How much of a unit's relevance is its section's: an answer rarely stands in one sentence
  /// alone.
  private static final double SECTION_SHARE = 0.45;

  /// UTF-16 units a token takes in prose at least; a guess for ranking only, shown texts are
  /// counted exactly.
  private static final int CHARS_PER_TOKEN = 4;

  private final Lines lines;
  private final List<Part> parts;
  private final List<Unit> units;

  private TextDocument(Lines lines, List<Part> parts) {
    this.lines = lines;
    this.parts = parts;
    List<Unit> plain = parts.stream().map(Part::unit).toList();
    double[] salience = Salience.of(lines.text(), plain);
    List<Unit> units = new ArrayList<>(parts.size());
    for (int i = 0; i < salience.length; i++) {
      Unit unit = plain.get(i);
      units.add(new Unit(unit.span(), "", unit.shape(), 0, salience[i], unit.pinned()));
    }
    this.units = units;
  }

  /// Takes a text apart.
  ///
  /// @param text any string
  /// @param work progress and cancellation
  /// @return the document
  public static TextDocument parse(String text, Work work) {
    Lines lines = Lines.of(text);
    List<Block> blocks = Blocks.of(lines);
    List<Part> parts = new ArrayList<>();
    int section = 0;
    for (int b = 0; b < blocks.size(); b++) {
      Block block = blocks.get(b);
      if (block.kind() == Block.Kind.HEADING) {
        section = parts.size();
      }
      Part.addAll(parts, lines, block, b, section);
      work.at(block.lastLine(), lines.count());
    }
    return new TextDocument(lines, parts);
  }

  @Override
  public String text() {
    return lines.text();
  }

  @Override
  public List<Unit> units() {
    return units;
  }

  @Override
  public Compression compress(Request request) {
    if (request.mode() == Mode.LOSSLESS) {
      return new Compression(text(), "parts", units.size(), units.size(), List.of());
    }
    Ranking ranking = Selector.rank(units, relevance(request.query()));
    int[] tokens =
        units.stream().mapToInt(unit -> unit.span().length() / CHARS_PER_TOKEN + 1).toArray();
    int count =
        ranking.fitting(
            ranking.worthShowing(tokens),
            request.maxTokens(),
            n -> request.tokens().count(render(ranking.first(n))));
    String shown = render(ranking.first(count));
    return new Compression(shown, "parts", units.size(), count, List.of("sentences"));
  }

  /// What a unit has to do with the question, and what its section has.
  private double[] relevance(String query) {
    double[] own = Relevance.of(query, text(), units);
    if (query.isBlank()) {
      return own;
    }
    List<Unit> sections = new ArrayList<>();
    int[] sectionOf = new int[parts.size()];
    for (int i = 0; i < parts.size(); ) {
      int end = i + 1;
      while (end < parts.size() && parts.get(end).section() == parts.get(i).section()) {
        end++;
      }
      for (int j = i; j < end; j++) {
        sectionOf[j] = sections.size();
      }
      sections.add(
          Unit.plain(
              new Span(parts.get(i).unit().span().start(), parts.get(end - 1).unit().span().end()),
              0));
      i = end;
    }
    double[] around = Relevance.of(query, text(), sections);
    double[] both = new double[own.length];
    for (int i = 0; i < both.length; i++) {
      both[i] = (1 - SECTION_SHARE) * own[i] + SECTION_SHARE * around[sectionOf[i]];
    }
    return both;
  }

  private String render(boolean[] shown) {
    StringBuilder out = new StringBuilder();
    int i = 0;
    while (i < shown.length) {
      if (shown[i]) {
        separate(out, i, i > 0 && !shown[i - 1]);
        out.append(parts.get(i).unit().span().of(text()));
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
          afterGap
                  || lines.at(here.unit().span().start())
                      == lines.at(before.unit().span().end()) + 1
              ? "\n"
              : "\n\n");
    }
  }

  private String gap(int from, int to) {
    int first = lines.at(parts.get(from).unit().span().start()) + 1;
    int last = lines.at(parts.get(to - 1).unit().span().end()) + 1;
    return "[… %d omitted, %s]"
        .formatted(to - from, first == last ? "line " + first : "lines " + first + "-" + last);
  }
}
