package io.headroom.compress.html;

import io.headroom.compress.html.Block.Kind;
import io.headroom.compress.html.Page.Sums;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Element;

/// Leaves out of a page all that is not its article: what stands around the place where the text
/// runs, and what is set among its paragraphs without belonging to them.
final class Article {
  /// Running text of the shortest article, and of the shortest one that a page declares as such.
  private static final int LEAST_PROSE = 500;

  private static final int LEAST_DECLARED = 200;

  /// Share of the text beside links that an article takes of its page at least.
  private static final double LEAST_SHARE = 0.3;

  /// Share of the running text that the place of the article holds.
  private static final double IN_LANDMARK = 0.75;

  private static final double IN_ELEMENT = 0.92;

  /// The same where a landmark has already set bounds.
  private static final double IN_LANDMARK_ELEMENT = 0.98;

  /// Share of the running text that no hint can take away.
  private static final double BELONGS = 0.4;

  /// Share below which a part in the flow of the text is not looked into.
  private static final double ACCEPTED = 0.1;

  private static final double HINTED = 0.3;
  private static final double LINK_LIST = 0.5;
  private static final double SOME_LINKS = 0.3;
  private static final int LEAST_LINKS = 3;
  private static final int BYLINE = 300;
  private static final int FRAGMENT = 12;
  private static final int SMALL_FORM = 400;

  private final Page page;
  private final LeftOut out;
  private final boolean[] cards;
  private final int root;

  /// The innermost element with nearly all of what is declared to be an article. What the root has
  /// besides may be a first paragraph, but after it rather a call to subscribe.
  private final int core;

  private Article(Page page, LeftOut out, boolean[] cards, int root, int core) {
    this.page = page;
    this.out = out;
    this.cards = cards;
    this.root = root;
    this.core = core;
  }

  /// Looks for the article of a page and leaves out everything else.
  ///
  /// @param kind what the page declares to be
  /// @return whether the page is an article; if not, nothing was left out
  static boolean leaveOutRest(Page page, LeftOut out, PageKind kind) {
    Sums sums = out.rest();
    boolean[] cards = Cards.of(page, sums);
    boolean[] elsewhere = new boolean[page.blocks().size()];
    for (int b = 0; b < elsewhere.length; b++) {
      elsewhere[b] = out.has(b);
    }
    Hints hints = new Hints(page, sums);
    for (int e = 1; e < page.size(); e++) {
      if (cards[e] || elsewhere(hints.hinted(e), e, sums)) {
        page.mark(elsewhere, e);
      }
    }
    Sums running = new Sums(page, elsewhere);
    int prose = running.prose(0);
    int free = running.text(0) - running.linked(0);
    boolean article =
        switch (kind) {
          case ARTICLE -> prose >= LEAST_DECLARED;
          case OTHER -> false;
          case UNKNOWN -> prose >= LEAST_PROSE && prose >= LEAST_SHARE * free;
        };
    if (!article) {
      return false;
    }
    int root = place(page, running);
    if (kind == PageKind.UNKNOWN && running.prose(root) < LEAST_SHARE * sums.text(root)) {
      return false;
    }
    int core = kind == PageKind.ARTICLE ? core(page, running, root, IN_ELEMENT) : root;
    Article found = new Article(page, out, cards, root, core);
    found.leaveOutAround();
    found.prune();
    Trim.leaveOut(page, out, page.firstBlock()[root], page.endBlock()[root]);
    return true;
  }

  /// Whether running text in an element says nothing of where the article is.
  private static boolean elsewhere(Optional<Part> hint, int element, Sums sums) {
    return hint.isPresent()
        && switch (hint.get()) {
          case COMMENTS -> true;
          case BYLINE -> false;
          default -> sums.prose(element) <= HINTED * sums.prose(0);
        };
  }

  /// The innermost landmark that holds most of the running text, and in it the innermost element
  /// that holds nearly all of that.
  private static int place(Page page, Sums running) {
    int all = running.prose(0);
    int place = 0;
    for (int e = 1; e < page.size(); e++) {
      if (landmark(page.elements().get(e)) && running.prose(e) >= IN_LANDMARK * all) {
        place = e;
      }
    }
    return core(page, running, place, place == 0 ? IN_ELEMENT : IN_LANDMARK_ELEMENT);
  }

  /// The innermost element within another that holds a share of its running text.
  private static int core(Page page, Sums running, int within, double share) {
    double least = share * running.prose(within);
    int core = within;
    for (int e = within + 1; e < page.end()[core]; ) {
      if (running.prose(e) >= least && !text(page.elements().get(e))) {
        core = e++;
      } else {
        e = page.end()[e];
      }
    }
    return core;
  }

  private static boolean landmark(Element element) {
    return element.nameIs("main")
        || element.nameIs("article")
        || element.attr("role").equals("main")
        || element.attr("itemprop").equals("articleBody");
  }

  private static boolean text(Element element) {
    return switch (element.normalName()) {
      case "p", "pre", "blockquote", "ul", "ol", "dl", "table", "tbody" -> true;
      default -> !Tags.block(element);
    };
  }

  private void leaveOutAround() {
    out.blocks(0, page.firstBlock()[root], Part.FRAGMENT);
    out.blocks(page.endBlock()[root], page.blocks().size(), Part.FRAGMENT);
  }

  private void prune() {
    Sums sums = out.rest();
    Hints hints = new Hints(page, sums);
    Flow flow = new Flow(page, sums);
    int last = lastSentence();
    for (int e = root + 1; e < page.end()[root]; ) {
      Element element = page.elements().get(e);
      if (sums.text(e) == 0 || !Tags.block(element)) {
        e = sums.text(e) == 0 ? page.end()[e] : e + 1;
        continue;
      }
      Optional<Part> part =
          sums.prose(e) > BELONGS * sums.prose(root) && !comments(hints, e)
              ? Optional.empty()
              : judge(e, sums, hints, flow.in(page.parent()[e]), page.firstBlock()[e] > last);
      if (part.isPresent()) {
        out.element(e, part.get());
      }
      boolean whole = part.isPresent() || list(e, sums) || accepted(e, sums, flow);
      e = whole ? page.end()[e] : e + 1;
    }
  }

  private boolean comments(Hints hints, int e) {
    return hints.hinted(e).equals(Optional.of(Part.COMMENTS));
  }

  /// What stands among paragraphs and is small belongs to the text as it is.
  private boolean accepted(int e, Sums sums, Flow flow) {
    return flow.in(page.parent()[e]) && sums.prose(e) < ACCEPTED * sums.prose(root);
  }

  /// A list or table that belongs to the text belongs to it with all its items.
  private boolean list(int e, Sums sums) {
    if (sums.prose(e) > BELONGS * sums.prose(root)) {
      return false;
    }
    return switch (page.elements().get(e).normalName()) {
      case "ul", "ol", "dl", "blockquote" -> true;
      case "table" -> {
        Kind first = page.blocks().get(page.firstBlock()[e]).kind();
        yield first == Kind.ROW || first == Kind.COLUMNS || first == Kind.CAPTION;
      }
      default -> false;
    };
  }

  /// What an element is there for if it is not for the article's text.
  ///
  /// @param inFlow whether it stands among paragraphs
  /// @param after whether no more running text follows
  private Optional<Part> judge(int e, Sums sums, Hints hints, boolean inFlow, boolean after) {
    Element element = page.elements().get(e);
    double share = (double) sums.prose(e) / Math.max(1, sums.prose(root));
    double linkShare = sums.linkShare(e);
    if (element.nameIs("form") && sums.prose(e) < SMALL_FORM) {
      return Optional.of(Part.FORM);
    }
    Optional<Part> hint = hints.hinted(e);
    if (hint.isPresent()) {
      boolean small = sums.prose(e) < FRAGMENT;
      boolean leave =
          switch (hint.get()) {
            case COMMENTS -> true;
            case BYLINE -> sums.text(e) < BYLINE && (!inFlow || small || linkShare > SOME_LINKS);
            default -> small || linkShare > SOME_LINKS || !inFlow && share < HINTED;
          };
      if (leave) {
        return hint;
      }
    }
    if (cards[e] && !inFlow) {
      return Optional.of(Part.LINKS);
    }
    if (linkShare > LINK_LIST && targets(e) >= LEAST_LINKS && titles(e) < 2) {
      boolean list = element.nameIs("ul") || element.nameIs("ol") || element.nameIs("table");
      if (!inFlow || after || !list && !element.nameIs("li")) {
        return Optional.of(Part.LINKS);
      }
    }
    if (inFlow) {
      return Optional.empty();
    }
    if (linkShare > SOME_LINKS && share < HINTED && !structure(e)) {
      return Optional.of(Part.LINKS);
    }
    boolean behind = page.firstBlock()[e] >= page.endBlock()[core] && share < ACCEPTED;
    boolean fragment =
        behind ? titles(e) < 2 && !data(e) : sums.prose(e) < FRAGMENT && !structure(e);
    return fragment ? Optional.of(Part.FRAGMENT) : Optional.empty();
  }

  /// How many places an element links to, as far as it matters.
  private int targets(int element) {
    Set<String> targets = new HashSet<>();
    for (int b = page.firstBlock()[element]; b < page.endBlock()[element]; b++) {
      page.blocks().get(b).links().forEach(link -> targets.add(link.target()));
      if (targets.size() >= LEAST_LINKS) {
        break;
      }
    }
    return targets.size();
  }

  /// Whether there is a title, code, a table or a list in it.
  private boolean structure(int element) {
    for (int b = page.firstBlock()[element]; b < page.endBlock()[element]; b++) {
      Block block = page.blocks().get(b);
      boolean part =
          switch (block.kind()) {
            case CODE, ROW, COLUMNS -> true;
            case HEADING -> block.free();
            case ITEM -> block.linked() == 0;
            case PARAGRAPH, QUOTE, CAPTION, IMAGE, FORM -> false;
          };
      if (part) {
        return true;
      }
    }
    return false;
  }

  /// Whether there is code or a table in it.
  private boolean data(int element) {
    return page.blocks().subList(page.firstBlock()[element], page.endBlock()[element]).stream()
        .anyMatch(b -> b.kind() == Kind.CODE || b.kind() == Kind.ROW || b.kind() == Kind.COLUMNS);
  }

  /// How many titles it has that are no links themselves.
  private int titles(int element) {
    int titles = 0;
    for (int b = page.firstBlock()[element]; b < page.endBlock()[element]; b++) {
      Block block = page.blocks().get(b);
      titles += block.kind() == Kind.HEADING && block.free() ? 1 : 0;
    }
    return titles;
  }

  private int lastSentence() {
    int last = -1;
    for (int b = 0; b < page.blocks().size(); b++) {
      last = !out.has(b) && page.blocks().get(b).sentence() ? b : last;
    }
    return last;
  }
}
