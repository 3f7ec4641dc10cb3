package io.headroom.store;

import io.headroom.home.Home;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where originals are kept on disk, and how many for how long.
///
/// @param directory holds the database and its key; for the user alone
/// @param key 64 hexadecimal digits to use instead of the key in the directory
/// @param maxBytes most bytes of the database
/// @param ttl time to live after the last use, at least a second
public record DiskSettings(Path directory, Optional<String> key, long maxBytes, Duration ttl) {
  /// Default bound: 1 GiB.
  public static final long DEFAULT_MAX_BYTES = 1L << 30;

  /// Default time to live after the last use.
  public static final Duration DEFAULT_TTL = Duration.ofHours(24);

  /// Least bound: an empty database takes some 50 KB of it.
  public static final long LEAST_MAX_BYTES = 1L << 20;

  private static final Logger log = LoggerFactory.getLogger(DiskSettings.class);

  /// Checks the bounds.
  ///
  /// @throws IllegalArgumentException if there is no room or no time to keep anything
  public DiskSettings {
    if (maxBytes < LEAST_MAX_BYTES || ttl.toSeconds() < 1) {
      throw new IllegalArgumentException("the store on disk needs 1 MB and a second at least");
    }
  }

  /// The usual settings under a directory.
  ///
  /// @param home the user's own directory
  /// @return settings with a key of the directory's own
  public static DiskSettings in(Path home) {
    return new DiskSettings(
        home.resolve("store"), Optional.empty(), DEFAULT_MAX_BYTES, DEFAULT_TTL);
  }

  /// The settings of the user who runs this process.
  ///
  /// @return settings under [Home#ofUser]
  public static DiskSettings ofUser() {
    return in(Home.ofUser()).with(System.getenv());
  }

  /// Takes what an environment sets: `HEADROOM_STORE_KEY`, `HEADROOM_STORE_MB`,
  /// `HEADROOM_STORE_HOURS`. A number that is none is left aside with a warning.
  ///
  /// @param environment the environment
  /// @return the same but for what is set there
  public DiskSettings with(Map<String, String> environment) {
    return new DiskSettings(
        directory,
        Optional.ofNullable(environment.get("HEADROOM_STORE_KEY"))
            .filter(given -> !given.isBlank())
            .or(() -> key),
        number(environment, "HEADROOM_STORE_MB").map(mb -> mb << 20).orElse(maxBytes),
        number(environment, "HEADROOM_STORE_HOURS").map(Duration::ofHours).orElse(ttl));
  }

  /// The same with another bound.
  ///
  /// @param maxBytes most bytes of the database
  /// @return a copy
  public DiskSettings withMaxBytes(long maxBytes) {
    return new DiskSettings(directory, key, maxBytes, ttl);
  }

  /// The same with another time to live.
  ///
  /// @param ttl time to live after the last use
  /// @return a copy
  public DiskSettings withTtl(Duration ttl) {
    return new DiskSettings(directory, key, maxBytes, ttl);
  }

  /// The database.
  ///
  /// @return its file, which need not exist
  public Path database() {
    return directory.resolve("originals.db");
  }

  Path keyFile() {
    return directory.resolve("key");
  }

  /// The key is nobody's to read.
  @Override
  public String toString() {
    return "DiskSettings[" + directory + ", " + maxBytes + " bytes, " + ttl + "]";
  }

  private static Optional<Long> number(Map<String, String> environment, String name) {
    String given = environment.getOrDefault(name, "").strip();
    if (given.isEmpty()) {
      return Optional.empty();
    }
    if (given.matches("[1-9]\\d{0,8}")) {
      return Optional.of(Long.valueOf(given));
    }
    log.warn("{} is no whole number above 0 and counts as not set", name);
    return Optional.empty();
  }
}
