package io.headroom.mcp;

import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HttpStreamTest {
  @Test
  void nobodyWaitsToSendOnceItHasEnded() {
    HttpStream stream = new HttpStream();
    stream.end();
    assertThatCode(
            () -> {
              for (int i = 0; i < 1_000; i++) {
                stream.send("{}");
              }
            })
        .doesNotThrowAnyException();
  }
}
