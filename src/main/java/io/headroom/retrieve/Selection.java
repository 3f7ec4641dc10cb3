package io.headroom.retrieve;

import io.headroom.store.Original;
import io.headroom.store.Original.Encoding;
import io.headroom.text.Lines;
import io.headroom.text.Span;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.IntUnaryOperator;

/// What of an original is asked for, as one text that can be paged.
///
/// @param text the text to page
/// @param grain pages are multiples of this long
/// @param lines the original's lines
/// @param origin takes an offset in the text to one in the original
/// @param encoding as in [Retrieved.Page#encoding]
record Selection(
    String text, int grain, Lines lines, IntUnaryOperator origin, Optional<String> encoding) {
  private static final int BASE64_CHARS = 4;
  private static final int BASE64_BYTES = 3;

  /// How often over a selection may give the original: values that hold one another repeat.
  private static final long MOST_TIMES = 4;

  private static final int LEAST_CHARS = 10_000;

  /// A part of a selection of several.
  ///
  /// @param place its address, written above it
  /// @param span where it stands in the original
  record Part(String place, Span span) {}

  /// The whole original; base64 where no text holds its bytes.
  static Selection whole(Original original) {
    if (original.encoding() != Encoding.BYTES) {
      String text = original.text();
      return new Selection(text, 1, Lines.of(text), IntUnaryOperator.identity(), Optional.empty());
    }
    byte[] bytes = original.bytes();
    return new Selection(
        Base64.getEncoder().encodeToString(bytes),
        BASE64_CHARS,
        Lines.of(new String(bytes, StandardCharsets.ISO_8859_1)),
        at -> Math.min(at / BASE64_CHARS * BASE64_BYTES, bytes.length - 1),
        Optional.of("base64"));
  }

  /// Parts of an original. A single one is given bare, several under their addresses.
  static Selection of(Original original, Lines lines, List<Part> parts) {
    String text = original.text();
    long chars = parts.stream().mapToLong(part -> part.span.length()).sum();
    if (chars > MOST_TIMES * Math.max(text.length(), LEAST_CHARS)) {
      throw new Refusal(
          "The path leads to values inside one another, "
              + chars
              + " characters in all. Give a narrower one.");
    }
    int[] begins = new int[parts.size()];
    int[] labels = new int[parts.size()];
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < begins.length; i++) {
      Part part = parts.get(i);
      begins[i] = out.length();
      if (begins.length > 1) {
        out.append(part.place).append(":\n");
      }
      labels[i] = out.length() - begins[i];
      out.append(text, part.span.start(), part.span.end());
      if (i < begins.length - 1 && out.charAt(out.length() - 1) != '\n') {
        out.append('\n');
      }
    }
    IntUnaryOperator origin =
        at -> {
          int i = begins.length - 1;
          while (begins[i] > at) {
            i--;
          }
          Span span = parts.get(i).span;
          int within = Math.max(0, at - begins[i] - labels[i]);
          return Math.max(span.start(), Math.min(span.start() + within, span.end() - 1));
        };
    Optional<String> encoding =
        original.encoding() == Encoding.BYTES ? Optional.of("lossy") : Optional.empty();
    return new Selection(out.toString(), 1, lines, origin, encoding);
  }

  /// Number of the line, from 1, that an offset of the text belongs to.
  int line(int at) {
    return lines.count() == 0 ? 0 : lines.at(origin.applyAsInt(at)) + 1;
  }
}
