package io.headroom.mcp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineSinkTest {
  private final List<String> lines = new ArrayList<>();
  private final LineSink sink = new LineSink(line -> lines.add(new String(line, UTF_8)), 8);

  private void write(String text) throws IOException {
    sink.write(text.getBytes(UTF_8));
  }

  @Test
  void cutsWhatIsWrittenIntoLines() throws IOException {
    write("a");
    write("b\n\nc\nd");
    assertThat(lines).containsExactly("ab", "", "c");
  }

  @Test
  void takesNoLineThatIsTooLong() throws IOException {
    write("12345678\n1234567");
    assertThatThrownBy(() -> write("89\n")).isInstanceOf(IOException.class);
    assertThat(lines).containsExactly("12345678");
  }
}
