package io.headroom.store;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The name of an original: the first 24 hexadecimal digits, in lower case, of the SHA-256 of its
/// bytes.
///
/// @param value 24 digits, or 12 where somebody names an original by the older, shorter form
public record Hash(String value) {
  private static final int DIGITS = 24;
  private static final int SHORT_DIGITS = 12;
  private static final Pattern BARE = Pattern.compile("[0-9a-f]{24}|[0-9a-f]{12}");
  private static final Pattern MARKED =
      Pattern.compile("(?:hash=|<<ccr:)\\s*([0-9a-f]{24}|[0-9a-f]{12})(?![0-9a-f])");

  /// The hash of some bytes.
  ///
  /// @param bytes the original
  /// @return its name
  public static Hash of(byte[] bytes) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      return new Hash(HexFormat.of().formatHex(digest).substring(0, DIGITS));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /// Reads a hash as people and models write it: 24 or 12 digits in any case with blanks around, or
  /// a whole marker that names one (`<<ccr:…>>`, `[… hash=…]`, `hash=…`).
  ///
  /// @param given what was written
  /// @return the hash, or empty where there is none in it
  public static Optional<Hash> parse(String given) {
    String text = given.strip().toLowerCase(Locale.ROOT);
    if (BARE.matcher(text).matches()) {
      return Optional.of(new Hash(text));
    }
    Matcher marked = MARKED.matcher(text);
    return marked.find()
        ? Optional.of(new Hash(Objects.requireNonNull(marked.group(1))))
        : Optional.empty();
  }

  /// The short form.
  ///
  /// @return the first 12 digits
  public Hash brief() {
    return new Hash(value.substring(0, SHORT_DIGITS));
  }

  /// Whether this is a short form.
  ///
  /// @return false for 24 digits
  public boolean isBrief() {
    return value.length() == SHORT_DIGITS;
  }

  /// Whether this is the short form of another hash.
  ///
  /// @param whole a hash of 24 digits
  /// @return true if the other begins with this one
  public boolean names(Hash whole) {
    return whole.value.startsWith(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
