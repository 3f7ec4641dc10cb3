package io.headroom.compress.search;

/// A number and what it counts.
final class Counted {
  private Counted() {}

  static String of(long count, String noun) {
    String ending = count == 1 ? "" : noun.endsWith("ch") ? "es" : "s";
    return count + " " + noun + ending;
  }
}
