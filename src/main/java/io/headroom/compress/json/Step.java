package io.headroom.compress.json;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How a sequence of integers, dates or moments goes on: `+5`, `-1`, `+1 day`, `+15 min`.
///
/// @param amount how far; not 0
/// @param unit what it counts
record Step(long amount, Unit unit) {
  /// What steps are counted in.
  enum Unit {
    /// Integers.
    ONE("", ChronoUnit.FOREVER),
    /// Days, of dates as of moments.
    DAY("day", ChronoUnit.DAYS),
    /// Hours.
    HOUR("h", ChronoUnit.HOURS),
    /// Minutes.
    MINUTE("min", ChronoUnit.MINUTES),
    /// Seconds.
    SECOND("s", ChronoUnit.SECONDS),
    /// Milliseconds.
    MILLI("ms", ChronoUnit.MILLIS);

    private final String symbol;
    private final ChronoUnit time;

    Unit(String symbol, ChronoUnit time) {
      this.symbol = symbol;
      this.time = time;
    }
  }

  /// From an integer to the next.
  static final Step ONE = new Step(1, Unit.ONE);

  private static final Pattern SPELLED = Pattern.compile("([+-]\\d{1,18})(?: (day|h|min|s|ms)s?)?");
  private static final Pattern MOMENT =
      Pattern.compile(
          "(\\d{4}-\\d\\d-\\d\\d)([T ])(\\d\\d:\\d\\d)(:\\d\\d)?(\\.\\d{3})?(Z|[+-]\\d\\d:?\\d\\d)?");

  private static final DateTimeFormatter TIME =
      new DateTimeFormatterBuilder().appendPattern("HH:mm").toFormatter(java.util.Locale.ROOT);

  private static final int DATE = 10;

  /// Digits of integers that are far from the bounds of a long.
  private static final int MOST_DIGITS = 16;

  /// The step from one value to the next; empty if there is none.
  static Optional<Step> between(Json a, Json b) {
    if (a instanceof Json.Atom && b instanceof Json.Atom) {
      return integer(a) && integer(b)
          ? of(Long.parseLong(b.raw()) - Long.parseLong(a.raw()), Unit.ONE)
          : Optional.empty();
    }
    if (!(a instanceof Json.Text x && b instanceof Json.Text y && dated(x) && dated(y))) {
      return Optional.empty();
    }
    try {
      return between(x.value(), y.value()).filter(step -> step.leads(a, b));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  private static Optional<Step> between(String a, String b) {
    if (a.length() == DATE && b.length() == DATE) {
      return of(ChronoUnit.DAYS.between(LocalDate.parse(a), LocalDate.parse(b)), Unit.DAY);
    }
    Matcher from = MOMENT.matcher(a);
    Matcher to = MOMENT.matcher(b);
    if (!from.matches() || !to.matches()) {
      return Optional.empty();
    }
    LocalDateTime start = moment(a, from);
    LocalDateTime end = moment(b, to);
    for (Unit unit : Unit.values()) {
      if (unit != Unit.ONE) {
        long amount = unit.time.between(start, end);
        if (start.plus(amount, unit.time).equals(end)) {
          return of(amount, unit);
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<Step> of(long amount, Unit unit) {
    return amount == 0 ? Optional.empty() : Optional.of(new Step(amount, unit));
  }

  private static LocalDateTime moment(String text, Matcher parts) {
    int end = parts.start(6) < 0 ? text.length() : parts.start(6);
    return LocalDateTime.parse(text.substring(0, end).replace(' ', 'T'));
  }

  /// Whether the step leads from one value to the other.
  boolean leads(Json from, Json to) {
    if (from instanceof Json.Atom && to instanceof Json.Atom) {
      return integer(from)
          && integer(to)
          && Long.parseLong(to.raw()) - Long.parseLong(from.raw()) == amount;
    }
    return from instanceof Json.Text x
        && to instanceof Json.Text y
        && unit != Unit.ONE
        && dated(x)
        && dated(y)
        && next(x.value()).equals(y.value());
  }

  /// The value one step on.
  ///
  /// @throws IllegalArgumentException if the value is none the step goes on from
  Json next(Json value) {
    try {
      return value instanceof Json.Text text
          ? Json.Text.of(next(text.value()))
          : Json.Atom.of(Long.toString(Long.parseLong(value.raw()) + amount));
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("no step from " + value.raw(), e);
    }
  }

  private String next(String text) {
    if (text.length() == DATE) {
      return LocalDate.parse(text).plusDays(amount).toString();
    }
    Matcher parts = MOMENT.matcher(text);
    if (!parts.matches() || unit == Unit.ONE) {
      return "";
    }
    LocalDateTime next = moment(text, parts).plus(amount, unit.time);
    StringBuilder out = new StringBuilder(text.length()).append(next.toLocalDate());
    out.append(text.charAt(DATE)).append(TIME.format(next));
    if (parts.start(4) >= 0) {
      padded(next.getSecond(), 2, out.append(':'));
    }
    if (parts.start(5) >= 0) {
      padded(next.get(ChronoField.MILLI_OF_SECOND), 3, out.append('.'));
    }
    return parts.start(6) < 0
        ? out.toString()
        : out.append(text, parts.start(6), text.length()).toString();
  }

  private static void padded(int number, int digits, StringBuilder out) {
    String text = Integer.toString(number);
    out.repeat('0', digits - text.length()).append(text);
  }

  /// The step that is spelled so.
  ///
  /// @throws IllegalArgumentException if none is
  static Step parse(String text) {
    Matcher parts = SPELLED.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException("a step expected: " + text);
    }
    String symbol = parts.start(2) < 0 ? "" : text.substring(parts.start(2), parts.end(2));
    for (Unit unit : Unit.values()) {
      if (unit.symbol.equals(symbol)) {
        return new Step(Long.parseLong(text, parts.start(1), parts.end(1), 10), unit);
      }
    }
    throw new IllegalArgumentException("an unknown unit: " + text);
  }

  /// The spelling that [#parse] reads.
  @Override
  public String toString() {
    String plural = unit == Unit.DAY && Math.abs(amount) != 1 ? "s" : "";
    return (amount > 0 ? "+" : "") + amount + (unit == Unit.ONE ? "" : " " + unit.symbol + plural);
  }

  /// An integer in its one usual spelling, far from the bounds of a long.
  private static boolean integer(Json value) {
    if (!(value instanceof Json.Atom atom) || !atom.isNumber() || atom.weight() > MOST_DIGITS) {
      return false;
    }
    for (int i = atom.start(); i < atom.end(); i++) {
      char c = atom.source().charAt(i);
      if ((c < '0' || c > '9') && (i > atom.start() || atom.weight() == 1)) {
        return false;
      }
    }
    return !atom.raw().equals("-0");
  }

  /// Whether a string may be a date or a moment, told without a look at all of it.
  private static boolean dated(Json.Text text) {
    int length = text.weight() - 2;
    return length >= DATE
        && length <= 32
        && text.source().charAt(text.start() + 5) == '-'
        && text.source().charAt(text.start() + 8) == '-'
        && Character.isDigit(text.source().charAt(text.start() + 1));
  }
}
