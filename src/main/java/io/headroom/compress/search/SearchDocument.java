package io.headroom.compress.search;

import io.headroom.compress.Compression;
import io.headroom.compress.Document;
import io.headroom.compress.Mode;
import io.headroom.compress.Request;
import io.headroom.select.Ranking;
import io.headroom.select.Unit;
import io.headroom.text.Lines;
import io.headroom.text.Work;
import java.util.List;
import java.util.Optional;

/// What a search through files printed. Matches and lines of context are the units, files the
/// skeleton.
///
/// - **Keeps** every file with its number of matches; definitions of the name that was searched
///   for; without one, every match while there are not too many; notes of the program.
/// - **Omits** paths said before, indentation, context before matches, matches of files that have
///   many. Counts them under their file.
/// - **Cost** linear in the text.
public final class SearchDocument implements Document {
  /// UTF-16 units a token takes in code; a guess for ranking only.
  private static final int CHARS_PER_TOKEN = 4;

  /// Tokens of names of files that nothing else is shown of, for each token of lines.
  private static final double NAMES = 1;

  /// The same where a definition is the answer.
  private static final double NAMES_ANSWERED = 1 / 7.0;

  private final Lines lines;
  private final Results results;
  private final List<Unit> units;

  private SearchDocument(Lines lines, Results results) {
    this.lines = lines;
    this.results = results;
    this.units =
        results.hits().isEmpty() ? Unit.ofLines(lines) : new Worth(results.hits(), "").units(false);
  }

  /// Takes a text apart.
  ///
  /// @param text any string
  /// @param work progress and cancellation
  /// @return the document; a list of files without lines is one as well, and a text that is neither
  ///   has its lines as units
  public static Document parse(String text, Work work) {
    Lines lines = Lines.of(text);
    Results numbered = Results.parse(lines, work);
    if (!numbered.hits().isEmpty()) {
      return new SearchDocument(lines, numbered);
    }
    Optional<FilesDocument> files = FilesDocument.parse(lines);
    return files.isPresent()
        ? files.get()
        : new SearchDocument(lines, Results.parseNamed(lines, work));
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
    List<Hit> hits = results.hits();
    int total = (int) hits.stream().filter(Hit::match).count();
    if (hits.isEmpty() || request.mode() == Mode.LOSSLESS) {
      return new Compression(text(), "matches", total, total, List.of());
    }
    String symbol = Symbol.of(request.query(), hits).orElse("");
    Worth worth = new Worth(hits, symbol);
    List<Unit> ranked = worth.units(!request.query().isBlank());
    int[] tokens = hits.stream().mapToInt(h -> h.text().length() / CHARS_PER_TOKEN + 2).toArray();
    Ranking ranking =
        request.rank(ranked, worth.relevance(request.query(), text(), ranked), tokens);
    boolean[] answers = worth.answers(request.query());
    double names = any(answers) ? NAMES_ANSWERED : NAMES;
    View view =
        new View(results, symbol, answers, request.filled() ? names : Double.POSITIVE_INFINITY);
    int count =
        request.choose(
            ranking, ranking.worthShowing(tokens), n -> render(view, ranking.first(n), request));
    boolean[] shown = ranking.first(count);
    int matches = 0;
    for (int h = 0; h < shown.length; h++) {
      matches += shown[h] && hits.get(h).match() ? 1 : 0;
    }
    return new Compression(
        render(view, shown, request), "matches", total, matches, List.of("grouped"));
  }

  private static boolean any(boolean[] flags) {
    for (boolean flag : flags) {
      if (flag) {
        return true;
      }
    }
    return false;
  }

  private String render(View view, boolean[] shown, Request request) {
    StringBuilder out = new StringBuilder(view.of(shown));
    int context = 0;
    for (int h = 0; h < shown.length; h++) {
      context += !shown[h] && !results.hits().get(h).match() ? 1 : 0;
    }
    if (context > 0) {
      out.append("\n[… " + Counted.of(context, "context line") + "]");
    }
    int room = Counted.room(out, request);
    for (int n = 0; n < results.notes().size(); n++) {
      String note = results.notes().get(n).of(text());
      room -= note.length() / CHARS_PER_TOKEN + 1;
      if (room < 0) {
        return out.append("\n[… " + Counted.of(results.notes().size() - n, "other line") + "]")
            .toString();
      }
      out.append('\n').append(note);
    }
    return out.toString();
  }
}
