package io.headroom.compress.yaml;

import io.headroom.compress.Compression;
import io.headroom.compress.Document;
import io.headroom.compress.Mode;
import io.headroom.compress.Request;
import io.headroom.select.Question;
import io.headroom.select.Ranking;
import io.headroom.select.Selector;
import io.headroom.select.Unit;
import io.headroom.text.Lines;
import io.headroom.text.Span;
import io.headroom.text.Work;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;

/// A YAML stream. Its units are entries without entries in them, and the first lines of those with.
///
/// - **Keeps** lines as they are, under the keys they belong to: the first at each place, and those
///   whose values few others at that place have.
/// - **Omits** what records repeat, long texts, and what only machines read; each gap is a comment
///   with the number of lines.
/// - **Cost** linear in the text.
public final class YamlDocument implements Document {
  private static final int CHARS_PER_TOKEN = 3;
  private static final int LONGEST = 600;

  private final Lines lines;
  private final Layout.Laid laid;
  private final List<Unit> units;

  private YamlDocument(Lines lines, Layout.Laid laid, List<Unit> units) {
    this.lines = lines;
    this.laid = laid;
    this.units = units;
  }

  /// Takes a text apart.
  ///
  /// @param text any string
  /// @param work progress and cancellation
  /// @return the document
  public static YamlDocument parse(String text, Work work) {
    Lines lines = Lines.of(text);
    Layout.Laid laid = Layout.of(Reader.read(lines, work));
    List<Unit> units = new ArrayList<>(laid.parts().size());
    for (Part part : laid.parts()) {
      units.add(Unit.plain(new Span(lines.start(part.from()), lines.end(part.to() - 1)), 0));
    }
    if (units.isEmpty() && !text.isBlank()) {
      units.add(Unit.plain(new Span(0, text.length()), 0));
    }
    return new YamlDocument(lines, laid, List.copyOf(units));
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
  public List<Unit> signals() {
    return Signals.of(laid, units).subList(0, units.size());
  }

  @Override
  public Compression compress(Request request) {
    if (laid.parts().isEmpty() || request.mode() == Mode.LOSSLESS) {
      return new Compression(text(), "entries", units.size(), units.size(), List.of());
    }
    Question question = Question.of(request.query(), text(), units);
    Focus.spread(question, laid);
    List<Unit> signals = Signals.of(laid, units);
    int[] sizes = sizes(signals.size());
    Ranking ranking =
        request.spread(
            Selector.rank(
                question.aside(signals), Arrays.copyOf(question.relevance(), signals.size())),
            text(),
            signals,
            sizes);
    int worth = ranking.worthShowing(sizes);
    int[] names = Identity.of(laid);
    List<String> summaries =
        laid.records().keySet().stream().map(path -> Summary.of(laid, path)).toList();
    IntFunction<String> rendering =
        n -> {
          boolean[] chosen = ranking.first(n);
          List<String> told = new ArrayList<>();
          for (int i = 0; i < summaries.size(); i++) {
            if (chosen[units.size() + i] && !summaries.get(i).isEmpty()) {
              told.add(summaries.get(i));
            }
          }
          return Writer.write(lines, laid, shown(chosen, names), names, question::about, told);
        };
    int n = request.choose(ranking, worth, rendering);
    request.work().at(units.size(), units.size());
    int shown = 0;
    for (boolean one : shown(ranking.first(n), names)) {
      shown += one ? 1 : 0;
    }
    return new Compression(
        rendering.apply(n), "entries", units.size(), shown, List.of("entries", "selection"));
  }

  private int[] sizes(int n) {
    int[] tokens = new int[n];
    Arrays.fill(tokens, 40);
    for (int i = 0; i < units.size(); i++) {
      tokens[i] = 2 + Math.min(units.get(i).span().length(), LONGEST) / CHARS_PER_TOKEN;
    }
    return tokens;
  }

  /// A part is shown with the heads it stands under and the names of the records it belongs to.
  private boolean[] shown(boolean[] chosen, int[] names) {
    boolean[] shown = Arrays.copyOf(chosen, units.size());
    for (int i = shown.length - 1; i >= 0; i--) {
      int parent = laid.parts().get(i).parent();
      if (shown[i] && parent >= 0) {
        shown[parent] = true;
      }
    }
    for (int i = 0; i < shown.length; i++) {
      for (int part = shown[i] ? names[i] : -1; part >= 0 && !shown[part]; ) {
        shown[part] = true;
        part = laid.parts().get(part).parent();
      }
    }
    return shown;
  }
}
