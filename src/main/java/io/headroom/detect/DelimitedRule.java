package io.headroom.detect;

import io.headroom.text.Chars;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// CSV and its variants with tabs, semicolons or bars, by reading the records: they have the same
/// number of fields, and a field holds the same sort of thing in all of them. Sentences with commas
/// in them do not.
final class DelimitedRule implements Rule {
  private static final String DELIMITERS = "\t,;|";
  private static final int LEAST_RECORDS = 3;
  private static final double LEAST_EVEN = 0.97;
  private static final double LEAST_SORTED = 0.9;
  private static final int MOST_WORDS = 4; // of a field, on average

  @Override
  public Claim judge(Sample sample) {
    Claim best = Claim.NONE;
    for (int i = 0; i < DELIMITERS.length(); i++) {
      Claim claim = judge(sample, DELIMITERS.charAt(i));
      if (claim.strength() > best.strength()) {
        best = claim;
      }
    }
    return best;
  }

  private static Claim judge(Sample sample, char delimiter) {
    if (sample.filled().isEmpty() || sample.filled().getFirst().indexOf(delimiter) < 0) {
      return Claim.NONE;
    }
    List<List<String>> records = Records.read(sample.lines(), delimiter);
    if (records.size() < LEAST_RECORDS) {
      return Claim.NONE;
    }
    int width = records.getFirst().size();
    long even = records.stream().filter(record -> record.size() == width).count();
    if (width < 2 || even < LEAST_EVEN * records.size()) {
      return Claim.NONE;
    }
    List<String> header = records.getFirst();
    List<List<String>> rows =
        records.subList(1, records.size()).stream().filter(row -> row.size() == width).toList();
    int sorted = 0;
    int named = 0; // sorted columns whose first field is a name
    for (int column = 0; column < width; column++) {
      if (isSorted(rows, column)) {
        sorted++;
        named += isName(header.get(column)) ? 1 : 0;
      }
    }
    boolean names = header.stream().allMatch(DelimitedRule::isName);
    boolean wide = width > 2 && !isWordy(rows);
    boolean table = names ? named > 0 || wide : sorted > 1 && wide;
    return table
        ? new Claim(
            ContentKind.TABLE, names ? 0.97 : 0.9, width + " columns parted by " + name(delimiter))
        : Claim.NONE;
  }

  /// Whether nearly all fields of a column are numbers, or times, or single words.
  private static boolean isSorted(List<List<String>> rows, int column) {
    Map<Sort, Integer> sorts = new EnumMap<>(Sort.class);
    for (List<String> row : rows) {
      sorts.merge(Sort.of(row.get(column)), 1, Integer::sum);
    }
    int filled = rows.size() - sorts.getOrDefault(Sort.EMPTY, 0);
    int most = Math.max(sorts.getOrDefault(Sort.NUMBER, 0), sorts.getOrDefault(Sort.WORD, 0));
    return filled > 0 && most >= LEAST_SORTED * filled;
  }

  private static boolean isWordy(List<List<String>> rows) {
    int fields = 0;
    int words = 0;
    for (List<String> row : rows) {
      for (String field : row) {
        fields++;
        words += blanks(field) + 1;
      }
    }
    return words > MOST_WORDS * fields;
  }

  private static String name(char delimiter) {
    return delimiter == '\t' ? "tabs" : "'" + delimiter + "'";
  }

  private static int blanks(String field) {
    return (int) field.strip().chars().filter(c -> c == ' ').count();
  }

  /// A header's field: short, and neither a number nor a time.
  private static boolean isName(String field) {
    Sort sort = Sort.of(field);
    return (sort == Sort.WORD || sort == Sort.WORDS) && blanks(field) <= MOST_WORDS;
  }

  /// Sorts of things a field may hold, as coarse as will do.
  private enum Sort {
    EMPTY,
    NUMBER,
    WORD,
    WORDS;

    static Sort of(String field) {
      boolean digit = false;
      boolean letter = false;
      boolean blank = false;
      String value = field.strip();
      for (int i = 0; i < value.length(); i++) {
        char c = value.charAt(i);
        digit |= c >= '0' && c <= '9';
        blank |= c == ' ';
        letter |= Chars.isLetter(c) && c != 'T' && c != 'Z' && c != 'e' && c != 'E';
      }
      if (value.isEmpty()) {
        return EMPTY;
      }
      if (digit && !letter) {
        return NUMBER;
      }
      return blank ? WORDS : WORD;
    }
  }
}
