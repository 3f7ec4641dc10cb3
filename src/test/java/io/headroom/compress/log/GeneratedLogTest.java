package io.headroom.compress.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.compress.Compression;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Logs made from a seed, of which every line's kind is known.
class GeneratedLogTest {
  private static final List<String> MESSAGES =
      List.of(
          "INFO pool.Worker - finished request %d in %d ms",
          "INFO cache.Segment - evicted entry key-%d after %d hits",
          "DEBUG net.Channel - wrote %d bytes to 10.0.3.%d:7001",
          "INFO auth.Session - user opened session s%d on node n%d",
          "WARN disk.Volume - volume vol%d has %d percent left",
          "ERROR db.Store - deadlock between %d and %d detected",
          "INFO sched.Clock - tick number %d drift %d",
          "INFO boot.Loader - configuration loaded from /etc/app/%d/%d");

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void saysNothingThatIsNotTrue(long seed) {
    Made made = make(seed, 3_000);

    for (int budget : new int[] {Integer.MAX_VALUE, 2_000, 600, 150}) {
      Compression compression = Logs.compress(made.text(), "request 17", budget);
      LogVerifier.verify(made.lines, i -> made.kinds.get(i), compression);
      assertThat(compression.text().length()).isLessThan(made.text().length() / 4);
    }
  }

  @Test
  void showsMoreForMoreTokensAndNeverLess() {
    Made made = make(9, 2_000);
    Set<String> before = Set.of();
    for (int budget = 60; budget < 2_000; budget += 130) {
      String text = Logs.compress(made.text(), "", budget).text();
      assertThat(Logs.TOKENS.count(text)).isLessThanOrEqualTo(budget);
      Set<String> now = shown(made, text);
      assertThat(now).containsAll(before);
      before = now;
    }
    assertThat(before).hasSizeGreaterThan(10);
  }

  @Test
  void answersTheSameInAnyLocaleAndTimeZone() {
    Made made = make(10, 1_000);
    String here = Logs.compress(made.text(), "I ERROR İ").text();
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr-TR"));
      TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
      assertThat(Logs.compress(made.text(), "I ERROR İ").text()).isEqualTo(here);
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
  }

  @Test
  void growsLittleWithTheLog() {
    int small = Logs.compress(make(11, 1_000).text(), "").text().length();
    int large = Logs.compress(make(11, 100_000).text(), "").text().length();

    assertThat(large).isLessThan(4 * small);
  }

  private static Set<String> shown(Made made, String text) {
    Set<String> shown = new HashSet<>();
    for (String line : made.lines) {
      if (text.contains(line)) {
        shown.add(line);
      }
    }
    return shown;
  }

  private static Made make(long seed, int count) {
    Random random = new Random(seed);
    List<String> lines = new ArrayList<>();
    List<String> kinds = new ArrayList<>();
    int time = 0;
    for (int i = 0; i < count; i++) {
      // The later a message in the list, the rarer.
      int kind = Math.min(MESSAGES.size() - 1, (int) (-Math.log(1 - random.nextDouble()) * 1.2));
      time += random.nextInt(3);
      lines.add(
          String.format(
                  Locale.ROOT,
                  "2026-03-04 %02d:%02d:%02d,%03d ",
                  time / 3600 % 24,
                  time / 60 % 60,
                  time % 60,
                  random.nextInt(1000))
              + String.format(
                  Locale.ROOT, MESSAGES.get(kind), random.nextInt(100_000), random.nextInt(90)));
      kinds.add(MESSAGES.get(kind));
    }
    return new Made(lines, kinds);
  }

  private record Made(List<String> lines, List<String> kinds) {
    String text() {
      return LogVerifier.join(lines);
    }
  }
}
