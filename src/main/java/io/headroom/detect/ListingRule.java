package io.headroom.detect;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
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
  private static final int LONGEST_VALUE = 100;
  private static final int LONGEST_RECORD = 100; // lines

  private static final Pattern BRANCH =
      Pattern.compile("\\s*(?:[│|]\\s+)*(?:[├└╰]─+|[+\\\\`|]-{1,3} ).*");
  private static final Pattern OPTION = Pattern.compile("\\s+-{1,2}[\\w?].*");
  private static final Pattern NAMED =
      Pattern.compile(
          "\\s*(?:(\\p{L}[^:=]{0,58}?)\\s*(?::|\\s=)(?:\\s+.*|)|([\\w.\\-/]{1,80})=\\S.*)");
  private static final Pattern DIGITS = Pattern.compile("\\d+");
  private static final Pattern WORD = Pattern.compile("\\p{L}+(?=\\s|$)");

  @Override
  public Claim judge(Sample sample) {
    List<String> lines = sample.filled();
    if (lines.size() < LEAST_LINES) {
      return Claim.NONE;
    }
    double branches = sample.share(count(lines, BRANCH));
    if (branches >= LEAST_BRANCHES) {
      return new Claim(ContentKind.TABLE, 0.95, percent(branches) + " branches of a tree");
    }
    double options = sample.share(count(lines, OPTION));
    if (options >= LEAST_OPTIONS) {
      return new Claim(ContentKind.TABLE, 0.93, percent(options) + " options");
    }
    double named = named(sample);
    if (named >= LEAST_NAMED) {
      return new Claim(ContentKind.TABLE, 0.6 + 0.3 * named, percent(named) + " named values");
    }
    int records = records(lines);
    return records >= LEAST_RECORDS
        ? new Claim(ContentKind.TABLE, 0.85, records + " records that begin alike")
        : Claim.NONE;
  }

  private static int count(List<String> lines, Pattern pattern) {
    return (int) lines.stream().filter(line -> pattern.matcher(line).matches()).count();
  }

  /// Share of the lines that name a value, if the names begin with many words: levels and programs
  /// that speak up are few.
  private static double named(Sample sample) {
    Set<String> keys = new HashSet<>();
    int named = 0;
    for (String line : sample.filled()) {
      String key = key(line);
      if (!key.isEmpty() && line.length() <= LONGEST_VALUE) {
        named++;
        keys.add(DIGITS.matcher(key.split(" ", 2)[0]).replaceAll("0"));
      }
    }
    return keys.size() < LEAST_KEYS ? 0 : sample.share(named);
  }

  private static String key(String line) {
    Matcher matcher = NAMED.matcher(line);
    if (!matcher.matches()) {
      return "";
    }
    String spaced = matcher.group(1);
    String key =
        line.strip()
            .substring(0, spaced == null ? matcher.end(2) - matcher.start(2) : spaced.length());
    return key.split(" ", -1).length <= MOST_WORDS ? key : "";
  }

  /// Lines at the margin that begin with the same word again and again, with a named value right
  /// below and something indented after that.
  private static int records(List<String> lines) {
    Map<String, Integer> heads = new HashMap<>();
    Map<String, Integer> followed = new HashMap<>();
    int indented = 0;
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      indented += Character.isWhitespace(line.charAt(0)) ? 1 : 0;
      Matcher word = WORD.matcher(line);
      if (word.lookingAt() && key(line).isEmpty()) {
        String head = line.substring(0, word.end());
        boolean named = i + 1 < lines.size() && !key(lines.get(i + 1)).isEmpty();
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

  private static String percent(double share) {
    return Math.round(share * 100) + "%";
  }
}
