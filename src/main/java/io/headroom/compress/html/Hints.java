package io.headroom.compress.html;

import io.headroom.compress.html.Page.Sums;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/// What an element is there for, as far as its page says so: by its tag or role, which are meant to
/// say it, or by the words its author made class names and ids of, which only hint at it.
final class Hints {
  private static final Map<String, Part> TAGS =
      Map.of(
          "nav", Part.NAVIGATION,
          "aside", Part.SIDEBAR,
          "footer", Part.FOOTER,
          "header", Part.HEADER,
          "dialog", Part.NOTICE,
          "search", Part.FORM);

  private static final Map<String, Part> ROLES =
      Map.of(
          "navigation", Part.NAVIGATION,
          "menu", Part.NAVIGATION,
          "menubar", Part.NAVIGATION,
          "banner", Part.HEADER,
          "contentinfo", Part.FOOTER,
          "complementary", Part.SIDEBAR,
          "search", Part.FORM,
          "toolbar", Part.SHARING,
          "dialog", Part.NOTICE,
          "alertdialog", Part.NOTICE);

  /// Words that templates of all sorts of pages share, in class names and ids.
  private static final Map<String, Part> WORDS = new HashMap<>();

  static {
    put(Part.NAVIGATION, "nav navbar navigation menu breadcrumb breadcrumbs pagination pager prev");
    put(Part.SIDEBAR, "sidebar rail widget widgets");
    put(Part.FOOTER, "footer copyright disclaimer");
    put(Part.LINKS, "related recommended recommendations trending popular teaser teasers promo");
    put(Part.COMMENTS, "comment comments respond replies");
    put(Part.SHARING, "share sharing social follow");
    put(Part.ADVERT, "ad ads advert adverts advertisement sponsor sponsored banner");
    put(Part.NOTICE, "newsletter subscribe signup paywall cookie cookies consent modal popup");
    put(Part.BYLINE, "byline author authors bio meta tags tag dateline timestamp credit credits");
  }

  private static void put(Part part, String words) {
    for (String word : words.split(" ", -1)) {
      WORDS.put(word, part);
    }
  }

  /// A word that more than this share of the running text stands under tells of the template, not
  /// of the part.
  private static final double MOST = 0.5;

  /// Comments may well be longer than what they comment on, but there is something they comment on.
  private static final int LEAST_COMMENTED = 250;

  private final Set<String> meaningless = new HashSet<>();

  private final Page page;

  /// Finds out which words mean something on a page.
  Hints(Page page, Sums sums) {
    this.page = page;
    Map<String, int[]> covered = new HashMap<>(); // end of the last element, running text so far
    for (int e = 0; e < page.size(); e++) {
      int element = e;
      Element at = page.elements().get(e);
      if (at.attributesSize() > 0 && sums.prose(e) > 0) {
        Predicate<String> note =
            word -> {
              int[] cover = covered.computeIfAbsent(word, _ -> new int[2]);
              if (element >= cover[0]) {
                cover[0] = page.end()[element];
                cover[1] += sums.prose(element);
              }
              return false;
            };
        find(id(element), note);
        find(at.className(), note);
      }
    }
    covered.forEach((word, cover) -> {
      if (cover[1] > MOST * sums.prose(0) && WORDS.get(word) != Part.COMMENTS) {
        meaningless.add(word);
      }
    });
    if (!commentsFollow(sums)) {
      WORDS.forEach((word, part) -> {
        if (part == Part.COMMENTS) {
          meaningless.add(word);
        }
      });
    }
  }

  /// Comments come after what they comment on. Where they do not, it is the content that is named
  /// so: a text about comments, a list of them.
  private boolean commentsFollow(Sums sums) {
    int before = -1;
    int comments = 0;
    for (int e = 0; e < page.size(); ) {
      if (sums.prose(e) > 0 && hinted(e).equals(Optional.of(Part.COMMENTS))) {
        before = before < 0 ? sums.before(e) : before;
        comments += sums.prose(e);
        e = page.end()[e];
      } else {
        e++;
      }
    }
    int commented = sums.prose(0) - comments;
    return commented >= LEAST_COMMENTED && 2 * before >= commented;
  }

  /// What tag and role say.
  static Optional<Part> said(Element element) {
    Part byRole = ROLES.get(element.attr("role"));
    return Optional.ofNullable(byRole != null ? byRole : TAGS.get(element.normalName()));
  }

  /// What class names and id hint at.
  Optional<Part> hinted(int element) {
    Element at = page.elements().get(element);
    if (at.attributesSize() == 0 || Tags.heading(at)) {
      return Optional.empty();
    }
    Predicate<String> meant = word -> !meaningless.contains(word);
    Part byId = find(id(element), meant);
    return Optional.ofNullable(byId != null ? byId : find(at.className(), meant));
  }

  /// The id of an element, empty where it only repeats its title, as that of a section in a text
  /// about sharing.
  private String id(int element) {
    String id = page.elements().get(element).id();
    if (id.isEmpty() || page.firstBlock()[element] == page.endBlock()[element]) {
      return id;
    }
    Block first = page.blocks().get(page.firstBlock()[element]);
    boolean title =
        first.kind() == Block.Kind.HEADING && Letters.of(id).startsWith(Letters.of(first.text()));
    return title ? "" : id;
  }

  /// The first accepted word of the table in names such as `post-share`, `postShare`, `post_share`.
  private static @Nullable Part find(String names, Predicate<String> accept) {
    int start = 0;
    for (int i = 0; i <= names.length(); i++) {
      boolean ends = i == names.length() || !Character.isLetter(names.charAt(i));
      boolean hump =
          !ends
              && i > start
              && Character.isUpperCase(names.charAt(i))
              && Character.isLowerCase(names.charAt(i - 1));
      if (ends || hump) {
        if (i > start) {
          String word = names.substring(start, i).toLowerCase(Locale.ROOT);
          Part part = WORDS.get(word);
          if (part != null && accept.test(word)) {
            return part;
          }
        }
        start = hump ? i : i + 1;
      }
    }
    return null;
  }
}
