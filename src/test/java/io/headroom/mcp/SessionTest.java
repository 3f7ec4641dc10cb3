package io.headroom.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.home.Project;
import io.headroom.store.Scope;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionTest {
  @TempDir private Path base;

  @Test
  void aClientThatNamesNoRootsWorksWhereItWasStarted() throws IOException {
    Session session = session(true);
    assertThat(session.scope()).isEqualTo(Scope.of(project("start")));
  }

  @Test
  void theProjectsOfAClientsRootsTakeThePlaceOfWhereItWasStarted() throws IOException {
    Session session = session(true);
    name(session, "one", "two");
    assertThat(session.scope().owners()).containsExactlyInAnyOrder(project("one"), project("two"));
    assertThat(session.scope().seen().orElseThrow())
        .containsExactlyInAnyOrder(project("one"), project("two"));
  }

  @Test
  void whatASessionStoredItSeesWhateverRootsItsClientNamesLater() throws IOException {
    Session session = session(true);
    session.scope();
    name(session, "one");
    session.scope();
    name(session, "two");
    assertThat(session.scope().owners()).containsExactly(project("two"));
    assertThat(session.scope().seen().orElseThrow())
        .containsExactlyInAnyOrder(project("start"), project("one"), project("two"));
  }

  @Test
  void aGivenProjectStays() throws IOException {
    Session session = session(false);
    name(session, "one");
    assertThat(session.scope()).isEqualTo(Scope.of(project("start")));
  }

  @Test
  void whoSeesAllStoresForTheRootsAllTheSame() throws IOException {
    Scope all = Scope.of(project("start")).with(Map.of("HEADROOM_STORE_SCOPE", "user"));
    Session session = new Session(List.of(), new Originals(all, true));
    name(session, "one");
    assertThat(session.scope().owners()).containsExactly(project("one"));
    assertThat(session.scope().seen()).isEmpty();
  }

  private Session session(boolean followsRoots) throws IOException {
    return new Session(List.of(), new Originals(Scope.of(project("start")), followsRoots));
  }

  private Project project(String name) throws IOException {
    return Project.of(Files.createDirectories(base.resolve(name)));
  }

  private void name(Session session, String... roots) throws IOException {
    for (String root : roots) {
      project(root);
    }
    ClientRoots client = session.clientRoots();
    client.introduce("{\"capabilities\":{\"roots\":{}}}");
    String question = String.valueOf(client.ask());
    String id = question.replaceFirst(".*\"id\":(\"[^\"]*\").*", "$1");
    String named =
        Arrays.stream(roots)
            .map(root -> "{\"uri\":\"" + base.resolve(root).toUri() + "\"}")
            .collect(Collectors.joining(","));
    String answer =
        "{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"result\":{\"roots\":[" + named + "]}}";
    switch (EnvelopeReader.read(answer.getBytes(StandardCharsets.UTF_8))) {
      case Incoming.Message(Envelope message) -> client.take(message);
      case Incoming other -> throw new AssertionError(other);
    }
  }
}
