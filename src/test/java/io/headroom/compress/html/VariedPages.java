package io.headroom.compress.html;

import io.headroom.compress.html.Pages.Made;
import io.headroom.compress.html.Pages.Script;
import io.headroom.compress.html.Pages.Text;
import java.util.List;

/// Articles whose text is known, of more kinds than news: encyclopedias, manuals, forums, lists.
final class VariedPages {
  private static final String FOOTER =
      "<footer><p>All rights reserved by the publisher of this site.</p>"
          + Pages.links(6)
          + "</footer>";

  private VariedPages() {}

  static List<Made> all(long seed) {
    return List.of(
        encyclopedia(seed),
        manual(seed),
        question(seed),
        listicle(seed),
        declared(seed),
        han(seed),
        arabic(seed),
        teaser(seed),
        nestedBoxes(seed),
        quotesAndBoxes(seed),
        release(seed));
  }

  /// An info box, a table of contents, marks to edit, references and categories.
  static Made encyclopedia(long seed) {
    Text text = new Text(seed, 10);
    StringBuilder body = new StringBuilder();
    for (int i = 0; i < 10; i++) {
      if (i % 3 == 1) {
        body.append("<h2><span class=mw-headline>").append(text.extra("The boats of decade " + i));
        body.append("</span><span class=mw-editsection>[<a href=/e>edit</a>]</span></h2>");
      }
      body.append("<p>").append(text.paragraph(i)).append("</p>");
    }
    return text.page(
        "encyclopedia",
        "<div id=mw-navigation>"
            + Pages.links(20)
            + "</div><div id=content role=main>"
            + "<h1 id=firstHeading>The ferry stays</h1><div id=siteSub>From the free book</div>"
            + "<div id=mw-content-text><div class=mw-parser-output>"
            + "<div id=toc class=toc><h2>Contents</h2><ul>"
            + Pages.items(4)
            + "</ul></div>"
            + body
            + "<div class=navbox><table><tr><th>Ferries</th></tr><tr><td>"
            + Pages.links(15)
            + "</td></tr></table></div></div></div><div id=catlinks>Categories: "
            + Pages.links(4)
            + "</div></div>"
            + FOOTER);
  }

  /// A side bar of chapters, code among the paragraphs, links to the pages before and after.
  static Made manual(long seed) {
    Text text = new Text(seed, 9);
    StringBuilder body = new StringBuilder();
    for (int i = 0; i < 9; i++) {
      if (i % 3 == 0) {
        body.append("<h2 id=s").append(i).append('>').append(text.extra("Setting up part " + i));
        body.append("<a class=headerlink href=#s").append(i).append(">¶</a></h2>");
      }
      body.append("<p>").append(text.paragraph(i)).append("</p>");
      if (i % 4 == 1) {
        body.append("<div class=highlight><pre><code>");
        body.append(text.extra("ferry start --engine " + i + "\nferry status --all"));
        body.append("</code></pre></div>");
      }
    }
    return text.page(
        "manual",
        "<div class=wy-nav-side><ul>"
            + Pages.items(25)
            + "</ul></div><section class=wy-nav-content>"
            + "<div role=navigation><ul class=breadcrumbs><li><a href=/>Docs</a></li><li>Ferry</li></ul></div>"
            + "<div role=main class=document><div itemprop=articleBody><h1>The ferry stays</h1>"
            + body
            + "</div></div><footer><div class=rst-footer-buttons><a href=n>Next</a><a href=p>Previous</a></div>"
            + "<p>Built with a tool and a theme.</p></footer></section>");
  }

  /// A question with answers below, each of them text of its own.
  static Made question(long seed) {
    Text text = new Text(seed, 9);
    StringBuilder body = new StringBuilder();
    for (int i = 0; i < 9; i += 3) {
      body.append("<div class='post").append(i == 0 ? " question" : " answer");
      body.append("'><div class=vote><button>up</button><span>").append(i + 4);
      body.append("</span></div><div class=post-text>");
      for (int p = i; p < i + 3; p++) {
        body.append("<p>").append(text.paragraph(p)).append("</p>");
      }
      body.append(
          "</div><div class=post-menu><a href=/s>Share</a> <a href=/f>Follow</a></div></div>");
    }
    return text.page(
        "question",
        "<header>"
            + Pages.links(6)
            + "</header><div id=mainbar><h1>The ferry stays</h1>"
            + body
            + "</div><div id=sidebar><h4>Related</h4><ul>"
            + Pages.items(12)
            + "</ul></div>"
            + FOOTER);
  }

  /// Numbered headings, each with a picture and its caption.
  static Made listicle(long seed) {
    Text text = new Text(seed, 8);
    StringBuilder body = new StringBuilder();
    for (int i = 0; i < 8; i++) {
      body.append("<h2>").append(text.extra(i + 1 + ". A boat worth the trip")).append("</h2>");
      body.append(
          "<figure><img src=/b.jpg alt=boat><figcaption>Photo: a reader</figcaption></figure>");
      body.append("<p>").append(text.paragraph(i)).append("</p>");
      if (i == 3) {
        body.append("<aside class=newsletter><p>Get the best boats in your inbox every week.</p>");
        body.append("<form><input type=email><button>Subscribe</button></form></aside>");
      }
    }
    return text.page(
        "listicle",
        "<nav>"
            + Pages.links(10)
            + "</nav><article><h1>The ferry stays</h1><p class=byline>By Ann</p>"
            + body
            + "</article><section class=more><h3>More lists</h3><ul>"
            + Pages.items(8)
            + "</ul></section>"
            + FOOTER);
  }

  /// Declared as an article in metadata, the text in plain boxes.
  static Made declared(long seed) {
    Text text = new Text(seed, 7);
    StringBuilder body = new StringBuilder();
    for (int i = 0; i < 7; i++) {
      body.append("<div>").append(text.paragraph(i)).append("</div>");
    }
    return text.page(
        "declared",
        "<script type=application/ld+json>{\"@context\":\"https://schema.org\",\"@type\":\"NewsArticle\","
            + "\"headline\":\"The ferry stays\",\"author\":{\"@type\":\"Person\",\"name\":\"Ann\"}}</script>"
            + "<div class=top>"
            + Pages.links(9)
            + "</div><div itemscope itemtype=https://schema.org/NewsArticle>"
            + "<h1 itemprop=headline>The ferry stays</h1><div itemprop=articleBody>"
            + body
            + "</div></div><div class=right>"
            + Pages.links(11)
            + "</div>"
            + FOOTER);
  }

  static Made han(long seed) {
    return scripted(seed, "han", Script.HAN, "ltr");
  }

  static Made arabic(long seed) {
    return scripted(seed, "arabic", Script.ARABIC, "rtl");
  }

  private static Made scripted(long seed, String name, Script script, String direction) {
    Text text = new Text(seed, 9, script);
    StringBuilder body = new StringBuilder();
    for (int i = 0; i < 9; i++) {
      body.append("<p>").append(text.paragraph(i)).append("</p>");
    }
    return text.page(
        name,
        "<div dir="
            + direction
            + "><div class=header><ul>"
            + Pages.items(9)
            + "</ul></div>"
            + "<div class=article><h1>The ferry stays</h1><div class=article-content>"
            + body
            + "</div></div><div class=hot><h3>24h</h3><ol>"
            + Pages.items(10)
            + "</ol></div></div>");
  }

  /// The beginning of an article and why there is no more of it.
  static Made teaser(long seed) {
    Text text = new Text(seed, 5);
    StringBuilder body = new StringBuilder();
    for (int i = 0; i < 5; i++) {
      body.append("<p>").append(text.paragraph(i)).append("</p>");
    }
    return text.page(
        "teaser",
        "<header>"
            + Pages.links(8)
            + "</header><main><article><h1>The ferry stays</h1><div class=body>"
            + body
            + "</div><div class=paywall><h2>Read on</h2><p>Subscribe now for one a month.</p>"
            + "<a href=/sub>Subscribe</a> <a href=/login>Sign in</a></div></article></main>"
            + FOOTER);
  }

  /// Boxes in boxes without a name that says anything, one paragraph each, claps and cards below.
  static Made nestedBoxes(long seed) {
    Text text = new Text(seed, 14);
    StringBuilder body = new StringBuilder();
    for (int i = 0; i < 14; i++) {
      body.append(i % 5 == 0 ? "</section><section class='aa ab'><div class=n><div class=o>" : "");
      body.append("<p class='pw-post-body-paragraph q r'>")
          .append(text.paragraph(i))
          .append("</p>");
      body.append(i % 5 == 4 ? "</div></div>" : "");
    }
    return text.page(
        "nested boxes",
        "<div id=root><div class='a b'><div class=c>"
            + Pages.links(5)
            + "</div><div class=d><article><div><div>"
            + "<section><h1>The ferry stays</h1><div class=e><a href=/a>Ann</a><div>6 min read</div></div>"
            + body
            + "</div></div></section></div></div></article><div class=f><button>clap</button><span>1.2K</span>"
            + "</div><div class=g><h2>More from Ann</h2><div>"
            + Pages.links(8)
            + "</div></div></div></div></div>");
  }

  /// Quotations and boxes of facts that belong to the text, between others that do not.
  static Made quotesAndBoxes(long seed) {
    Text text = new Text(seed, 12);
    StringBuilder body = new StringBuilder();
    for (int i = 0; i < 12; i++) {
      boolean quote = i % 5 == 2;
      body.append(quote ? "<blockquote><p>" : "<p>").append(text.paragraph(i));
      body.append(quote ? "</p></blockquote>" : "</p>");
      if (i == 4) {
        body.append(
            "<div class=related-inline><strong>Read also</strong> <a href=/x>A story of boats</a></div>");
      }
      if (i == 7) {
        body.append(
            "<table><caption>Crossings</caption><tr><th>Month</th><th>Trips</th></tr><tr><td>");
        body.append("May</td><td>310</td></tr><tr><td>June</td><td>344</td></tr></table>");
      }
    }
    return text.page(
        "quotes and boxes",
        "<div class=site-header>"
            + Pages.links(7)
            + "</div><div class=content><h1>The ferry stays</h1>"
            + body
            + "<div class=tags>"
            + Pages.links(4)
            + "</div></div><aside class=sidebar><h3>Popular</h3><ul>"
            + Pages.items(9)
            + "</ul></aside>"
            + FOOTER);
  }

  /// Notes of a release: most of the text in lists.
  static Made release(long seed) {
    Text text = new Text(seed, 12);
    StringBuilder body = new StringBuilder("<p>" + text.paragraph(0) + "</p>");
    for (int i = 1; i < 12; i++) {
      if (i % 4 == 1) {
        body.append(i > 1 ? "</ul>" : "").append("<h3>").append(text.extra("Changes of week " + i));
        body.append("</h3><ul>");
      }
      body.append("<li>").append(text.paragraph(i)).append("</li>");
    }
    return text.page(
        "release",
        "<nav>"
            + Pages.links(10)
            + "</nav><main><h1>The ferry stays</h1><p>May 3, 2024</p>"
            + body
            + "</ul></main>"
            + FOOTER);
  }
}
