package io.headroom.compress.html;

import io.headroom.compress.Compression;
import io.headroom.compress.Document;
import io.headroom.compress.Mode;
import io.headroom.compress.Request;
import io.headroom.compress.html.Block.Kind;
import io.headroom.select.Ranking;
import io.headroom.select.Salience;
import io.headroom.select.SectionRelevance;
import io.headroom.select.SectionRelevance.Member;
import io.headroom.select.Unit;
import io.headroom.text.Lines;
import io.headroom.text.Span;
import io.headroom.text.Work;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntFunction;
import org.jsoup.parser.Parser;

/// A page of HTML. Shown as Markdown: of an article its text, of any other page what is in its main
/// part; in both cases without what is there for browsing only.
///
/// - **Keeps** title, author and day; headings, paragraphs, lists, tables, code; with a question
///   the sentences that answer it, with the sections around them.
/// - **Omits** markup and scripts; navigation, banners, footers, comments, related links, all by
///   structure, and says in one line what that was.
/// - **Cost** linear in the page.
public final class HtmlDocument implements Document {
  /// Deeper elements are taken for children of this depth: nobody nests like that on purpose, and
  /// closing such elements is what costs a parser time.
  private static final int DEEPEST = 256;

  /// An article up to this many tokens is shown whole where nothing is asked.
  private static final int WHOLE = 8_000;

  /// Content up to this many tokens is shown whole even where a part of it answers.
  private static final int SMALL = 1_000;

  /// Running text below which a page is asked for what it hides.
  private static final int NEARLY_NOTHING = 200;

  /// How much of a sentence's worth is that it opens its paragraph.
  private static final double LEAD = 0.5;

  /// Share of the title from which on a heading anywhere is the title.
  private static final double MOST_OF_TITLE = 0.6;

  /// Pieces from which on the title is not all that frames them.
  private static final int LEAST_FRAMED = 3;

  /// UTF-16 units a token takes in prose at least; a guess for ranking only, shown texts are
  /// counted exactly.
  private static final int CHARS_PER_TOKEN = 4;

  private final String text;
  private final List<Unit> units;
  private final String title;
  private final String header;
  private final String leftOut;
  private final int blocksOut;
  private final Excerpt content;

  private HtmlDocument(
      Lines lines,
      String title,
      Metadata about,
      boolean article,
      Page page,
      LeftOut out,
      List<Block> shown) {
    this.text = lines.text();
    this.units = units(text, page.blocks());
    this.title = title;
    this.leftOut = out.line();
    this.blocksOut = out.blocks();
    this.content = new Excerpt(shown, lines, !article);
    this.header = header(about, article, content.text());
  }

  /// Takes a page apart.
  ///
  /// @param text any string
  /// @param work progress and cancellation
  /// @return the document
  public static HtmlDocument parse(String text, Work work) {
    return parse(Lines.of(text), work);
  }

  /// Takes the lines of a page apart.
  ///
  /// @param lines the lines of any text
  /// @param work progress and cancellation
  /// @return the document
  public static HtmlDocument parse(Lines lines, Work work) {
    String text = lines.text();
    org.jsoup.nodes.Document dom =
        Parser.htmlParser().setTrackPosition(true).setMaxDepth(DEEPEST).parseInput(text, "");
    work.at(0, 0);
    Page page = PageReader.read(dom, false, work);
    if (page.hidden() > 0 && new LeftOut(page).rest().prose(0) < NEARLY_NOTHING) {
      page = PageReader.read(dom, true, work);
    }
    Metadata about = Metadata.of(dom);
    LeftOut out = new LeftOut(page);
    Chrome.leaveOut(page, out);
    if (out.rest().text(0) == 0) {
      out = new LeftOut(page);
    }
    boolean article = Article.leaveOutRest(page, out, about.kind());
    if (!article) {
      Listing.leaveOutRest(page, out);
    }
    int heading = heading(page, out, about);
    List<Block> shown = new ArrayList<>();
    for (int b = 0; b < page.blocks().size(); b++) {
      if (b != heading && !out.has(b)) {
        shown.add(page.blocks().get(b));
      }
    }
    String title = heading < 0 ? about.title() : page.blocks().get(heading).text();
    if (article) {
      out.count(Part.ADDRESS, shown.stream().mapToInt(block -> block.links().size()).sum());
    }
    out.count(Part.HIDDEN, page.hidden());
    out.count(Part.SCRIPT, dom.getElementsByTag("script").size());
    return new HtmlDocument(lines, title, about, article, page, out, shown);
  }

  /// Number of the heading that is the page's title, -1 if none is: rather one of the content,
  /// where it has the first rank or the title begins with it, than one above it that says most of
  /// the title.
  private static int heading(Page page, LeftOut out, Metadata about) {
    int best = -1;
    double most = 0;
    for (int b = 0; b < page.blocks().size(); b++) {
      Block block = page.blocks().get(b);
      if (block.kind() == Kind.HEADING) {
        double share = about.share(block.text());
        boolean own = !out.has(b) && (block.level() == 1 || about.beginsWith(block.text()));
        double score = own || share > MOST_OF_TITLE ? share + (out.has(b) ? 0 : 1) : 0;
        if (share > 0 && score > most) {
          best = b;
          most = score;
        }
      }
    }
    return best;
  }

  /// The blocks by their place in the source. Where the source is so broken that the parser moved
  /// parts of it, blocks may overlap; a later one then begins where the one before it ends.
  private static List<Unit> units(String text, List<Block> blocks) {
    List<Span> spans = new ArrayList<>();
    for (Block block : blocks) {
      if (block.source().length() > 0) {
        spans.add(block.source());
      }
    }
    spans.sort(Comparator.comparingInt(Span::start).thenComparingInt(Span::end));
    List<Unit> units = new ArrayList<>();
    int covered = 0;
    for (Span span : spans) {
      int start = Math.max(covered, span.start());
      int end = Math.min(text.length(), span.end());
      if (start < end) {
        units.add(Unit.plain(new Span(start, end), units.size()));
        covered = end;
      }
    }
    if (units.isEmpty() && !text.isBlank()) {
      units.add(Unit.plain(new Span(0, text.length()), 0));
    }
    return units;
  }

  @Override
  public String text() {
    return text;
  }

  @Override
  public List<Unit> units() {
    return units;
  }

  @Override
  public Compression compress(Request request) {
    int total = blocksOut + content.pieces().size();
    if (request.mode() == Mode.LOSSLESS) {
      return new Compression(text, "parts", total, total, List.of());
    }
    String query = request.query().strip();
    Ranking ranking = query.isEmpty() ? byContent(request) : byQuestion(request);
    int all = content.pieces().size();
    int framed = Math.min(LEAST_FRAMED, all);
    IntFunction<String> rendering = n -> render(withHeadings(ranking.first(n)), n >= framed);
    int count = request.choose(ranking, worth(request, ranking, rendering), rendering);
    boolean[] shown = withHeadings(ranking.first(count));
    return new Compression(
        render(shown, count >= framed), "parts", total, count(shown), List.of("content"));
  }

  /// How many pieces are worth showing: of an article as much as one reads, of what a question is
  /// asked of the answer, unless all of it is short.
  private int worth(Request request, Ranking ranking, IntFunction<String> rendering) {
    int all = content.pieces().size();
    if (request.query().isBlank()) {
      return request.tokens().fits(content.text(), WHOLE)
          ? all
          : ranking.fitting(all, n -> request.tokens().fits(rendering.apply(n), WHOLE));
    }
    return request.tokens().fits(content.text(), SMALL) ? all : ranking.worthShowing(sizes());
  }

  private int[] sizes() {
    return content.pieces().stream()
        .mapToInt(piece -> piece.unit().span().length() / CHARS_PER_TOKEN + 1)
        .toArray();
  }

  private List<Unit> pieceUnits() {
    return content.pieces().stream().map(Piece::unit).toList();
  }

  /// Without a question: the first sentences of each paragraph, weighed by how much they say of the
  /// whole.
  private Ranking byContent(Request request) {
    List<Unit> plain = pieceUnits();
    double[] salience = Salience.of(content.text(), plain);
    List<Unit> weighed = new ArrayList<>(salience.length);
    for (int i = 0; i < salience.length; i++) {
      Unit unit = plain.get(i);
      boolean leads = i == 0 || plain.get(i - 1).shape() != unit.shape();
      double worth = (leads ? LEAD : 0) + (1 - LEAD) * salience[i];
      weighed.add(new Unit(unit.span(), "", unit.shape(), unit.severity(), worth, false));
    }
    return request.rank(weighed, new double[salience.length], sizes());
  }

  /// With a question: what answers it, best first. Scores are relative to the best one, since a
  /// question in many words matches no sentence in full.
  private Ranking byQuestion(Request request) {
    double[] relevance =
        SectionRelevance.of(
            request.query().strip(),
            content.text(),
            content.pieces().stream()
                .map(piece -> new Member(piece.unit(), piece.section(), piece.title()))
                .toList());
    double best = Arrays.stream(relevance).max().orElse(0);
    if (best == 0) {
      return byContent(request);
    }
    List<Unit> alike = new ArrayList<>(relevance.length);
    for (int i = 0; i < relevance.length; i++) {
      relevance[i] /= best;
      Unit unit = content.pieces().get(i).unit();
      alike.add(new Unit(unit.span(), "", 0, 0, 0, false));
    }
    return request.rank(alike, relevance, sizes());
  }

  /// A heading is shown with anything that stands under it.
  private boolean[] withHeadings(boolean[] shown) {
    for (int i = 0; i < shown.length; i++) {
      int section = content.pieces().get(i).section();
      shown[section] |= shown[i] && content.pieces().get(section).title();
    }
    return shown;
  }

  private static int count(boolean[] shown) {
    int count = 0;
    for (boolean one : shown) {
      count += one ? 1 : 0;
    }
    return count;
  }

  /// @param framed whether what is known of the page and what was left out of it is said as well; a
  ///   text of next to nothing should spend its tokens on content
  private String render(boolean[] shown, boolean framed) {
    List<String> parts = new ArrayList<>();
    if (!title.isEmpty()) {
      parts.add("# " + title);
    }
    if (framed) {
      parts.add(header);
    }
    parts.add(content.render(shown));
    if (framed) {
      parts.add(leftOut);
    }
    parts.removeIf(String::isBlank);
    return String.join("\n\n", parts);
  }

  private static String header(Metadata about, boolean article, String content) {
    List<String> facts = new ArrayList<>();
    facts.add(about.author());
    facts.add(about.published());
    if (!article) {
      facts.add(about.address());
    }
    facts.removeIf(String::isBlank);
    String line = String.join(", ", facts);
    boolean described = article || about.isDescribedBy(content);
    return described ? line : (line + "\n" + about.description()).strip();
  }
}
