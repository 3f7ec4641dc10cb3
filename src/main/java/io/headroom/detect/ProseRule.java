package io.headroom.detect;

import io.headroom.text.Chars;
import java.util.List;

/// Texts for people, where other rules might see their own structure in parts: documents with
/// headings and fenced examples, sentences, and files shown with line numbers.
final class ProseRule implements Rule {
  private static final double LEAST_SENTENCES = 0.4;
  private static final double LEAST_NUMBERED = 0.8;
  private static final int LEAST_WORDS = 6;
  private static final int PARAGRAPH = 240; // characters

  @Override
  public Claim judge(Sample sample) {
    int sentences = 0;
    int headings = 0;
    int fences = 0;
    int numbered = 0;
    int last = -1;
    List<String> lines = sample.filled();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      String body = line.strip();
      int number = number(body);
      numbered += number >= 0 && number == last + 1 ? 1 : 0;
      last = number;
      if (body.startsWith("```") || body.startsWith("~~~")) {
        fences++;
      } else if (isHeading(body)) {
        headings++;
      } else {
        // People do not say the same thrice, but paragraphs may begin alike.
        boolean sentence =
            isSentence(body) && (line.length() >= PARAGRAPH || !sample.templates().repeats(i));
        sentences += sentence || isBullet(body) ? 1 : 0;
      }
    }
    if (sample.share(numbered) >= LEAST_NUMBERED) {
      return new Claim(ContentKind.TEXT, 0.97, "lines numbered one by one");
    }
    if (fences >= 2 && headings > 0) {
      return new Claim(ContentKind.TEXT, 0.96, "headings and fenced examples");
    }
    double share = sample.share(sentences + headings + fences);
    return share >= LEAST_SENTENCES
        ? new Claim(ContentKind.TEXT, 0.5 + 0.42 * share, Math.round(share * 100) + "% prose")
        : Claim.NONE;
  }

  private static int number(String body) {
    int at = 0;
    while (at < body.length() && at < 9 && Chars.isDigit(body.charAt(at))) {
      at++;
    }
    return at == 0 ? -1 : Integer.parseInt(body, 0, at, 10);
  }

  private static boolean isHeading(String body) {
    int level = 0;
    while (level < body.length() && body.charAt(level) == '#') {
      level++;
    }
    if (level > 0) {
      return level <= 6 && level < body.length() && body.charAt(level) == ' ';
    }
    // The underline of a heading.
    return body.length() >= 3
        && "=-~^".indexOf(body.charAt(0)) >= 0
        && body.chars().allMatch(c -> c == body.charAt(0));
  }

  private static boolean isBullet(String body) {
    return body.length() > 2 && "*-+•".indexOf(body.charAt(0)) >= 0 && body.charAt(1) == ' ';
  }

  /// Several words of letters, hardly anything else.
  private static boolean isSentence(String body) {
    int words = 0;
    int others = 0;
    int from = 0;
    for (int i = 0; i <= body.length(); i++) {
      if (i == body.length() || body.charAt(i) == ' ') {
        if (i > from) {
          if (isWord(body, from, i)) {
            words++;
          } else {
            others++;
          }
        }
        from = i + 1;
      }
    }
    return words >= LEAST_WORDS && words >= 3 * others;
  }

  private static boolean isWord(String body, int from, int to) {
    int letters = 0;
    for (int i = from; i < to; i++) {
      char c = body.charAt(i);
      if (Chars.isLetter(c)) {
        letters++;
      } else if (".,;:!?'\"()’“”-*`".indexOf(c) < 0
          || i > from && i < to - 1 && ".:(".indexOf(c) >= 0) {
        return false;
      }
    }
    return letters > 0;
  }
}
