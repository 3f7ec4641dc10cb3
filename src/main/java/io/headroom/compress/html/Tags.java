package io.headroom.compress.html;

import io.headroom.text.Span;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.NodeIterator;
import org.jsoup.nodes.Range;

/// What the elements of HTML mean for reading a page.
final class Tags {
  /// Elements that set their content on lines of their own, by the rendering section of the HTML
  /// standard.
  private static final Set<String> BLOCKS =
      Set.of(
          "address",
          "article",
          "aside",
          "blockquote",
          "body",
          "caption",
          "center",
          "dd",
          "details",
          "dialog",
          "dir",
          "div",
          "dl",
          "dt",
          "fieldset",
          "figcaption",
          "figure",
          "footer",
          "form",
          "h1",
          "h2",
          "h3",
          "h4",
          "h5",
          "h6",
          "header",
          "hgroup",
          "html",
          "legend",
          "li",
          "listing",
          "main",
          "menu",
          "nav",
          "ol",
          "optgroup",
          "option",
          "p",
          "plaintext",
          "pre",
          "search",
          "section",
          "summary",
          "table",
          "tbody",
          "td",
          "tfoot",
          "th",
          "thead",
          "tr",
          "ul",
          "xmp");

  /// Elements whose content is not text to read.
  private static final Set<String> SILENT =
      Set.of(
          "applet",
          "area",
          "audio",
          "base",
          "br",
          "canvas",
          "datalist",
          "embed",
          "frame",
          "frameset",
          "head",
          "hr",
          "iframe",
          "img",
          "input",
          "link",
          "math",
          "meta",
          "meter",
          "noembed",
          "noframes",
          "noscript",
          "object",
          "param",
          "progress",
          "script",
          "select",
          "source",
          "style",
          "svg",
          "template",
          "textarea",
          "title",
          "track",
          "video");

  private static final Pattern UNSEEN =
      Pattern.compile("(?i)(?:display\\s*:\\s*none|visibility\\s*:\\s*hidden)");

  private static final Pattern LANGUAGE =
      Pattern.compile(
          "(?:^|\\s)(?:language-|lang-|highlight-source-|highlight-|brush:\\s*|sourceCode\\s+)"
              + "([A-Za-z][\\w+#-]*)");

  private Tags() {}

  static boolean block(Element element) {
    return BLOCKS.contains(element.normalName());
  }

  static boolean heading(Element element) {
    String name = element.normalName();
    return name.length() == 2
        && name.charAt(0) == 'h'
        && name.charAt(1) >= '1'
        && name.charAt(1) <= '6';
  }

  /// Whether the content is no text to read. A button is a control, but one that makes up a heading
  /// is the heading.
  static boolean silent(Element element, boolean isHeading) {
    String name = element.normalName();
    return SILENT.contains(name) || name.equals("button") && !isHeading;
  }

  /// Whether the page itself hides the element.
  static boolean hidden(Element element) {
    if (element.attributesSize() == 0) {
      return false;
    }
    return element.hasAttr("hidden")
        || element.attr("aria-hidden").equals("true")
        || UNSEEN.matcher(element.attr("style")).find();
  }

  /// Whether a table holds data, not the layout of a page: two rows of two cells at least, and no
  /// cell is itself built of titles, lists or further tables.
  static boolean data(Element table) {
    String role = table.attr("role");
    if (role.equals("presentation") || role.equals("none")) {
      return false;
    }
    int cells = 0;
    int blocks = 0;
    int wideRows = 0;
    int inRow = 0;
    boolean titled = false;
    for (NodeIterator<Element> all = new NodeIterator<>(table, Element.class); all.hasNext(); ) {
      Element inner = all.next();
      switch (inner.normalName()) {
        case "table", "h1", "h2", "h3", "form", "article", "section", "nav", "pre" -> {
          if (!inner.equals(table)) {
            return false;
          }
        }
        case "tr" -> inRow = 0;
        case "th", "td" -> {
          titled |= inner.nameIs("th");
          cells++;
          inRow++;
          wideRows += inRow == 2 ? 1 : 0;
        }
        case "p", "div", "ul", "ol", "h4", "h5", "h6" -> blocks++;
        default -> {}
      }
    }
    return wideRows >= 2 && (titled || blocks <= cells);
  }

  /// Whether a row has titles of columns only.
  static boolean columns(Element row) {
    return row.childrenSize() > 1
        && row.children().stream().allMatch(cell -> cell.nameIs("th"))
        && row.previousElementSibling() == null;
  }

  /// The language of a piece of code, as its page names it for highlighting.
  static String language(Element code) {
    Element child = code.firstElementChild();
    Element at = child != null && child.nameIs("code") ? child : code;
    for (int i = 0; i < 4 && at != null; i++, at = at.parent()) {
      String data = at.hasAttr("data-lang") ? at.attr("data-lang") : at.attr("data-language");
      if (!data.isBlank()) {
        return data.strip().toLowerCase(Locale.ROOT);
      }
      Matcher named = LANGUAGE.matcher(at.className());
      if (named.find()) {
        return at.className().substring(named.start(1), named.end(1)).toLowerCase(Locale.ROOT);
      }
    }
    return "";
  }

  /// Where a node stands in the source, empty where it was only implied.
  static Span range(Node node) {
    Range range = node.sourceRange();
    return range.isTracked() && range.endPos() > range.startPos()
        ? new Span(range.startPos(), range.endPos())
        : new Span(0, 0);
  }
}
