package io.headroom.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RemoteAddressTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://example.com/mcp",
        "http://localhost:1/mcp",
        "http://127.0.0.1/mcp",
        "http://127.9.9.9/mcp",
        "http://[::1]:80/mcp"
      })
  void takesWhatNobodyOnTheWayCanRead(String url) {
    assertThat(of(url, Map.of()).url()).hasToString(url);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http://example.com/mcp", "http://127.0.0.1.evil.com/", "http://10.0.0.1"})
  void takesOpenHttpElsewhereOnlyIfAsked(String url) {
    assertThatThrownBy(() -> of(url, Map.of())).hasMessageContaining("--allow-http");
    assertThat(RemoteAddress.of(url, Map.of(), true, "1").url()).hasToString(url);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "example.com", "ftp://example.com", "http:///x", "http://a b/"})
  void refusesWhatIsNoAddress(String url) {
    assertThatThrownBy(() -> of(url, Map.of())).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesPasswordsInAddresses() {
    assertThatThrownBy(() -> of("https://me:secret@example.com/", Map.of()))
        .hasMessageContaining("--token-env")
        .hasMessageNotContaining("secret");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://example.com/mcp?key=s3cret",
        "ftp://example.com/mcp?key=s3cret",
        "ftp://me:s3cret@example.com/mcp",
        "https://exam ple.com/mcp?key=s3cret",
        "https://me:s3cret?@exam ple.com/",
        "me:s3cret@example.com#s3cret"
      })
  void repeatsNoQueryAndNoPassword(String url) {
    assertThatThrownBy(() -> of(url, Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("s3cret");
  }

  @Test
  void leavesTheProtocolsHeadersToTheProtocol() {
    assertThatThrownBy(() -> of("https://e.com/", Map.of("mcp-session-id", "x")))
        .hasMessageContaining("mcp-session-id");
    assertThatThrownBy(() -> of("https://e.com/", Map.of("a b", "x"))).hasMessageContaining("a b");
  }

  @Test
  void doesNotRepeatASecretThatCannotBeSent() {
    assertThatThrownBy(() -> of("https://e.com/", Map.of("X-Key", "secret\nvalue")))
        .hasMessageContaining("X-Key")
        .hasMessageNotContaining("secret");
  }

  @Test
  void showsItselfWithoutItsQuery() {
    assertThat(of("https://e.com/mcp?key=secret", Map.of()).shown()).isEqualTo("https://e.com/mcp");
  }

  private static RemoteAddress of(String url, Map<String, String> headers) {
    return RemoteAddress.of(url, headers, false, "1");
  }
}
