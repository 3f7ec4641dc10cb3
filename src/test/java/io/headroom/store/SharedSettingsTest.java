package io.headroom.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SharedSettingsTest {
  private static final String KEY = "0123456789abcdef".repeat(4);

  @Test
  void withoutAnAddressThereIsNoSharedStore() {
    assertThat(SharedSettings.of(Map.of("HEADROOM_STORE_KEY", KEY), Duration.ofHours(1))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "redis://cache, false, cache, 6379, '', '', 0",
    "redis://my_cache:7000/2, false, my_cache, 7000, '', '', 2",
    "rediss://cache/, true, cache, 6379, '', '', 0",
    "redis://:secret@10.0.0.1, false, 10.0.0.1, 6379, '', secret, 0",
    "redis://app:a%40b+c%25@[::1]:6380/1, false, '::1', 6380, app, a@b+c%, 1",
    "redis://app:un@escaped@cache, false, cache, 6379, app, un@escaped, 0"
  })
  void readsAddresses(
      String url, boolean tls, String host, int port, String user, String password, int database) {
    assertThat(RedisAddress.parse(url))
        .isEqualTo(new RedisAddress(tls, host, port, user, password, database));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://cache",
        "cache:6379",
        "redis://",
        "redis://hush@cache",
        "redis://:hush@cache:0",
        "redis://:hush@cache:70000",
        "redis://:hush%zz@cache",
        "redis://:hush@cache/one",
        "redis://:hush@cache?x=1"
      })
  void saysWhatIsWrongWithAnAddressAndKeepsItsPassword(String url) {
    assertThat(refusal(Map.of("HEADROOM_STORE_URL", url)))
        .startsWith("HEADROOM_STORE_URL ")
        .doesNotContain("hush");
  }

  @Test
  void withoutAKeyForAllServersItIsRefusedAndSaysHowToMakeOne() {
    Map<String, String> none = Map.of("HEADROOM_STORE_KEY", "");
    assertThat(refusal(none))
        .contains("HEADROOM_STORE_KEY", "64 hexadecimal digits", "openssl rand -hex 32");
    assertThat(refusal(Map.of("HEADROOM_STORE_KEY", "too short"))).contains("HEADROOM_STORE_KEY");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b", "team:a", "*", ""})
  void aTenantIsAPlainName(String tenant) {
    assertThat(refusal(Map.of("HEADROOM_STORE_TENANT", tenant)))
        .startsWith("HEADROOM_STORE_TENANT ");
  }

  @Test
  void passwordAndKeyAreNotPrinted() {
    assertThat(settings(Map.of("HEADROOM_STORE_URL", "redis://app:hush@cache")).toString())
        .contains("redis://cache:6379/0", "default")
        .doesNotContain("hush", "app", KEY);
  }

  private static String refusal(Map<String, String> different) {
    return ((SharedSettings.Refused) settings(different)).why();
  }

  private static SharedSettings settings(Map<String, String> different) {
    Map<String, String> environment =
        new HashMap<>(Map.of("HEADROOM_STORE_URL", "redis://cache", "HEADROOM_STORE_KEY", KEY));
    environment.putAll(different);
    return SharedSettings.of(environment, Duration.ofHours(1)).orElseThrow();
  }
}
