package io.headroom.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DoorMessageTest {
  @Test
  void carriesAnyText() throws IOException {
    Map<String, String> form = Map.of("query", "a=b&c d+é\n%", "status", "0", "cwd", "");

    DoorMessage read = read(DoorMessage.request("/shorten", form).bytes());

    assertThat(read.subject()).isEqualTo("/shorten");
    assertThat(read.form()).isEqualTo(form);
    assertThat(
            new String(read(DoorMessage.answer(200, "é\n").bytes()).body(), StandardCharsets.UTF_8))
        .isEqualTo("é\n");
  }

  @Test
  void isRefusedWhereItIsNone() {
    assertThatThrownBy(() -> read("")).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> read("POST /x HTTP/1.1\r\nContent-Length: 3\r\n\r\nab"))
        .isInstanceOf(IOException.class);
    assertThatThrownBy(() -> read("POST /x HTTP/1.1\r\nContent-Length: 999999999\r\n\r\n"))
        .isInstanceOf(IOException.class);
    assertThatThrownBy(() -> read("POST /x HTTP/1.1\r\nContent-Length: -3\r\n\r\n"))
        .isInstanceOf(IOException.class);
  }

  private static DoorMessage read(String text) throws IOException {
    return read(text.getBytes(StandardCharsets.UTF_8));
  }

  private static DoorMessage read(byte[] bytes) throws IOException {
    return DoorMessage.read(new ByteArrayInputStream(bytes));
  }
}
