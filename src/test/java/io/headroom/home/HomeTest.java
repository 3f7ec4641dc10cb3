package io.headroom.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HomeTest {
  private static final String USER = "/home/user";

  @Test
  void isADirectoryInTheUsersOwn() {
    assertThat(Home.of(Map.of(), USER)).isEqualTo(Path.of("/home/user/.headroom"));
    assertThat(Home.of(Map.of("HOME", "relative"), USER))
        .isEqualTo(Path.of("/home/user/.headroom"));
  }

  @Test
  void followsWhereAShellIsAtHome() {
    assertThat(Home.of(Map.of("HOME", "/other"), USER)).isEqualTo(Path.of("/other/.headroom"));
  }

  @Test
  void isWhereTheUserWantsIt() {
    Map<String, String> both =
        Map.of("HEADROOM_HOME", "/mine", "HEADROOM_WORKSPACE_DIR", "/theirs", "HOME", "/other");
    assertThat(Home.of(both, USER)).isEqualTo(Path.of("/mine"));
    Map<String, String> alias = Map.of("HEADROOM_HOME", " ", "HEADROOM_WORKSPACE_DIR", "/theirs");
    assertThat(Home.of(alias, USER)).isEqualTo(Path.of("/theirs"));
  }
}
