package io.headroom.compress.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Articles whose text is known, set into pages as sites of all sorts make them.
final class Pages {
  private static final String[] WORDS =
      ("harbour council winter ferry engine engineers report schedule island bridge traffic morning"
              + " repair budget decision members public weather crew passengers season station"
              + " evening minister figures service delay company signal measure ground water"
              + " wooden northern early careful quiet former local second nearly almost while")
          .split(" ");

  private Pages() {}

  /// A page and the text of the article in it.
  record Made(String name, String html, List<String> article) {}

  static List<Made> all(long seed) {
    return List.of(
        blogSoftware(seed),
        wrappedParagraphs(seed),
        lineBreaks(seed),
        layoutTable(seed),
        teasersBelow(seed),
        shownByScript(seed),
        withoutParagraphs(seed),
        oneBigForm(seed),
        consentFirst(seed),
        longComments(seed));
  }

  /// Title, day, menus, related stories and comments as blog software has them.
  static Made blogSoftware(long seed) {
    Text text = new Text(seed, 9);
    List<String> body = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      if (i == 3) {
        body.add("<h2>" + text.extra("What the council decided") + "</h2>");
      }
      if (i == 6) {
        body.add(
            "<ul><li>"
                + text.extra("A new engine for the older of the two boats")
                + "</li><li>"
                + text.extra("Two more crossings in the early morning")
                + "</li></ul>");
      }
      body.add("<p>" + text.paragraph(i) + "</p>");
    }
    return text.page(
        "blog software",
        "<header id=masthead><a href=/>The Site</a><nav>%s</nav></header>".formatted(links(8))
            + "<div id=content class=site-content><div id=post-77 class='post type-post tag-ferry'>"
            + "<h1 class=entry-title>The ferry stays</h1><div class=entry-meta>Posted on <a href=/d>May"
            + " 3, 2024</a> by <a href=/a>Ann</a></div><div class=entry-content>"
            + String.join("\n", body)
            + "<div class='sharedaddy'><h3>Share this:</h3>%s</div>".formatted(links(5))
            + "<div class=related-posts><h3>Related</h3>%s</div></div>".formatted(links(4))
            + "<div class=author-box><p>Ann writes about boats and about the people who need them"
            + " to get to work in the morning.</p></div>"
            + "<div class=post-navigation><a href=/p>Older</a> <a href=/n>Newer</a></div></div>"
            + comments(seed, 4)
            + "</div><div id=secondary class=widget-area><div class=widget><h3>Recent</h3>%s</div>"
                .formatted(links(6))
            + "<div class=widget><p>This site is run by volunteers who like the sea.</p></div></div>"
            + "<footer><p>Copyright 2024 The Site. All rights reserved.</p>%s</footer>"
                .formatted(links(9)));
  }

  /// Each paragraph in a wrapper of its own, names of classes made by a build tool.
  static Made wrappedParagraphs(long seed) {
    Text text = new Text(seed, 12);
    StringBuilder body = new StringBuilder();
    for (int i = 0; i < 12; i++) {
      body.append("<div class=css-").append(i % 3).append("a><div><p>").append(text.paragraph(i));
      body.append("</p></div></div>");
      if (i % 4 == 1) {
        body.append("<div class=css-ad1><p>Advertisement</p></div>");
      }
      if (i == 6) {
        body.append("<div class=css-rel2><ul>").append(items(4)).append("</ul></div>");
      }
    }
    return text.page(
        "wrapped paragraphs",
        "<div id=root><div class=css-x1>%s</div><main><div class=css-9z>".formatted(links(12))
            + "<h1>The ferry stays</h1><div class=css-b1><span>By Ann</span><span>3 May"
            + " 2024</span></div>"
            + body
            + "<div class=css-t1>%s</div>".formatted(links(5))
            + "</div><div class=css-m1><h2>Most read</h2><ol>%s</ol></div></main>"
                .formatted(items(10))
            + "<div class=css-f1>%s</div></div>".formatted(links(20)));
  }

  /// Text between line breaks, as pages of an earlier age have it.
  static Made lineBreaks(long seed) {
    Text text = new Text(seed, 8);
    List<String> body = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      body.add(text.paragraph(i));
    }
    return text.page(
        "line breaks",
        "<div id=menu>%s</div><div class=post-outer><h3 class=post-title>The ferry stays</h3>"
                .formatted(links(6))
            + "<div class='post-body entry'>"
            + String.join("<br />\n<br />\n", body)
            + "</div><div class=post-footer>Posted by Ann at 10:14 %s</div></div>"
                .formatted(links(3))
            + "<div id=side><h2>Archive</h2><ul>%s</ul></div>".formatted(items(15)));
  }

  static Made layoutTable(long seed) {
    Text text = new Text(seed, 7);
    StringBuilder body = new StringBuilder();
    for (int i = 0; i < 7; i++) {
      body.append("<p><font size=2>").append(text.paragraph(i)).append("</font></p>");
    }
    return text.page(
        "layout table",
        "<table width=100%><tr><td colspan=3><a href=/>Home</a></td></tr><tr><td valign=top>"
            + links(14)
            + "</td><td><h1>The ferry stays</h1>"
            + body
            + "</td><td><b>News</b><br>"
            + links(7)
            + "</td></tr></table>");
  }

  /// More stories below, each with the first words of it.
  static Made teasersBelow(long seed) {
    Text text = new Text(seed, 10);
    StringBuilder body = new StringBuilder();
    for (int i = 0; i < 10; i++) {
      body.append("<p>").append(text.paragraph(i)).append("</p>");
    }
    StringBuilder cards = new StringBuilder();
    Text others = new Text(seed + 1, 8);
    for (int i = 0; i < 8; i++) {
      cards.append("<div class=c><a href=/s").append(i).append("><h4>").append(others.start(i, 25));
      cards.append("</h4></a><p>").append(others.start(i, 60)).append("</p></div>");
    }
    return text.page(
        "teasers below",
        "<nav>%s</nav><article><header><h1>The ferry stays</h1><p>Ann</p><p>6 min read</p></header>"
                .formatted(links(4))
            + "<section>"
            + body
            + "</section><footer>%s</footer></article><section><h2>More from the coast</h2>"
                .formatted(links(5))
            + cards
            + "</section>");
  }

  /// Hidden until a script shows it.
  static Made shownByScript(long seed) {
    Text text = new Text(seed, 6);
    StringBuilder body = new StringBuilder();
    for (int i = 0; i < 6; i++) {
      body.append("<p>").append(text.paragraph(i)).append("</p>");
    }
    return text.page(
        "shown by script",
        "<div class=top>%s</div><div id=app style='display:none'><h1>The ferry stays</h1>"
                .formatted(links(5))
            + body
            + "</div><script>show('app')</script>");
  }

  /// Paragraphs that are no `p`.
  static Made withoutParagraphs(long seed) {
    Text text = new Text(seed, 9);
    StringBuilder body = new StringBuilder();
    for (int i = 0; i < 9; i++) {
      body.append("<div>").append(text.paragraph(i)).append("</div>");
    }
    return text.page(
        "without paragraphs",
        "<div class=bar>%s</div><div class=w><div class=l><h2>The ferry stays</h2>"
                .formatted(links(9))
            + body
            + "</div><div class=r><div>%s</div></div></div>".formatted(links(11)));
  }

  static Made oneBigForm(long seed) {
    Text text = new Text(seed, 8);
    StringBuilder body = new StringBuilder();
    for (int i = 0; i < 8; i++) {
      body.append("<p>").append(text.paragraph(i)).append("</p>");
    }
    return text.page(
        "one big form",
        "<form action=p.aspx><input type=hidden name=__STATE value=xyz><div class=crumbs>%s</div>"
                .formatted(links(3))
            + "<div id=mainArea><h1>The ferry stays</h1>"
            + body
            + "</div><div id=rightSide>%s</div><input type=submit value=Search></form>"
                .formatted(links(10)));
  }

  static Made consentFirst(long seed) {
    Text text = new Text(seed, 4);
    StringBuilder body = new StringBuilder();
    for (int i = 0; i < 4; i++) {
      body.append("<p>").append(text.paragraph(i)).append("</p>");
    }
    return text.page(
        "consent first",
        "<div id=cookie-consent><p>We and our partners store information on a device, such as"
            + " cookies, and process personal data for personalised content. You may change your"
            + " mind at any time in the settings.</p><button>Accept</button></div><div"
            + " class=page><h1>The ferry stays</h1><div class=story>"
            + body
            + "</div></div>");
  }

  /// More comments than article.
  static Made longComments(long seed) {
    Text text = new Text(seed, 6);
    StringBuilder body = new StringBuilder();
    for (int i = 0; i < 6; i++) {
      body.append("<p>").append(text.paragraph(i)).append("</p>");
    }
    return text.page(
        "long comments",
        "<div class=wrap><h1>The ferry stays</h1><div class=story>"
            + body
            + "</div>"
            + comments(seed, 16)
            + "</div>");
  }

  static String comments(long seed, int count) {
    Text text = new Text(seed + 7, count);
    StringBuilder comments = new StringBuilder("<div id=comments><h3>Comments</h3><ol>");
    for (int i = 0; i < count; i++) {
      comments.append("<li class=comment><div class=who>reader").append(i).append(" says</div><p>");
      comments
          .append(text.paragraph(i))
          .append("</p><a href=#r")
          .append(i)
          .append(">Reply</a></li>");
    }
    return comments
        + "</ol><form><textarea name=comment></textarea><button>Send</button></form></div>";
  }

  static String links(int count) {
    StringBuilder links = new StringBuilder();
    for (int i = 0; i < count; i++) {
      links.append("<a href=/l/").append(i).append(">").append(WORDS[i]).append("</a> ");
    }
    return links.toString();
  }

  static String items(int count) {
    StringBuilder items = new StringBuilder();
    for (int i = 0; i < count; i++) {
      items.append("<li><a href=/i/").append(i).append(">A story of ").append(WORDS[i + 3]);
      items.append(" and ").append(WORDS[i + 9]).append("</a></li>");
    }
    return items.toString();
  }

  /// How a sentence is written.
  enum Script {
    LATIN("The", " ", ".", String.join(" ", WORDS)),
    HAN("今天", "", "。", "港口 委员会 冬天 渡轮 发动机 工程师 报告 岛屿 桥梁 早晨 维修 预算 成员 天气 船员 乘客"),
    ARABIC(
        "قال",
        " ",
        ".",
        "الميناء المجلس الشتاء العبارة المحرك المهندس التقرير الجزيرة الجسر الصباح");

    private final String start;
    private final String blank;
    private final String end;
    private final String words;

    Script(String start, String blank, String end, String words) {
      this.start = start;
      this.blank = blank;
      this.end = end;
      this.words = words;
    }
  }

  /// Paragraphs of made-up sentences.
  static final class Text {
    private final List<String> paragraphs = new ArrayList<>();
    private final List<String> article = new ArrayList<>();
    private final Random random;
    private final Script script;

    Text(long seed, int count) {
      this(seed, count, Script.LATIN);
    }

    Text(long seed, int count, Script script) {
      this.random = new Random(seed);
      this.script = script;
      for (int i = 0; i < count; i++) {
        StringBuilder paragraph = new StringBuilder();
        for (int s = 1 + random.nextInt(4); s > 0; s--) {
          paragraph.append(paragraph.isEmpty() ? "" : " ").append(sentence());
        }
        paragraphs.add(paragraph.toString());
      }
    }

    private String sentence() {
      String[] words = script.words.split(" ", -1);
      StringBuilder sentence = new StringBuilder(script.start);
      for (int w = 7 + random.nextInt(12); w > 0; w--) {
        sentence.append(script.blank).append(words[random.nextInt(words.length)]);
      }
      return sentence + script.end;
    }

    String paragraph(int i) {
      article.add(paragraphs.get(i));
      return paragraphs.get(i);
    }

    String start(int i, int length) {
      return paragraphs.get(i).substring(0, Math.min(length, paragraphs.get(i).length()));
    }

    String extra(String text) {
      article.add(text);
      return text;
    }

    Made page(String name, String body) {
      String html =
          "<!DOCTYPE html><html><head><title>The ferry stays - The Site</title><style>p{}</style>"
              + "<script>var a = '<p>not text</p>';</script></head><body>"
              + body
              + "</body></html>";
      return new Made(name, html, List.copyOf(article));
    }
  }
}
