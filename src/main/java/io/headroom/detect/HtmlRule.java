package io.headroom.detect;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// An HTML page, by its doctype or root element, or a fragment of one: begins and ends with a tag,
/// and has one every few words. Markdown that uses a few tags is neither.
final class HtmlRule implements Rule {
  private static final int WINDOW = 1 << 16;
  private static final int LEAST_TAGS = 4;
  private static final int MOST_BETWEEN = 120; // characters of text to a tag, on average

  private static final Pattern PAGE =
      Pattern.compile("<(?:!doctype\\s+html|html[\\s>])", Pattern.CASE_INSENSITIVE);

  private static final Pattern TAG =
      Pattern.compile(
          "</?(?:a|abbr|article|aside|b|blockquote|body|br|button|code|dd|div|dl|dt|em|fieldset|figure"
              + "|footer|form|h[1-6]|head|header|hr|i|iframe|img|input|label|li|link|main|meta|nav|ol"
              + "|option|p|path|picture|pre|script|section|select|small|source|span|strong|style|sub|sup"
              + "|svg|table|tbody|td|textarea|tfoot|th|thead|title|tr|u|ul|video)\\b[^<>]{0,2000}>",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern MARKDOWN = Pattern.compile("(?m)^(#{1,6} |```|[-*] \\S)");

  @Override
  public Claim judge(Sample sample) {
    if (sample.first() != '<') {
      return Claim.NONE;
    }
    String start = sample.text().substring(0, Math.min(WINDOW, sample.text().length()));
    if (PAGE.matcher(start).region(prolog(start), start.length()).lookingAt()) {
      return Claim.proven(ContentKind.HTML, "begins as an HTML page");
    }
    int tags = 0;
    int inTags = 0;
    Matcher tag = TAG.matcher(start);
    while (tag.find()) {
      tags++;
      inTags += tag.end() - tag.start();
    }
    boolean fragment =
        tags >= LEAST_TAGS
            && (start.length() - inTags) / tags <= MOST_BETWEEN
            && sample.filled().getLast().endsWith(">")
            && !MARKDOWN.matcher(start).find();
    return fragment ? new Claim(ContentKind.HTML, 0.9, tags + " HTML tags") : Claim.NONE;
  }

  /// End of the white space, comments and processing instructions a page may begin with.
  private static int prolog(String text) {
    int at = 0;
    while (at < text.length()) {
      if (Character.isWhitespace(text.charAt(at))) {
        at++;
      } else if (text.startsWith("<!--", at) || text.startsWith("<?", at)) {
        String close = text.startsWith("<!--", at) ? "-->" : ">";
        int end = text.indexOf(close, at);
        at = end < 0 ? text.length() : end + close.length();
      } else {
        break;
      }
    }
    return at;
  }
}
