package io.headroom.compress.table;

/// How much is said of rows and lines that are not shown; each says what the one before it does.
enum Detail {
  /// How many they are.
  COUNTED,
  /// On which lines they stand.
  PLACED,
  /// What all rows of a table have in common.
  SUMMED,
  /// What those are called that have a name.
  NAMED;

  boolean placed() {
    return compareTo(PLACED) >= 0;
  }

  boolean summed() {
    return compareTo(SUMMED) >= 0;
  }

  boolean named() {
    return this == NAMED;
  }
}
