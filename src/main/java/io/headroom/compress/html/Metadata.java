package io.headroom.compress.html;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

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
  private static final JsonMapper JSON = JsonMapper.shared();

  /// Types of schema.org for pages that are not one running text.
  private static final Set<String> OTHERS =
      Set.of("Product", "ItemList", "SearchResultsPage", "CollectionPage", "ProfilePage");

  private static final int MOST_NODES = 10_000;
  private static final int MOST_TEXT = 300;
  private static final int SAME_START = 60;

  static Metadata of(Document page) {
    Linked linked = new Linked();
    for (Element script : page.getElementsByTag("script")) {
      if (script.attr("type").equalsIgnoreCase("application/ld+json")) {
        linked.read(script.data());
      }
    }
    Map<String, String> meta = new HashMap<>();
    for (Element one : page.getElementsByTag("meta")) {
      for (String key : new String[] {"property", "name", "itemprop"}) {
        for (String name : one.attr(key).split("\\s+", -1)) {
          meta.putIfAbsent(name, clean(one.attr("content")));
        }
      }
    }
    Function<String, String> said = key -> meta.getOrDefault(key, "");
    PageKind kind = linked.kind;
    if (kind == PageKind.UNKNOWN) {
      kind =
          switch (said.apply("og:type")) {
            case "article" -> PageKind.ARTICLE;
            case "product", "profile" -> PageKind.OTHER;
            default -> PageKind.UNKNOWN;
          };
    }
    return new Metadata(
        first(said.apply("og:title"), linked.headline, page.title()),
        first(
            linked.author,
            name(said.apply("author")),
            name(said.apply("article:author")),
            shown(page, "[itemprop=author] [itemprop=name], a[rel=author]")),
        day(
            first(
                linked.published,
                said.apply("article:published_time"),
                said.apply("datePublished"),
                attribute(
                    page, "time[itemprop~=datePublished], article time, main time", "datetime"))),
        first(said.apply("og:description"), said.apply("description")),
        first(attribute(page.head(), "link[rel=canonical]", "href"), said.apply("og:url")),
        kind);
  }

  /// Share of the title that a heading repeats, 0 if it says anything else: the title of a page has
  /// the site's name as well.
  double share(String heading) {
    String words = Letters.words(heading);
    String whole = Letters.words(title);
    return words.isBlank() || !whole.contains(words) ? 0 : (double) words.length() / whole.length();
  }

  /// Whether the title begins with a heading, as titles do that end with the site's name.
  boolean beginsWith(String heading) {
    String words = Letters.words(heading);
    return !words.isBlank() && Letters.words(title).startsWith(words);
  }

  /// Whether a text begins what the description says.
  boolean isDescribedBy(String text) {
    String words = Letters.of(description);
    return Letters.of(text).contains(words.substring(0, Math.min(SAME_START, words.length())));
  }

  private static String attribute(Element page, String select, String name) {
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
        JsonNode node = open.remove();
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
      } else if (OTHERS.contains(type)) {
        kind = kind == PageKind.UNKNOWN ? PageKind.OTHER : kind;
      }
    }

    private static String author(JsonNode author) {
      JsonNode one = author.isArray() && !author.isEmpty() ? author.get(0) : author;
      return name(one.isObject() ? text(one.path("name")) : text(one));
    }

    private static String text(JsonNode node) {
      JsonNode one = node.isArray() && !node.isEmpty() ? node.get(0) : node;
      return one.isString() ? clean(Parser.unescapeEntities(one.asString(), false)) : "";
    }
  }
}
