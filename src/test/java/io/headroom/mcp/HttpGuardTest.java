package io.headroom.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpGuardTest {
  private final HttpGuard guard = new HttpGuard(options("127.0.0.1", Set.of("Box.Example"), null));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "localhost:8787",
        "LocalHost:1",
        "127.0.0.1",
        "127.0.0.1:65535",
        "[::1]",
        "[::1]:80",
        "box.example",
        "BOX.example:9"
      })
  void letsKnownHostsInWithAnyPort(String host) {
    assertThat(guard.refuse(List.of(host), List.of(), null, false)).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evil.example",
        "evil.example:8787",
        "localhost.evil.example",
        "evil.localhost",
        "user@localhost",
        "localhost@evil.example",
        "localhost:80:80",
        "localhost:evil.example",
        "127.0.0.2",
        "127.0.0.1.",
        "0.0.0.0",
        "::1",
        "[::2]",
        "[::1",
        "",
        " ",
        "localhost/x",
        "[::1]x",
        "http://localhost"
      })
  void turnsOtherHostsAway(String host) {
    assertThat(statusFor(host, null, null)).isEqualTo(421);
  }

  @Test
  void turnsRequestsWithoutHostAway() {
    assertThat(statusOf(guard.refuse(List.of(), List.of(), null, false))).isEqualTo(421);
  }

  @Test
  void wantsEveryAuthorityToBeKnown() {
    assertThat(statusOf(guard.refuse(List.of("localhost", "evil.example"), List.of(), null, false)))
        .isEqualTo(421);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://localhost",
        "http://localhost:6274",
        "https://127.0.0.1:1",
        "http://[::1]:3000",
        "https://box.example"
      })
  void letsLocalPagesIn(String origin) {
    assertThat(statusFor("localhost", origin, null)).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "",
        "http://evil.example",
        "https://localhost.evil.example",
        "file://localhost",
        "file://",
        "chrome-extension://localhost",
        "http://user@localhost",
        "http:localhost",
        "localhost",
        "http://localhost:1 http://evil.example",
        "%%%"
      })
  void turnsOtherPagesAway(String origin) {
    assertThat(statusFor("localhost", origin, null)).isEqualTo(403);
  }

  @Test
  void wantsEveryOriginToBeKnown() {
    assertThat(
            statusOf(
                guard.refuse(
                    List.of("localhost"),
                    List.of("http://localhost", "http://evil.example"),
                    null,
                    false)))
        .isEqualTo(403);
  }

  @Test
  void asksForTheTokenOnlyWhereItIsConfigured() {
    assertThat(statusFor("localhost", null, "Bearer whatever")).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bearer s3cret", "bearer s3cret", "BEARER   s3cret "})
  void letsTheTokenIn(String authorization) {
    assertThat(withToken(authorization)).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Bearer",
        "Bearer ",
        "Bearer s3cre",
        "Bearer s3cret2",
        "Bearer S3CRET",
        "s3cret",
        "Basic s3cret",
        "Bearer s3cret, Bearer x"
      })
  void turnsEverythingElseAway(String authorization) {
    assertThat(withToken(authorization)).isEqualTo(401);
  }

  @Test
  void saysHowToSendTheToken() {
    HttpAnswer answer =
        new HttpGuard(options("127.0.0.1", Set.of(), "s3cret"))
            .refuse(List.of("localhost"), List.of(), null, false);
    assertThat(String.valueOf(answer))
        .contains("status=401", "WWW-Authenticate=Bearer realm=\"headroom\"")
        .doesNotContain("s3cret");
  }

  @Test
  void asksForNoTokenWhereItIsOpenButStillForAKnownHost() {
    HttpGuard locked = new HttpGuard(options("127.0.0.1", Set.of(), "s3cret"));
    assertThat(locked.refuse(List.of("localhost"), List.of(), null, true)).isNull();
    assertThat(statusOf(locked.refuse(List.of("evil.example"), List.of(), null, true)))
        .isEqualTo(421);
  }

  @Test
  void knowsTheAddressItIsBoundTo() {
    HttpGuard bound = new HttpGuard(options("fe80::1", Set.of(), "s3cret"));
    assertThat(bound.refuse(List.of("[FE80::1]:8787"), List.of(), null, true)).isNull();
  }

  private int withToken(String authorization) {
    return statusOf(
        new HttpGuard(options("127.0.0.1", Set.of(), "s3cret"))
            .refuse(List.of("localhost"), List.of(), authorization, false));
  }

  private int statusFor(String host, @Nullable String origin, @Nullable String authorization) {
    return statusOf(
        guard.refuse(
            List.of(host), origin == null ? List.of() : List.of(origin), authorization, false));
  }

  /// 0 for requests that are let in.
  private static int statusOf(@Nullable HttpAnswer answer) {
    return answer == null ? 0 : answer.status();
  }

  private static HttpOptions options(String host, Set<String> allowed, @Nullable String token) {
    return new HttpOptions(host, 0, "/mcp", allowed, token, 1024, List.of());
  }
}
