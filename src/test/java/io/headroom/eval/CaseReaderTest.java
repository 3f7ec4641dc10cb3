package io.headroom.eval;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.eval.CaseReader.Line;
import org.junit.jupiter.api.Test;

class CaseReaderTest {
  @Test
  void aCaseNeedsNoMoreThanANameAndAFile() {
    Case test = read("{\"id\": \"my-log\", \"file\": \"my.log\"}");
    assertThat(test).isEqualTo(new Case("my-log", "all", "my.log", "", java.util.List.of()));
  }

  @Test
  void aBareStringIsACriticalNeedle() {
    Case test = read("{\"id\": \"a\", \"file\": \"a\", \"needles\": [\"disk full\"]}");
    assertThat(test.needles()).containsExactly(new Needle.Text("disk full", true));
  }

  @Test
  void contextNeedlesAreOrdinary() {
    Case test =
        read(
            "{\"id\": \"a\", \"file\": \"a\", \"needles\": [{\"v\": \"x y\", \"c\": \"context\"}]}");
    assertThat(test.needles()).containsExactly(new Needle.Text("x y", false));
  }

  @Test
  void whatIsWrongIsSaidWithWhatWouldBeRight() {
    assertThat(broken("{\"file\": \"a.log\"}")).contains("has no \"id\"", "{\"id\": \"my-log\"");
    assertThat(broken("{\"id\": \"a\"}")).contains("has no \"file\"");
    assertThat(broken("{\"id\": ")).contains("is not JSON");
    assertThat(broken("[1]")).contains("is no JSON object");
    assertThat(
            broken(
                "{\"id\": \"a\", \"file\": \"b\", \"needles\": [{\"t\": \"regex\", \"v\": \"x\"}]}"))
        .contains("regex", "text, any, alnum and rec");
    assertThat(
            broken(
                "{\"id\": \"a\", \"file\": \"b\", \"needles\": [{\"t\": \"rec\", \"v\": \"x\"}]}"))
        .contains("is no list");
    assertThat(broken("{\"id\": \"a\", \"file\": \"b\", \"needles\": [\" \"]}"))
        .contains("needle without text");
  }

  private static Case read(String line) {
    return ((Line.Read) CaseReader.read(line)).value();
  }

  private static String broken(String line) {
    return ((Line.Broken) CaseReader.read(line)).what();
  }
}
