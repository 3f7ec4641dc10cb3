package io.headroom.redact;

/// Tells what a generator made from what people name things.
final class Randomness {
  /// Between neighbours of a random text the class of characters (lower, upper, digit) changes with
  /// a probability of 0.62 for base64 and of 0.47 for hexadecimal digits; in
  /// `getSecretValueFromStore` or `eu-west-1-db2` with less than 0.25.
  private static final double LEAST_CHANGES = 0.25;

  /// Bits by character. Sixteen random ones of base64 have 3.7 on average, hexadecimal ones 3.3.
  private static final double LEAST_ENTROPY = 2.8;

  /// What is longer is judged by its beginning.
  private static final int MOST_CHARS = 256;

  private static final int UUID_CHARS = 36;

  private Randomness() {}

  /// Whether a part of a text looks random: letters and digits, mixed and different.
  static boolean isRandom(String text, int start, int end) {
    int limit = Math.min(end, start + MOST_CHARS);
    int[] counts = new int[128];
    int all = 0;
    int changes = 0;
    int before = -1;
    boolean digit = false;
    boolean letter = false;
    for (int i = start; i < limit; i++) {
      char c = text.charAt(i);
      counts[c & 0x7F]++;
      int kind = kind(c);
      if (kind >= 0) {
        all++;
        changes += before >= 0 && kind != before ? 1 : 0;
        before = kind;
        digit |= kind == 0;
        letter |= kind > 0;
      }
    }
    return digit
        && letter
        && changes >= LEAST_CHANGES * (all - 1)
        && entropy(counts, limit - start) >= LEAST_ENTROPY
        && !isUuid(text, start, end);
  }

  /// Signs between words say nothing.
  private static int kind(char c) {
    return c >= '0' && c <= '9' ? 0 : c >= 'a' && c <= 'z' ? 1 : c >= 'A' && c <= 'Z' ? 2 : -1;
  }

  private static double entropy(int[] counts, int all) {
    double bits = 0;
    for (int count : counts) {
      if (count > 0) {
        bits -= count * Math.log((double) count / all);
      }
    }
    return bits / all / Math.log(2);
  }

  /// Names of things, made to be shown.
  private static boolean isUuid(String text, int start, int end) {
    if (end - start != UUID_CHARS) {
      return false;
    }
    for (int i = 0; i < UUID_CHARS; i++) {
      char c = text.charAt(start + i);
      boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
      if (dash ? c != '-' : !Chars.HEX.has(c)) {
        return false;
      }
    }
    return true;
  }
}
