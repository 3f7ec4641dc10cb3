package io.headroom.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.gateway.Names.Own;
import java.util.List;
import org.junit.jupiter.api.Test;

class NamesTest {
  private final Names names = new Names();

  @Test
  void putsTheServerInFront() {
    assertThat(names.shown("files", "read")).isEqualTo("files__read");
    assertThat(names.find("files__read", List.of("files"))).isEqualTo(new Own("files", "read"));
  }

  @Test
  void knowsNamesThatWereNotListedInThisSession() {
    assertThat(names.find("a__b__read", List.of("a", "a__b"))).isEqualTo(new Own("a__b", "read"));
    assertThat(names.find("other__read", List.of("a"))).isNull();
  }

  @Test
  void keepsLongNamesApartAndShortEnoughForClients() {
    String one = names.shown("server", "x".repeat(60) + "1");
    String two = names.shown("server", "x".repeat(60) + "2");
    assertThat(one).hasSize(48).startsWith("server__xxx").isNotEqualTo(two);
    assertThat(names.find(one, List.of("server")))
        .isEqualTo(new Own("server", "x".repeat(60) + "1"));
    assertThat(new Names().shown("server", "x".repeat(60) + "1")).isEqualTo(one);
  }

  @Test
  void takesOnlyWhatClientsTake() {
    assertThat(Names.prefix("my files.v2")).isEqualTo("my_files_v2");
    assertThat(Names.prefix("")).isEqualTo("server");
  }
}
