package io.headroom.compress.html;

import io.headroom.compress.html.Block.Kind;
import io.headroom.text.Work;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jspecify.annotations.Nullable;

/// Reads a parsed page into blocks, in one walk that does not recurse.
final class PageReader implements NodeFilter {
  private static final int REPORT_EVERY = 4_096;

  private final boolean showHidden;
  private final Work work;
  private final List<Element> elements = new ArrayList<>();
  private final Ints parent = new Ints();
  private final Ints end = new Ints();
  private final Ints firstBlock = new Ints();
  private final Ints endBlock = new Ints();
  private final List<Block> blocks = new ArrayList<>();
  private final BlockText text = new BlockText();
  private final Lists lists = new Lists();
  private int hidden;
  private int at = -1; // the element whose children are being read

  /// The element that gathers all text in it into one block, whatever is inside: a heading, a row.
  private @Nullable Element whole;

  private Kind kind = Kind.PARAGRAPH;
  private int level;
  private int quotes;
  private @Nullable Element table; // the table of data being read
  private boolean aligned; // whether it has titles over its columns

  private PageReader(boolean showHidden, Work work) {
    this.showHidden = showHidden;
    this.work = work;
  }

  /// Reads what a root element shows.
  ///
  /// @param showHidden whether elements the page hides are read as well
  static Page read(Element root, boolean showHidden, Work work) {
    PageReader reader = new PageReader(showHidden, work);
    root.filter(reader);
    reader.flush();
    return new Page(
        reader.elements,
        reader.parent.array(),
        reader.end.array(),
        reader.firstBlock.array(),
        reader.endBlock.array(),
        reader.blocks,
        reader.hidden);
  }

  @Override
  public FilterResult head(Node node, int depth) {
    if (node instanceof TextNode words) {
      text.append(words, kind == Kind.CODE);
      return FilterResult.CONTINUE;
    }
    if (!(node instanceof Element element)) {
      return FilterResult.SKIP_ENTIRELY;
    }
    if (Tags.silent(element, kind == Kind.HEADING && text.isEmpty())) {
      skipped(element);
      return FilterResult.SKIP_ENTIRELY;
    }
    if (!showHidden && Tags.hidden(element)) {
      hidden++;
      return FilterResult.SKIP_ENTIRELY;
    }
    boolean block = Tags.block(element);
    if (block) {
      if (whole == null) {
        flush();
      } else {
        apart();
      }
    } else if (kind == Kind.CODE && element.nameIs("code")) {
      apart();
    }
    enter(element);
    if (element.nameIs("a") && element.hasAttr("href")) {
      text.openLink(element.attr("href").strip());
    } else if (whole == null && block) {
      begin(element);
    } else if (element.nameIs("td") || element.nameIs("th")) {
      text.cell(aligned);
    } else if (element.nameIs("sup")) {
      text.raise(element);
    } else if (element.nameIs("label")) {
      text.space();
    }
    return FilterResult.CONTINUE;
  }

  @Override
  public FilterResult tail(Node node, int depth) {
    if (!(node instanceof Element element)) {
      return FilterResult.CONTINUE;
    }
    if (element.nameIs("a")) {
      text.closeLink();
    }
    if (element.equals(whole)) {
      flush();
      whole = null;
      kind = Kind.PARAGRAPH;
      level = 0;
    } else if (whole == null && Tags.block(element)) {
      flush();
    } else if (whole != null && Tags.block(element)) {
      apart();
    }
    if (element.equals(table)) {
      table = null;
      aligned = false;
    }
    switch (element.normalName()) {
      case "blockquote" -> quotes--;
      case "ul", "ol", "dl", "menu" -> lists.close();
      case "form" -> form(element);
      default -> {}
    }
    end.set(at, elements.size());
    endBlock.set(at, blocks.size());
    at = parent.get(at);
    return FilterResult.CONTINUE;
  }

  /// Sets what follows in the same block apart from what was before.
  private void apart() {
    if (kind != Kind.CODE) {
      text.space();
    } else if (!text.endsWithBreak()) {
      text.lineBreak();
    }
  }

  private void enter(Element element) {
    work.at(elements.size() % REPORT_EVERY == 0 ? elements.size() : 0, 0);
    parent.add(at);
    at = elements.size();
    elements.add(element);
    end.add(at + 1);
    firstBlock.add(blocks.size());
    endBlock.add(blocks.size());
    switch (element.normalName()) {
      case "blockquote" -> quotes++;
      case "ul", "ol", "dl", "menu" -> lists.open(element);
      case "table" -> table = table == null && Tags.data(element) ? element : table;
      default -> {}
    }
  }

  /// Begins the block of an element that is one by nature.
  private void begin(Element element) {
    switch (element.normalName()) {
      case "h1", "h2", "h3", "h4", "h5", "h6" -> gather(element, Kind.HEADING);
      case "pre", "listing", "xmp", "plaintext" -> gather(element, Kind.CODE);
      case "figcaption", "caption" -> gather(element, Kind.CAPTION);
      case "tr" -> {
        if (table != null) {
          boolean columns = Tags.columns(element);
          aligned |= columns;
          gather(element, columns ? Kind.COLUMNS : Kind.ROW);
        }
      }
      case "li", "dt", "dd" -> lists.item(element);
      default -> {}
    }
    level = kind == Kind.HEADING ? element.normalName().charAt(1) - '0' : 0;
  }

  private void gather(Element element, Kind what) {
    whole = element;
    kind = what;
  }

  /// What a passed-over element still says: a line break, a picture.
  private void skipped(Element element) {
    switch (element.normalName()) {
      case "br" -> {
        if (whole == null && text.endsWithBreak()) {
          flush();
        } else {
          text.lineBreak();
        }
      }
      case "hr" -> {
        if (whole == null) {
          flush();
        }
      }
      case "img" -> image(element);
      default -> {}
    }
  }

  private void image(Element image) {
    String alt = image.attr("alt").strip();
    if (alt.isEmpty()) {
      return;
    }
    boolean formula = alt.indexOf('\\') >= 0;
    if (formula || !text.isEmpty() && alt.indexOf(' ') < 0) {
      text.append(alt, Tags.range(image)); // a formula or a sign among words
    } else if (whole == null && text.isEmpty() && !text.inLink() && alt.split("\\s+").length >= 4) {
      blocks.add(new Block(Kind.IMAGE, 0, "", alt, Tags.range(image), List.of()));
    }
  }

  private void form(Element form) {
    String fields = Forms.describe(form);
    if (!fields.isEmpty()) {
      flush();
      blocks.add(new Block(Kind.FORM, 0, "", fields, Tags.range(form), List.of()));
    }
  }

  private void flush() {
    if (text.isBlank()) {
      text.clear();
      return;
    }
    Kind what = kind;
    String mark = "";
    if (kind == Kind.CODE && whole != null) {
      mark = Tags.language(whole);
    } else if (kind == Kind.PARAGRAPH && lists.itemOpen()) {
      what = Kind.ITEM;
      level = lists.depth();
      mark = lists.mark();
    } else if (kind == Kind.PARAGRAPH && quotes > 0) {
      what = Kind.QUOTE;
    }
    if (kind == Kind.HEADING) {
      text.dropLinkInBrackets();
    }
    Block block = text.take(what, level, mark);
    if (what != Kind.CODE
        || !block.text().chars().allMatch(c -> c <= '9' && (c <= ' ' || c >= '0'))) {
      blocks.add(block);
    }
    lists.begun();
    level = 0;
  }
}
