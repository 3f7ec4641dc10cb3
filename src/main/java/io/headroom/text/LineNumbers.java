package io.headroom.text;

/// The numbers that stand before the lines of a text, as `cat -n` and editors' tools print them:
/// digits, and a tab, a colon, an arrow or a bar between them and the line. What else begins with a
/// number does not go on counting. Lines about the listing, such as its title, have none; behind
/// them another listing may begin.
public final class LineNumbers {
  private static final double LEAST_NUMBERED = 0.8;
  private static final double LEAST_COUNTED = 0.6;
  private static final int LONGEST_NUMBER = 7;

  private final Lines lines;
  private final int[] prefixes;
  private final int[] numbers;
  private final boolean present;

  private LineNumbers(Lines lines, int[] prefixes, int[] numbers, boolean present) {
    this.lines = lines;
    this.prefixes = prefixes;
    this.numbers = numbers;
    this.present = present;
  }

  /// Looks for numbers before the lines of a text, in one pass.
  ///
  /// @param lines the lines of any text
  /// @return what was found, which may be nothing
  public static LineNumbers of(Lines lines) {
    int count = lines.count();
    int[] prefixes = new int[count];
    int[] numbers = new int[count];
    int numbered = 0;
    int counted = 0;
    int filled = 0;
    int before = -1;
    for (int i = 0; i < count; i++) {
      int start = lines.start(i);
      int end = lines.end(i);
      if (end == start) {
        continue;
      }
      filled++;
      int prefix = prefix(lines.text(), start, end);
      int number = prefix == 0 ? -1 : number(lines.text(), start, start + prefix);
      if (number >= 0 && (before < 0 || number == before + 1)) {
        prefixes[i] = prefix;
        numbers[i] = number;
        numbered++;
        counted += number == before + 1 ? 1 : 0;
      }
      before = prefix == 0 ? -1 : number;
    }
    boolean present =
        counted > 0 && numbered >= LEAST_NUMBERED * filled && counted >= LEAST_COUNTED * filled;
    return new LineNumbers(lines, prefixes, numbers, present);
  }

  /// Whether nearly every line is numbered.
  ///
  /// @return false if the text is no listing
  public boolean present() {
    return present;
  }

  /// Length of what stands before a line, number and separator included.
  ///
  /// @param line 0 to the number of lines - 1
  /// @return UTF-16 units, 0 for a line without a number
  public int prefix(int line) {
    return prefixes[line];
  }

  /// The number before a line.
  ///
  /// @param line one that has a prefix
  /// @return what is printed there
  public int number(int line) {
    return numbers[line];
  }

  /// The numbered lines without their numbers, and nothing else.
  ///
  /// @return what the listing shows
  public String listed() {
    StringBuilder listed = new StringBuilder(lines.text().length());
    for (int i = 0; i < lines.count(); i++) {
      if (prefixes[i] > 0) {
        listed.append(lines.text(), lines.start(i) + prefixes[i], lines.start(i + 1));
      }
    }
    return listed.toString();
  }

  private static int prefix(String text, int from, int to) {
    int at = from;
    while (at < to && text.charAt(at) == ' ') {
      at++;
    }
    int digits = at;
    while (at < to && at - digits < LONGEST_NUMBER && digit(text.charAt(at))) {
      at++;
    }
    if (at == digits || at == to) {
      return at == digits ? 0 : at - from;
    }
    char c = text.charAt(at);
    if (c == '\t' || c == '→' || c == ':' || c == '|') {
      return at + 1 - from;
    }
    return text.startsWith(" | ", at) ? at + 3 - from : 0;
  }

  private static int number(String text, int from, int to) {
    int number = 0;
    for (int i = from; i < to; i++) {
      if (digit(text.charAt(i))) {
        number = 10 * number + text.charAt(i) - '0';
      }
    }
    return number;
  }

  private static boolean digit(char c) {
    return c >= '0' && c <= '9';
  }
}
