package io.headroom.compress.html;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// What a page says about itself for programs: in JSON-LD (schema.org), in Open Graph and HTML
/// `meta` elements. Empty strings where it says nothing.
///
/// @param title of the content, without the site's name where the page tells them apart
/// @param author who wrote it
/// @param published day of publication as written there
/// @param description a summary
/// @param address where the page says it is
/// @param kind what it declares to be
record Metadata(
    String title,
    String author,
    String published,
    String description,
    String address,
    PageKind kind) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MOST_NODES = 10_000;
  private static final int MOST_TEXT = 300;
  private static final int SAME_START = 60;

  static Metadata of(Document page) {
    Linked linked = new Linked();
    for (Element script : page.select("script[type=application/ld+json]")) {
      linked.read(script.data());
    }
    String named = first(meta(page, "og:title"), linked.headline, page.title());
    PageKind kind = linked.kind;
    if (kind == PageKind.UNKNOWN && meta(page, "og:type").equals("article")) {
      kind = PageKind.ARTICLE;
    }
    return new Metadata(
        named,
        first(
            linked.author,
            name(meta(page, "author")),
            name(meta(page, "article:author")),
            shown(page, "[itemprop=author] [itemprop=name], a[rel=author]")),
        day(
            first(
                linked.published,
                meta(page, "article:published_time"),
                attribute(page, "meta[itemprop~=datePublished]", "content"),
                attribute(page, "[itemprop=datePublished]", "datetime"),
                attribute(page, "article time[datetime], main time[datetime]", "datetime"))),
        first(meta(page, "og:description"), meta(page, "description")),
        first(attribute(page, "link[rel=canonical]", "href"), meta(page, "og:url")),
        kind);
  }

  /// Whether a heading is what the title names, alone or with the site's name.
  boolean isTitle(String heading) {
    String words = letters(heading);
    return !words.isEmpty() && letters(title).contains(words);
  }

  /// Whether a text begins what the description says.
  boolean isDescribedBy(String text) {
    String words = letters(description);
    return letters(text).contains(words.substring(0, Math.min(SAME_START, words.length())));
  }

  private static String letters(String text) {
    StringBuilder letters = new StringBuilder();
    text.codePoints()
        .filter(Character::isLetterOrDigit)
        .map(Character::toLowerCase)
        .forEach(letters::appendCodePoint);
    return letters.toString();
  }

  private static String meta(Document page, String name) {
    Element meta = page.selectFirst("meta[property=%s], meta[name=%s]".formatted(name, name));
    return meta == null ? "" : clean(meta.attr("content"));
  }

  private static String attribute(Document page, String select, String name) {
    Element element = page.selectFirst(select);
    return element == null ? "" : element.attr(name).strip();
  }

  private static String shown(Document page, String select) {
    Element element = page.selectFirst(select);
    return element == null ? "" : clean(element.text());
  }

  /// Some give the address of a profile where a name belongs.
  private static String name(String author) {
    return author.contains("://") ? "" : author;
  }

  private static String day(String time) {
    return time.length() > 10 && time.charAt(4) == '-' ? time.substring(0, 10) : time;
  }

  private static String first(String... values) {
    for (String value : values) {
      if (!value.isBlank()) {
        return clean(value);
      }
    }
    return "";
  }

  private static String clean(String text) {
    String line = text.strip().replaceAll("\\s+", " ");
    return line.length() <= MOST_TEXT ? line : "";
  }

  /// What the JSON-LD of a page says, the first mention of each thing.
  private static final class Linked {
    private String headline = "";
    private String author = "";
    private String published = "";
    private PageKind kind = PageKind.UNKNOWN;

    void read(String json) {
      Deque<JsonNode> open = new ArrayDeque<>();
      try {
        open.add(JSON.readTree(json));
      } catch (JacksonException _) {
        return; // many pages have it broken; there are other sources
      }
      for (int seen = 0; !open.isEmpty() && seen < MOST_NODES; seen++) {
        JsonNode node = open.poll();
        if (node.isArray() || node.isObject()) {
          if (node.isObject()) {
            object(node);
          }
          node.forEach(child -> {
            if (child.isContainer()) {
              open.add(child);
            }
          });
        }
      }
    }

    private void object(JsonNode node) {
      String type = text(node.path("@type"));
      if (type.endsWith("Article") || type.endsWith("Posting")) {
        kind = kind == PageKind.UNKNOWN ? PageKind.ARTICLE : kind;
        headline = headline.isEmpty() ? text(node.path("headline")) : headline;
        author = author.isEmpty() ? author(node.path("author")) : author;
        published = published.isEmpty() ? text(node.path("datePublished")) : published;
      } else if (type.equals("ItemList") || type.equals("SearchResultsPage")) {
        kind = kind == PageKind.UNKNOWN ? PageKind.LISTING : kind;
      }
    }

    private static String author(JsonNode author) {
      JsonNode one = author.isArray() && !author.isEmpty() ? author.get(0) : author;
      return name(one.isObject() ? text(one.path("name")) : text(one));
    }

    private static String text(JsonNode node) {
      JsonNode one = node.isArray() && !node.isEmpty() ? node.get(0) : node;
      return one.isString()
          ? clean(org.jsoup.parser.Parser.unescapeEntities(one.asString(), false))
          : "";
    }
  }
}
