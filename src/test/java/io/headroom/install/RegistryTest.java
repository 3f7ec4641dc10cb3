package io.headroom.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.install.Registry.Registration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Registers with clients in homes of their own.
class RegistryTest extends InHome {
  @Test
  void keepsAnEntryAddedBehindItsOwn() throws Exception {
    Client cursor = client("cursor");
    Path file = file(cursor, Scope.USER);
    write(file, "{\n  \"mcpServers\": {\n    \"a\": {} // first\n  }\n}\n");
    install(cursor, Scope.USER, LOCAL);
    write(file, read(file).replace("\"serve\"]\n    }", "\"serve\"]\n    },\n    \"b\": {}"));

    uninstall();

    assertThat(read(file))
        .isEqualTo("{\n  \"mcpServers\": {\n    \"a\": {}, // first\n    \"b\": {}\n  }\n}\n");
  }

  @Test
  void removesAnEntryThatUsersAddedTo() throws Exception {
    Client gemini = client("gemini");
    Path file = file(gemini, Scope.USER);
    write(file, "{\n  \"a\": 1\n}\n");
    install(gemini, Scope.USER, LOCAL);
    write(file, read(file).replace("\"args\"", "\"timeout\": 5,\n      \"args\""));

    uninstall();

    assertThat(read(file)).isEqualTo("{\n  \"a\": 1\n}\n");
  }

  @Test
  void leavesAnEntryThatStartsSomethingElseByNow() throws Exception {
    Client cursor = client("cursor");
    Path file = file(cursor, Scope.USER);
    install(cursor, Scope.USER, LOCAL);
    String edited = read(file).replace("/opt/headroom/bin/headroom", "/mine");
    write(file, edited);

    uninstall();

    assertThat(read(file)).isEqualTo(edited);
  }

  @Test
  void doesNotReplaceItsOwnEntryOnceItWasEdited() throws Exception {
    Client cursor = client("cursor");
    Path file = file(cursor, Scope.USER);
    install(cursor, Scope.USER, LOCAL);
    write(file, read(file).replace("\"args\"", "\"env\": {\"X\": \"y\"}, \"args\""));

    List<Plan> plans = install(cursor, Scope.USER, MOVED);

    assertThat(plans).first().isInstanceOf(Plan.Refused.class);
    assertThat(read(file)).contains("\"X\"");
  }

  @Test
  void leavesBrokenFilesAlone() throws Exception {
    for (String id : List.of("cursor", "codex")) {
      Client client = client(id);
      Path file = file(client, Scope.USER);
      for (String broken : List.of("{\n  \"a\": \n}", "[1]", "a = = 1", "{} {}", "\"x\"")) {
        write(file, broken);
        List<Plan> plans = install(client, Scope.USER, LOCAL);
        if (plans.getFirst() instanceof Plan.Refused refused) {
          assertThat(refused.why()).contains("repair it");
          assertThat(read(file)).isEqualTo(broken);
        } else {
          uninstall(); // [1] is a table of TOML
        }
      }
      Files.write(file, new byte[] {'{', (byte) 0xff, '}'});
      assertThat(install(client, Scope.USER, LOCAL)).first().isInstanceOf(Plan.Refused.class);
      assertThat(Files.readAllBytes(file)).hasSize(3);
    }
  }

  @Test
  void leavesFilesAloneWhereThereIsNoRoomForAnEntry() throws Exception {
    write(file(client("cursor"), Scope.USER), "{\"mcpServers\": [1]}");
    write(file(client("codex"), Scope.USER), "mcp_servers = { a = { command = 'x' } }\n");

    assertThat(install(client("cursor"), Scope.USER, LOCAL))
        .first()
        .isInstanceOf(Plan.Refused.class);
    assertThat(install(client("codex"), Scope.USER, LOCAL))
        .first()
        .isInstanceOf(Plan.Refused.class);
  }

  @Test
  void writesThroughSymbolicLinksAndKeepsModes() throws Exception {
    Client cursor = client("cursor");
    Path file = file(cursor, Scope.USER);
    Path real = home.resolve("dotfiles/mcp.json");
    write(real, "{}\n");
    Files.setPosixFilePermissions(real, PosixFilePermissions.fromString("rw-r-----"));
    Files.createDirectories(file.resolve("..").normalize());
    Files.createSymbolicLink(file, Path.of("../dotfiles/mcp.json"));

    install(cursor, Scope.USER, LOCAL);
    assertThat(file).isSymbolicLink();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(real)))
        .isEqualTo("rw-r-----");
    assertThat(read(real)).contains("headroom");

    uninstall();
    assertThat(file).isSymbolicLink();
    assertThat(read(real)).isEqualTo("{}\n");
  }

  @Test
  void keepsALinkThatLedNowhere() throws Exception {
    Client cursor = client("cursor");
    Path file = file(cursor, Scope.USER);
    Files.createDirectories(file.resolve("..").normalize());
    Files.createSymbolicLink(file, home.resolve("later.json"));

    install(cursor, Scope.USER, LOCAL);
    assertThat(home.resolve("later.json")).exists();

    uninstall();
    assertThat(home.resolve("later.json")).doesNotExist();
    assertThat(file).isSymbolicLink();
  }

  @Test
  void backsUpWhatWasThere() throws Exception {
    Client cursor = client("cursor");
    write(file(cursor, Scope.USER), "{ \"a\": 1 }");

    Plan plan = registry.install(cursor, Scope.USER, LOCAL, false, false).getFirst();

    assertThat(Files.readString(registry.apply(plan).orElseThrow())).isEqualTo("{ \"a\": 1 }");
  }

  @Test
  void refusesToWriteOverWhatChangedMeanwhile() throws Exception {
    Client cursor = client("cursor");
    Path file = file(cursor, Scope.USER);
    write(file, "{}");
    Plan plan = registry.install(cursor, Scope.USER, LOCAL, false, false).getFirst();
    write(file, "{\"a\": 1}");

    assertThatThrownBy(() -> registry.apply(plan)).hasMessageContaining("changed meanwhile");
    assertThat(read(file)).isEqualTo("{\"a\": 1}");
  }

  @Test
  void twoScopesInOneFileComeOutInAnyOrder() throws Exception {
    Client claude = client("claude-code");
    Path file = file(claude, Scope.USER);
    String before = "{\n  \"projects\": {\n    \"/x\": {}\n  }\n}";
    write(file, before);
    for (List<Scope> order :
        List.of(List.of(Scope.USER, Scope.LOCAL), List.of(Scope.LOCAL, Scope.USER))) {
      install(claude, Scope.USER, LOCAL);
      install(claude, Scope.LOCAL, LOCAL);
      for (Scope scope : order) {
        for (Registration each : registry.registrations(Clients.ALL, Optional.of(scope))) {
          var _ = registry.apply(registry.uninstall(each));
        }
      }
      assertThat(read(file)).isEqualTo(before);
    }
  }

  @Test
  void allowsTheToolsWhereAFileCanSayThat() throws Exception {
    Path settings = home.resolve(".claude/settings.json");
    String before =
        "{\n  \"permissions\": {\n    \"allow\": [\n      \"Bash(ls)\"\n    ],\n    \"deny\": []\n  }\n}\n";
    write(settings, before);

    apply(registry.install(client("claude-code"), Scope.USER, LOCAL, true, false));
    assertThat(read(settings))
        .isEqualTo(before.replace("\"Bash(ls)\"\n", "\"Bash(ls)\",\n      \"mcp__headroom\"\n"));
    apply(registry.install(client("codex"), Scope.USER, LOCAL, true, false));
    assertThat(read(file(client("codex"), Scope.USER)))
        .contains("default_tools_approval_mode = \"approve\"");

    uninstall();
    assertThat(read(settings)).isEqualTo(before);
  }

  @Test
  void doesNotTakeAwayARuleTheUserHadBefore() throws Exception {
    Path settings = home.resolve(".claude/settings.json");
    String before = "{\"permissions\": {\"allow\": [\"mcp__headroom\"]}}";
    write(settings, before);

    apply(registry.install(client("claude-code"), Scope.USER, LOCAL, true, false));
    uninstall();

    assertThat(read(settings)).isEqualTo(before);
  }

  @Test
  void showsADiffOfWhatItWouldDoAndDoesNothing() throws Exception {
    Path file = file(client("cursor"), Scope.USER);
    write(file, "{\n  \"a\": 1\n}\n");

    Plan plan = registry.install(client("cursor"), Scope.USER, LOCAL, false, false).getFirst();

    assertThat(plan)
        .isInstanceOfSatisfying(
            Plan.Write.class,
            write ->
                assertThat(write.diff())
                    .startsWith("--- " + file)
                    .contains("\n-  \"a\": 1\n+  \"a\": 1,\n+  \"mcpServers\": {\n"));
    assertThat(read(file)).isEqualTo("{\n  \"a\": 1\n}\n");
  }

  @Test
  void takesBackWhatTheClientsOwnCommandMadeOfTheFile() throws Exception {
    Client claude = client("claude-code");
    Path file = file(claude, Scope.USER);
    write(file, "{\"a\":   1}");
    Registry withProgram =
        withProgram(
            """
            printf '{"a": 1, "seen": "%s", "mcpServers": {"headroom": %s}}' "$3 $4 $5" "$6" >"$HOME/.claude.json"
            """);

    Plan plan = withProgram.install(claude, Scope.USER, LOCAL, false, false).getFirst();
    var _ = withProgram.apply(plan);
    assertThat(read(file)).contains("--scope user headroom");
    assertThat(entry(claude, Scope.USER)).contains(LOCAL);

    uninstall();
    assertThat(read(file)).isEqualTo("{\"a\":   1}");
  }

  @Test
  void editsTheFileWhereTheClientsOwnCommandFails() throws Exception {
    Client claude = client("claude-code");
    Path file = file(claude, Scope.USER);
    write(file, "{\"a\":   1}");
    Registry withProgram = withProgram("exit 3\n");

    var _ =
        withProgram.apply(withProgram.install(claude, Scope.USER, LOCAL, false, false).getFirst());

    assertThat(read(file)).startsWith("{\"a\":   1, \"mcpServers\"");
  }

  /// The same home with a `claude` on the search path.
  private Registry withProgram(String script) throws IOException {
    Path program = home.resolve("bin/claude");
    write(program, "#!/bin/sh\n" + script);
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    return new Registry(
        new Machine(
            machine.system(),
            home,
            machine.project(),
            machine.root(),
            Map.of("PATH", home.resolve("bin").toString(), "HOME", home.toString())),
        temp.resolve("headroom"),
        InstantSource.fixed(Instant.EPOCH));
  }
}
