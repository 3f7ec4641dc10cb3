package io.headroom.detect;

import io.headroom.text.Chars;
import java.util.ArrayList;
import java.util.List;

/// Columns parted by single blanks, as long listings have them that pad each of their parts by
/// itself: in most lines the first words are of the same sorts, a number here and a name there.
/// Messages have that for a word or two.
final class WordedRule implements Rule {
  private static final int LEAST_LINES = 5;
  private static final int LEAST_COLUMNS = 6;
  private static final int MOST_COLUMNS = 20;
  private static final double LEAST_ROWS = 0.5;
  private static final double SORTED = 0.97;
  private static final double LEAST_SORTED = 0.8;
  private static final int LEAST_VALUES = 4;

  @Override
  public Claim judge(Sample sample) {
    // Of each line, what its first words are: a bit for each that is a name.
    List<Words> lines = new ArrayList<>();
    int[] counts = new int[MOST_COLUMNS + 1];
    for (String line : sample.filled()) {
      Words words = Words.of(line);
      lines.add(words);
      counts[words.count()]++;
    }
    int width = MOST_COLUMNS;
    int rows = counts[width];
    while (width > 0 && rows < LEAST_ROWS * lines.size()) {
      rows += counts[--width];
    }
    if (lines.size() < LEAST_LINES || width < LEAST_COLUMNS) {
      return Claim.NONE;
    }
    int sorted = 0;
    int values = 0;
    for (int column = 0; column + 1 < width; column++) {
      int letters = 0;
      for (Words words : lines) {
        letters += words.count() >= width && words.isName(column) ? 1 : 0;
      }
      boolean names = letters >= SORTED * rows;
      boolean others = letters <= (1 - SORTED) * rows;
      sorted += names || others ? 1 : 0;
      values += others ? 1 : 0;
    }
    return values >= LEAST_VALUES && sorted >= LEAST_SORTED * (width - 1)
        ? new Claim(ContentKind.TABLE, 0.82, width + " columns of words and values")
        : Claim.NONE;
  }

  /// The words of a line, by their sorts; the rest of the line is the last of them.
  private record Words(int count, int names) {
    static Words of(String line) {
      int count = 0;
      int names = 0;
      int at = 0;
      while (at < line.length() && count < MOST_COLUMNS) {
        if (Chars.isWhitespace(line.charAt(at))) {
          at++;
          continue;
        }
        boolean name = true;
        boolean last = count + 1 == MOST_COLUMNS;
        while (at < line.length() && (last || !Chars.isWhitespace(line.charAt(at)))) {
          char c = line.charAt(at++);
          name &= Chars.isLetter(c) || c == '_';
        }
        names |= name ? 1 << count : 0;
        count++;
      }
      return new Words(count, names);
    }

    boolean isName(int column) {
      return (names >> column & 1) != 0;
    }
  }
}
