package io.headroom.detect;

import io.headroom.text.Chars;
import io.headroom.text.ListEntry;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// What programs print about things: trees, options and what they do, `key: value` lines alone or
/// in records. Nearly every line is an entry of that sort; a document that has some is none.
final class ListingRule implements Rule {
  private static final double LEAST_BRANCHES = 0.6;
  private static final double LEAST_OPTIONS = 0.25;
  private static final double LEAST_NAMED = 0.6;
  private static final double LEAST_ALIKE = 0.9;
  private static final int LEAST_LINES = 5;
  private static final int LEAST_KEYS = 6;
  private static final int LEAST_RECORDS = 3;
  private static final int MOST_WORDS = 5; // of a key
  private static final int LONGEST_NAME = 59; // of `name: value`
  private static final int LONGEST_WORD = 80; // of `name=value`
  private static final int LONGEST_VALUE = 100;
  private static final int LONGEST_RECORD = 100; // lines

  private static final Pattern DIGITS = Pattern.compile("\\d+");

  @Override
  public Claim judge(Sample sample) {
    List<String> lines = sample.filled();
    if (lines.size() < LEAST_LINES) {
      return Claim.NONE;
    }
    double branches = sample.share(count(lines, ListEntry::isBranch));
    if (branches >= LEAST_BRANCHES) {
      return new Claim(ContentKind.TABLE, 0.95, percent(branches) + " branches of a tree");
    }
    double options = sample.share(count(lines, ListEntry::isOption));
    if (options >= LEAST_OPTIONS) {
      return new Claim(ContentKind.TABLE, 0.93, percent(options) + " options");
    }
    List<String> keys = lines.stream().map(ListingRule::key).toList();
    double named = named(sample, keys);
    if (named >= LEAST_NAMED) {
      return new Claim(ContentKind.TABLE, 0.6 + 0.3 * named, percent(named) + " named values");
    }
    int records = records(lines, keys);
    return records >= LEAST_RECORDS
        ? new Claim(ContentKind.TABLE, 0.85, records + " records that begin alike")
        : Claim.NONE;
  }

  private static int count(List<String> lines, Predicate<String> entry) {
    return (int) lines.stream().filter(entry).count();
  }

  /// Share of the lines that name a value, if the names begin with many words: levels and programs
  /// that speak up are few.
  private static double named(Sample sample, List<String> keys) {
    Set<String> names = new HashSet<>();
    int named = 0;
    for (int i = 0; i < keys.size(); i++) {
      String key = keys.get(i);
      if (!key.isEmpty() && sample.filled().get(i).length() <= LONGEST_VALUE) {
        named++;
        int blank = key.indexOf(' ');
        String first = blank < 0 ? key : key.substring(0, blank);
        names.add(DIGITS.matcher(first).replaceAll("0"));
      }
    }
    return names.size() < LEAST_KEYS ? 0 : sample.share(named);
  }

  /// The name before a colon, or before an equals sign with a blank on both of its sides, that a
  /// blank or nothing follows; or the word right before an equals sign that something follows.
  private static String key(String line) {
    int from = 0;
    while (from < line.length() && Chars.isWhitespace(line.charAt(from))) {
      from++;
    }
    int sign = from;
    while (sign < line.length() && line.charAt(sign) != ':' && line.charAt(sign) != '=') {
      sign++;
    }
    if (sign == from || sign == line.length()) {
      return "";
    }
    boolean spaced = sign + 1 == line.length() || Chars.isWhitespace(line.charAt(sign + 1));
    boolean equals = line.charAt(sign) == '=';
    if (equals && !spaced) {
      return isWord(line, from, sign) ? line.substring(from, sign) : "";
    }
    boolean apart = Chars.isWhitespace(line.charAt(sign - 1));
    if (!spaced || equals && !apart || !Chars.isLetter(line.charAt(from))) {
      return "";
    }
    String key = line.substring(from, sign).stripTrailing();
    return key.length() <= LONGEST_NAME && blanks(key) < MOST_WORDS ? key : "";
  }

  private static boolean isWord(String line, int from, int to) {
    for (int i = from; i < to; i++) {
      char c = line.charAt(i);
      boolean plain = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
      if (!plain && c != '_' && c != '.' && c != '-' && c != '/') {
        return false;
      }
    }
    return to - from <= LONGEST_WORD;
  }

  private static int blanks(String key) {
    int blanks = 0;
    for (int i = key.indexOf(' '); i >= 0; i = key.indexOf(' ', i + 1)) {
      blanks++;
    }
    return blanks;
  }

  /// Lines at the margin that begin with the same word again and again, with a named value right
  /// below and something indented after that.
  private static int records(List<String> lines, List<String> keys) {
    Map<String, Integer> heads = new HashMap<>();
    Map<String, Integer> followed = new HashMap<>();
    int indented = 0;
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      indented += Chars.isWhitespace(line.charAt(0)) ? 1 : 0;
      String head = word(line);
      if (!head.isEmpty() && keys.get(i).isEmpty()) {
        boolean named = i + 1 < lines.size() && !keys.get(i + 1).isEmpty();
        heads.merge(head, 1, Integer::sum);
        followed.merge(head, named ? 1 : 0, Integer::sum);
      }
    }
    boolean nested = indented >= 0.2 * lines.size();
    int most = 0;
    for (Map.Entry<String, Integer> head : heads.entrySet()) {
      int count = head.getValue();
      if (nested && followed.getOrDefault(head.getKey(), 0) >= LEAST_ALIKE * count) {
        most = Math.max(most, count);
      }
    }
    return LONGEST_RECORD * most >= lines.size() ? most : 0;
  }

  /// The letters a line begins with, if a blank or nothing follows them.
  private static String word(String line) {
    int end = 0;
    while (end < line.length() && Chars.isLetter(line.charAt(end))) {
      end++;
    }
    boolean whole = end == line.length() || Chars.isWhitespace(line.charAt(end));
    return whole ? line.substring(0, end) : "";
  }

  private static String percent(double share) {
    return Math.round(share * 100) + "%";
  }
}
