package io.headroom.compress.code;

import io.headroom.compress.Compression;
import io.headroom.compress.Document;
import io.headroom.compress.Mode;
import io.headroom.compress.Request;
import io.headroom.compress.code.CodeRenderer.Rendering;
import io.headroom.select.Ranking;
import io.headroom.select.Selector;
import io.headroom.select.Unit;
import io.headroom.text.Lines;
import io.headroom.text.Span;
import io.headroom.text.Work;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// Source code, also behind line numbers. The heads of declarations, fields and statements outside
/// of bodies are shown; bodies are left out in place, as a comment with their lines in it.
///
/// - **Keeps** whole what the question names; without a question, what declares something.
/// - **Omits** bodies, imports, most comments; under a budget also declarations, those last that
///   are named most often.
/// - **Cost** linear in the text, but for parsing, which is as good as that for programs and is
///   given up for what is none.
public final class CodeDocument implements Document {
  /// Worth below which an item is left out although there is room: a little more than the selector
  /// gives for being rare, which in a short program everything is.
  private static final double LEAST = 0.51;

  /// UTF-16 units of code per token; a guess, the answer is counted exactly.
  private static final int CHARS_PER_TOKEN = 4;

  private final Listing listing;
  private final Outline outline;
  private final List<Unit> units;

  private CodeDocument(Listing listing, Outline outline) {
    this.listing = listing;
    this.outline = outline;
    this.units = units(listing, outline.items());
  }

  /// Takes a text apart.
  ///
  /// @param text any string
  /// @param work progress and cancellation
  /// @return the document
  public static CodeDocument parse(String text, Work work) {
    return parse(Lines.of(text), work);
  }

  /// Takes lines apart.
  ///
  /// @param lines the lines of any text
  /// @param work progress and cancellation
  /// @return the document
  public static CodeDocument parse(Lines lines, Work work) {
    Listing listing = Listing.of(lines);
    return new CodeDocument(listing, Outline.of(listing, work));
  }

  private static List<Unit> units(Listing listing, List<Item> items) {
    List<Unit> units = new ArrayList<>();
    for (Item item : items) {
      boolean within = item.kind() == Item.Kind.STATEMENT || item.kind() == Item.Kind.COMMENT;
      if (!within || item.parent() < 0) {
        units.add(Unit.plain(listing.place(item.start(), item.end()), 0));
      }
    }
    return units.isEmpty() && !listing.text().isBlank()
        ? List.of(Unit.plain(new Span(0, listing.text().length()), 0))
        : List.copyOf(units);
  }

  @Override
  public String text() {
    return listing.text();
  }

  @Override
  public List<Unit> units() {
    return units;
  }

  @Override
  public Compression compress(Request request) {
    int total = listing.lines().count();
    if (request.mode() == Mode.LOSSLESS || outline.items().isEmpty()) {
      return new Compression(text(), "lines", total, total, List.of());
    }
    BitSet asked = listing.asked(request.query());
    Question question = new Question(request.query(), listing, outline.items(), asked);
    Ranking ranking = ranking(question, request);
    int count =
        request.choose(ranking, worthShowing(ranking), n -> render(ranking, n, asked).text());
    Rendering rendering = render(ranking, count, asked);
    int shown = total - rendering.hidden().cardinality();
    return new Compression(rendering.text(), "lines", total, shown, List.of("outline"));
  }

  private static int worthShowing(Ranking ranking) {
    int count = 0;
    while (count < ranking.gains().length && ranking.gains()[count] >= LEAST) {
      count++;
    }
    return count;
  }

  private Ranking ranking(Question question, Request request) {
    List<Item> items = outline.items();
    List<Unit> worth = new ArrayList<>(items.size() + 2);
    // The selector values where a text begins and ends. A program begins with a licence and ends
    // with whatever was written last: there is nothing to either.
    worth.add(Worth.edge(0));
    double[] scores = question.scores();
    worth.addAll(new Worth(listing.code(), items, question.related(scores)).units());
    worth.add(Worth.edge(listing.code().length()));
    double[] relevance = new double[worth.size()];
    System.arraycopy(scores, 0, relevance, 1, scores.length);
    Ranking ranking = Selector.rank(worth, relevance);
    boolean read = question.isVague() || listing.isNumbered() && !question.names();
    return request.spread(
        read ? Novelty.first(ranking, items, listing.code(), scores) : ranking,
        listing.code(),
        worth,
        sizes(worth),
        this::parent);
  }

  private int parent(int unit) {
    boolean item = unit > 0 && unit <= outline.items().size();
    int parent = item ? outline.items().get(unit - 1).parent() : -1;
    return parent < 0 ? -1 : parent + 1;
  }

  /// A guess at the tokens of each item, without those that stand in it.
  private int[] sizes(List<Unit> worth) {
    int[] sizes = new int[worth.size()];
    for (Item item : outline.items()) {
      int within = item.holes().stream().mapToInt(hole -> hole.end() - hole.start()).sum();
      sizes[item.number() + 1] = (item.span().length() - within) / CHARS_PER_TOKEN + 1;
    }
    return sizes;
  }

  private Rendering render(Ranking ranking, int count, BitSet asked) {
    boolean[] first = ranking.first(count);
    boolean[] shown = new boolean[outline.items().size()];
    for (int i = shown.length - 1; i >= 0; i--) {
      shown[i] |= first[i + 1];
      int parent = outline.items().get(i).parent();
      if (shown[i] && parent >= 0) {
        shown[parent] = true;
      }
    }
    return CodeRenderer.render(listing, outline, shown, asked);
  }
}
