package io.headroom.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.gateway.Names.Own;
import java.util.List;
import org.junit.jupiter.api.Test;

class NamesTest {
  private final Names names = new Names(List.of("files", "server", "a", "a__b", "a__b__c"));

  @Test
  void putsTheServerInFront() {
    assertThat(names.shown("files", "read")).isEqualTo("files__read");
    assertThat(names.find("files__read")).isEqualTo(new Own("files", "read"));
  }

  @Test
  void knowsNamesThatWereNotListedInThisSession() {
    assertThat(names.find("a__b__read")).isEqualTo(new Own("a__b", "read"));
    assertThat(names.find("other__read")).isNull();
  }

  @Test
  void keepsLongNamesApartAndShortEnoughForClients() {
    String one = names.shown("server", "x".repeat(60) + "1");
    String two = names.shown("server", "x".repeat(60) + "2");
    assertThat(one).hasSize(48).startsWith("server__xxx").isNotEqualTo(two);
    assertThat(names.find(one)).isEqualTo(new Own("server", "x".repeat(60) + "1"));
    assertThat(new Names(List.of("server")).shown("server", "x".repeat(60) + "1")).isEqualTo(one);
  }

  @Test
  void keepsApartNamesThatReadAlikeWhateverIsListedFirst() {
    List<Own> alike =
        List.of(new Own("a", "b__c__drop"), new Own("a__b", "c__drop"), new Own("a__b__c", "drop"));
    for (Own own : alike) {
      names.shown(own.server(), own.name());
    }
    for (Own own : alike.reversed()) {
      String shown = names.shown(own.server(), own.name());
      assertThat(shown).startsWith("a__b__c__drop").hasSizeLessThanOrEqualTo(48);
      assertThat(names.find(shown)).isEqualTo(own);
    }
    assertThat(names.shown("a__b__c", "drop")).isEqualTo("a__b__c__drop");
  }

  @Test
  void takesOnlyWhatClientsTake() {
    assertThat(Names.prefix("my files.v2")).isEqualTo("my_files_v2");
    assertThat(Names.prefix("")).isEqualTo("server");
  }
}
