package io.headroom.retrieve;

import io.headroom.store.Hash;
import java.nio.charset.StandardCharsets;

/// Where a page ended, and what it was a page of. Everything is in the cursor itself, so that any
/// process that has the original can go on with it; eight digits bind it to that original, so that
/// a damaged or foreign one is noticed.
///
/// @param position offset in the selection's text
/// @param lines the lines that were asked for, or empty
/// @param path the path that was asked for, or empty
record Cursor(int position, String lines, String path) {
  private static final int CHECK_DIGITS = 8;

  /// The cursor as text: position, check, then `l` and the lines or `p` and the path.
  String of(Hash hash) {
    String rest = !lines.isEmpty() ? ".l" + lines : !path.isEmpty() ? ".p" + path : "";
    return position + "." + check(hash, position + rest) + rest;
  }

  /// Reads a cursor.
  ///
  /// @param given what was written
  /// @param hash the original it is used with
  /// @return what was once made into it
  /// @throws Refusal if it was not made for this original
  static Cursor parse(String given, Hash hash) {
    String[] parts = given.strip().split("\\.", 3);
    String rest = parts.length == 3 ? parts[2] : "";
    if (parts.length >= 2
        && parts[0].matches("\\d{1,9}|1\\d{9}")
        && parts[1].equals(check(hash, parts[0] + (rest.isEmpty() ? "" : "." + rest)))) {
      String value = rest.isEmpty() ? "" : rest.substring(1);
      return new Cursor(
          Integer.parseInt(parts[0]),
          rest.startsWith("l") ? value : "",
          rest.startsWith("p") ? value : "");
    }
    throw new Refusal(
        "This cursor does not belong to "
            + hash
            + ". Give the next_cursor of the page before, unchanged, with that page's hash; or leave"
            + " cursor out to begin anew.");
  }

  private static String check(Hash hash, String what) {
    byte[] bytes = (hash + " " + what).getBytes(StandardCharsets.UTF_8);
    return Hash.of(bytes).value().substring(0, CHECK_DIGITS);
  }
}
