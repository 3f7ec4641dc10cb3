package io.headroom.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpOptionsTest {
  private static final Dispatcher SILENT = (_, _, _) -> null;

  @TempDir Path directory;

  @Test
  void staysOnLoopbackUnlessAsked() throws HttpRefused {
    assertThat(HttpOptions.onPort(8787).host()).isEqualTo("127.0.0.1");
    try (HttpServer server = HttpServer.start(HttpOptions.onPort(0), "1", SILENT)) {
      assertThat(server.port()).isPositive();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "::"})
  void doesNotOpenToOthersWithoutToken(String host) {
    assertThatThrownBy(() -> HttpServer.start(on(host, null), "1", SILENT))
        .isInstanceOf(HttpRefused.class)
        .hasMessageContaining("--token-file")
        .hasMessageContaining("HEADROOM_TOKEN");
  }

  @Test
  void opensToOthersWithToken() throws HttpRefused {
    try (HttpServer server = HttpServer.start(on("0.0.0.0", HttpToken.fresh()), "1", SILENT)) {
      assertThat(server.port()).isPositive();
    }
  }

  @Test
  void saysThatThePortIsInUse() throws HttpRefused {
    try (HttpServer first = HttpServer.start(HttpOptions.onPort(0), "1", SILENT)) {
      assertThatThrownBy(() -> HttpServer.start(HttpOptions.onPort(first.port()), "1", SILENT))
          .isInstanceOf(HttpRefused.class)
          .hasMessageContaining("port " + first.port())
          .hasMessageContaining("in use");
    }
  }

  @Test
  void takesAllowedHostsFromTheCommandLineAndTheEnvironment() {
    assertThat(
            HttpOptions.allowedHosts(
                List.of("a.example"), Map.of("HEADROOM_ALLOWED_HOSTS", "b.example, ,c.example,")))
        .containsExactly("a.example", "b.example", "c.example");
    assertThat(HttpOptions.allowedHosts(List.of(), Map.of())).isEmpty();
  }

  @Test
  void prefersTheTokenFileToTheEnvironment() throws IOException, HttpRefused {
    Path file = Files.writeString(directory.resolve("token"), "from-file\n");
    Map<String, String> environment = Map.of("HEADROOM_TOKEN", "from-environment");
    assertThat(HttpToken.configured(file, environment)).isEqualTo("from-file");
    assertThat(HttpToken.configured(null, environment)).isEqualTo("from-environment");
    assertThat(HttpToken.configured(null, Map.of())).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " \n", "two words", "tab\tbed", "zwölf"})
  void takesNothingForATokenThatCouldNotBeSent(String text) {
    assertThatThrownBy(() -> HttpToken.configured(null, Map.of("HEADROOM_TOKEN", text)))
        .isInstanceOf(HttpRefused.class)
        .hasMessageContaining("HEADROOM_TOKEN");
  }

  @Test
  void saysWhichTokenFileItCannotRead() {
    Path missing = directory.resolve("missing");
    assertThatThrownBy(() -> HttpToken.configured(missing, Map.of()))
        .isInstanceOf(HttpRefused.class)
        .hasMessageContaining(missing.toString());
  }

  @Test
  void makesTokensThatNobodyGuesses() {
    assertThat(HttpToken.fresh()).matches("[A-Za-z0-9_-]{43}").isNotEqualTo(HttpToken.fresh());
  }

  private static HttpOptions on(String host, @Nullable String token) {
    return new HttpOptions(host, 0, "/mcp", Set.of(), token, 1024, List.of());
  }
}
