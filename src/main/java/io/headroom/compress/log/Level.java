package io.headroom.compress.log;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The level a line states of itself.
enum Level {
  TRACE(0),
  DEBUG(0),
  INFO(0),
  NOTICE(0),
  WARNING(0.6),
  ERROR(1),
  FATAL(1);

  private static final int LONGEST = 9;

  // What syslog, log4j, java.util.logging, Python, glog, Windows and the compilers write.
  private static final Map<String, Level> NAMES =
      Map.ofEntries(
          Map.entry("trace", TRACE),
          Map.entry("finest", TRACE),
          Map.entry("finer", TRACE),
          Map.entry("verbose", TRACE),
          Map.entry("debug", DEBUG),
          Map.entry("fine", DEBUG),
          Map.entry("info", INFO),
          Map.entry("notice", NOTICE),
          Map.entry("note", NOTICE),
          Map.entry("warn", WARNING),
          Map.entry("warning", WARNING),
          Map.entry("error", ERROR),
          Map.entry("err", ERROR),
          Map.entry("severe", ERROR),
          Map.entry("failure", ERROR),
          Map.entry("critical", FATAL),
          Map.entry("crit", FATAL),
          Map.entry("alert", FATAL),
          Map.entry("emerg", FATAL),
          Map.entry("emergency", FATAL),
          Map.entry("panic", FATAL),
          Map.entry("fatal", FATAL));

  private final double severity;

  Level(double severity) {
    this.severity = severity;
  }

  /// How loudly a line of this level says that something is wrong.
  ///
  /// @return 0 to 1
  double severity() {
    return severity;
  }

  /// What it is called here, whatever the log calls it.
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The level a word names.
  static @Nullable Level named(String line, int from, int to) {
    int length = to - from;
    if (length < 3 || length > LONGEST) {
      return null;
    }
    return NAMES.get(line.substring(from, to).toLowerCase(Locale.ROOT));
  }

  /// The level one letter stands for, as Android and glog write it.
  static @Nullable Level lettered(char c) {
    return switch (c) {
      case 'V' -> TRACE;
      case 'D' -> DEBUG;
      case 'I' -> INFO;
      case 'W' -> WARNING;
      case 'E' -> ERROR;
      case 'F' -> FATAL;
      default -> null;
    };
  }
}
