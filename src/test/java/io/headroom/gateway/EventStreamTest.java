package io.headroom.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.gateway.EventStream.Event;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventStreamTest {
  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void readsEventsWhateverTheirLinesEndWith(String end) throws IOException {
    String stream =
        String.join(
            end,
            ": hello",
            "event: message",
            "id: 7",
            "data: {\"a\":1}",
            "",
            "data:{\"b\":2}",
            "",
            "");
    assertThat(messages(stream)).containsExactly("{\"a\":1}", "{\"b\":2}");
  }

  @Test
  void joinsTheLinesOfOneMessage() throws IOException {
    assertThat(messages("data: {\ndata:  \"a\": 1\ndata: }\n\n")).containsExactly("{  \"a\": 1 }");
  }

  @Test
  void tellsWhereToGoOnAndWhen() throws IOException {
    Event event = events("id: a-1\nretry: 250\ndata:\n\n").getFirst();
    assertThat(event.id()).isEqualTo("a-1");
    assertThat(event.retryMillis()).isEqualTo(250);
    assertThat(event.message()).isEmpty();
  }

  @Test
  void leavesOutWhatIsNoMessage() throws IOException {
    assertThat(messages("event: ping\ndata: {}\n\n: comment\n\nfoo: bar\n\n")).containsOnly("");
  }

  @Test
  void leavesOutAnEventThatBrokeOff() throws IOException {
    assertThat(messages("data: {\"a\":1}\n\ndata: {\"b\":")).containsExactly("{\"a\":1}");
  }

  @Test
  void skipsAByteOrderMark() throws IOException {
    assertThat(messages("\ufeffdata: 1\n\n")).containsExactly("1");
  }

  @Test
  void keepsTheBytesOfMessages() throws IOException {
    String message = "{\"t\":\"größe \u2028 \\u0041 \ud83d\ude42\"}";
    assertThat(messages("data: " + message + "\n\n")).containsExactly(message);
  }

  @Test
  void readsBytesThatComeOneByOne() throws IOException {
    InputStream slow =
        new ByteArrayInputStream("id: 1\r\ndata: {}\r\n\r\ndata: 2\r\n\r\n".getBytes(UTF_8)) {
          @Override
          public synchronized int read(byte[] into, int at, int most) {
            return super.read(into, at, Math.min(1, most));
          }
        };
    EventStream events = new EventStream(slow, 100);
    assertThat(new String(next(events), UTF_8)).isEqualTo("{}");
    assertThat(new String(next(events), UTF_8)).isEqualTo("2");
    assertThat(events.next()).isNull();
  }

  @Test
  void refusesAnEventThatNeverEnds() {
    assertThatThrownBy(() -> events("data: " + "x".repeat(2_000) + "\n\n"))
        .hasMessageContaining("longer than");
  }

  private static byte[] next(EventStream events) throws IOException {
    Event event = events.next();
    return event == null ? new byte[0] : event.message();
  }

  private static List<String> messages(String stream) throws IOException {
    return events(stream).stream().map(event -> new String(event.message(), UTF_8)).toList();
  }

  private static List<Event> events(String stream) throws IOException {
    EventStream events = new EventStream(new ByteArrayInputStream(stream.getBytes(UTF_8)), 1_000);
    List<Event> all = new ArrayList<>();
    for (Event event = events.next(); event != null; event = events.next()) {
      all.add(event);
    }
    return all;
  }
}
