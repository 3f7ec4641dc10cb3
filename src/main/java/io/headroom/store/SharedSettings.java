package io.headroom.store;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// The Redis or Valkey server where the servers of a fleet find one another's originals.
public sealed interface SharedSettings {
  /// How long connecting may take, and so each command. A server in the same data centre answers in
  /// about one millisecond.
  Duration TIMEOUT = Duration.ofMillis(50);

  /// How to reach and use it.
  ///
  /// @param address how to reach it
  /// @param tenant part of every key, so that tenants on one server do not meet
  /// @param key 32 bytes that all servers of the fleet share; nothing is written in the clear
  /// @param ttl time to live after the last use
  /// @param timeout most time for connecting, and for each command
  record Usable(RedisAddress address, String tenant, byte[] key, Duration ttl, Duration timeout)
      implements SharedSettings {
    /// The same with another bound.
    ///
    /// @param timeout most time for connecting, and for each command
    /// @return a copy
    public Usable withTimeout(Duration timeout) {
      return new Usable(address, tenant, key, ttl, timeout);
    }

    /// The address, without what opens it.
    ///
    /// @return a URL, for people
    public String where() {
      return address.toString();
    }

    /// The key is nobody's to read.
    @Override
    public String toString() {
      return "Usable[" + address + ", tenant " + tenant + ", " + ttl + "]";
    }
  }

  /// It is wanted, but cannot be used like this.
  ///
  /// @param why what is wrong and what to do, for people
  record Refused(String why) implements SharedSettings {}

  /// What an environment sets: `HEADROOM_STORE_URL`, `HEADROOM_STORE_TENANT`, `HEADROOM_STORE_KEY`.
  ///
  /// @param environment the environment
  /// @param ttl time to live after the last use
  /// @return settings; empty where there is no URL
  static Optional<SharedSettings> of(Map<String, String> environment, Duration ttl) {
    String url = environment.getOrDefault("HEADROOM_STORE_URL", "").strip();
    if (url.isEmpty()) {
      return Optional.empty();
    }
    String tenant = environment.getOrDefault("HEADROOM_STORE_TENANT", "default").strip();
    if (!tenant.matches("[A-Za-z0-9._-]{1,64}")) {
      return Optional.of(
          new Refused(
              "HEADROOM_STORE_TENANT has to be 1 to 64 letters, digits, dots, hyphens or underscores"));
    }
    Optional<byte[]> key = VaultKey.parse(environment.getOrDefault("HEADROOM_STORE_KEY", ""));
    if (key.isEmpty()) {
      return Optional.of(
          new Refused(
              "HEADROOM_STORE_URL needs HEADROOM_STORE_KEY: the same 64 hexadecimal digits on every"
                  + " server that shares the store; make them once with: openssl rand -hex 32"));
    }
    try {
      return Optional.of(new Usable(RedisAddress.parse(url), tenant, key.get(), ttl, TIMEOUT));
    } catch (IllegalArgumentException e) {
      return Optional.of(new Refused("HEADROOM_STORE_URL " + e.getMessage()));
    }
  }
}
