package io.headroom.compress.xml;

import io.headroom.compress.Compression;
import io.headroom.compress.Document;
import io.headroom.compress.Mode;
import io.headroom.compress.Request;
import io.headroom.select.Question;
import io.headroom.select.Ranking;
import io.headroom.select.Selector;
import io.headroom.select.Unit;
import io.headroom.text.Lines;
import io.headroom.text.Work;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/// An XML document. Its units are the elements that repeat and those next to them.
///
/// - **Keeps** the elements that stray from others of their sort, by their values or by parts that
///   few have, what a question asks for, and the start tags around each.
/// - **Omits** closing tags and indentation; elements like others, counted; values that are the
///   same in all elements of a sort, stated once; the rest of long texts.
/// - **Cost** linear in the text.
public final class XmlDocument implements Document {
  private static final int CHARS_PER_TOKEN = 3;

  /// Tokens that a gap and the tags around an element take beside it.
  private static final int AROUND = 8;

  /// What elements have to do with a question that names the one around them.
  private static final double WITHIN = 0.5;

  private static final int MOST_CHILDREN = 60;

  private final Lines lines;
  private final Optional<Layout.Laid> laid;
  private final List<Unit> units;
  private boolean read;

  private XmlDocument(Lines lines, Optional<Layout.Laid> laid, List<Unit> units) {
    this.lines = lines;
    this.laid = laid;
    this.units = units;
  }

  /// Takes a text apart.
  ///
  /// @param text any string
  /// @param work progress and cancellation
  /// @return the document; a text that is not well-formed is a document of its lines
  public static XmlDocument parse(String text, Work work) {
    return parse(Lines.of(text), work);
  }

  /// Takes lines apart.
  ///
  /// @param lines the lines of any text
  /// @param work progress and cancellation
  /// @return the document; a text that is not well-formed is a document of its lines
  public static XmlDocument parse(Lines lines, Work work) {
    Optional<Layout.Laid> laid =
        Scanner.scan(lines.text(), work).map(root -> Layout.of(root, work));
    return new XmlDocument(
        lines, laid, laid.map(Layout.Laid::units).orElseGet(() -> Unit.ofLines(lines)));
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
    if (laid.isEmpty()) {
      return units;
    }
    read(laid.get());
    return Signals.of(laid.get()).subList(0, units.size());
  }

  @Override
  public Compression compress(Request request) {
    if (laid.isEmpty() || request.mode() == Mode.LOSSLESS) {
      return new Compression(text(), "elements", units.size(), units.size(), List.of());
    }
    return selected(laid.get(), request);
  }

  private synchronized void read(Layout.Laid document) {
    if (!read) {
      document.groups().forEach(Group::read);
      read = true;
    }
  }

  private Compression selected(Layout.Laid document, Request request) {
    read(document);
    Question question = Question.of(request.query(), text(), units);
    if (question.names()) {
      spread(document.root(), question.relevance());
    }
    List<Unit> signals = Signals.of(document);
    int[] sizes = sizes(document, signals.size());
    Ranking ranking =
        request.spread(
            Selector.rank(
                question.aside(signals), Arrays.copyOf(question.relevance(), signals.size())),
            text(),
            signals,
            sizes);
    int worth = ranking.worthShowing(sizes);
    IntFunction<View> view = n -> View.of(document, ranking.first(n), question::about);
    IntFunction<String> rendering = n -> Writer.write(document, lines, view.apply(n));
    int n = request.choose(ranking, worth, rendering);
    request.work().at(units.size(), units.size());
    int shown = view.apply(n).count();
    return new Compression(
        rendering.apply(n), "elements", units.size(), shown, List.of("outline", "selection"));
  }

  /// A question that names a container asks for what is in it.
  private static void spread(Node node, double[] relevance) {
    boolean few = node.children().size() <= MOST_CHILDREN;
    for (Node child : node.children()) {
      if (few && relevance[node.unit()] == 1) {
        relevance[child.unit()] = Math.max(relevance[child.unit()], WITHIN);
      }
      spread(child, relevance);
    }
  }

  private static int[] sizes(Layout.Laid document, int n) {
    int[] tokens = new int[n];
    Arrays.fill(tokens, 40);
    for (Group group : document.groups()) {
      for (Node node : group.members()) {
        Element element = node.element();
        int chars = node.container() ? element.open - element.start : element.weight;
        tokens[node.unit()] = AROUND + Math.min(chars, 4 * Texts.VALUE) / CHARS_PER_TOKEN;
      }
    }
    return tokens;
  }
}
