package io.headroom.report;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.regex.Pattern;

/// How far back a report goes, as people write it.
public final class Since {
  private static final Pattern AGO = Pattern.compile("\\d{1,5}[mhdw]");

  private Since() {}

  /// Reads a time.
  ///
  /// @param given `all`; a number of minutes, hours, days or weeks ago as `30m`, `24h`, `7d`, `2w`;
  ///   or a day as `2026-01-31`
  /// @param now what ago counts from
  /// @param zone where a day begins
  /// @return the time; [Instant#EPOCH] for all
  /// @throws IllegalArgumentException if it is none of these
  public static Instant of(String given, Instant now, ZoneId zone) {
    String text = given.strip().toLowerCase(Locale.ROOT);
    if (text.equals("all")) {
      return Instant.EPOCH;
    }
    if (AGO.matcher(text).matches()) {
      int last = text.length() - 1;
      long number = Long.parseLong(text.substring(0, last));
      return now.minus(
          switch (text.charAt(last)) {
            case 'm' -> Duration.ofMinutes(number);
            case 'h' -> Duration.ofHours(number);
            case 'd' -> Duration.ofDays(number);
            default -> Duration.ofDays(7 * number);
          });
    }
    try {
      return LocalDate.parse(text).atStartOfDay(zone).toInstant();
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "'" + given + "' is no time; write 24h, 7d, 2w, a day as 2026-01-31, or all", e);
    }
  }
}
