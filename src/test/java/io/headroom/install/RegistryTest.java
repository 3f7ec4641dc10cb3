package io.headroom.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.install.Registry.Registration;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Registers with every client in homes of their own, and takes it back.
class RegistryTest {
  private static final Server LOCAL =
      new Server.Local("/opt/headroom/bin/headroom", List.of("mcp", "serve"), Map.of());
  private static final Server MOVED =
      new Server.Local("/usr/local/bin/headroom", List.of("mcp", "serve"), Map.of("A", "b"));

  private static final String TOML_ADDED = "\n# added\n[added]\nyes = true\n";

  @TempDir private Path temp;
  private Path home = Path.of("");
  private Machine machine = new Machine(Machine.OperatingSystem.LINUX, home, home, home, Map.of());
  private Registry registry = new Registry(machine, home, InstantSource.system());

  @BeforeEach
  void makeHome() throws IOException {
    home = Files.createDirectories(temp.toRealPath().resolve("home"));
    Path project = Files.createDirectories(home.resolve("project"));
    machine = new Machine(Machine.OperatingSystem.LINUX, home, project, project, Map.of());
    registry = new Registry(machine, temp.resolve("headroom"), InstantSource.fixed(Instant.EPOCH));
  }

  static Stream<Arguments> clientsAndScopes() {
    return Clients.ALL.stream()
        .flatMap(client ->
            Stream.of(Scope.values())
                .filter(client::has)
                .map(scope -> Arguments.of(client, scope)));
  }

  /// Files as users have them; `@` stands for the container of servers.
  private static List<String> files(Client client) {
    return client.editor() instanceof TomlEditor
        ? List.of(
            "",
            "\n",
            "model = \"x\"",
            "# mine\nmodel = 'x'\n\n[@.other] # why\n  command = \"y\"\n  args = [\n    'a', # one\n  ]\n",
            "model = \"x\"\r\n\r\n[@.other]\r\ncommand = \"y\"\r\n# end\r\n",
            "\uFEFFmodel = \"x\"\n",
            "s = '''\n[@.headroom]\n'''\n[[list]]\na = 1\n")
        : List.of(
            "",
            "\n",
            "{}",
            "{}\n",
            "{ }",
            "{\n}\n",
            "{\"a\":1}",
            "{\n  \"a\": 1\n}",
            "{\n\t\"a\": {\n\t\t\"b\": [1, 2]\n\t}\n}\n",
            "{\r\n    \"@\": {\r\n        \"x\": {\"command\": \"y\"}\r\n    },\r\n    \"z\": null\r\n}\r\n",
            "// mine\n{\n  /* all */ \"@\": {\n    \"x\": {}, // last, one\n    // \"old\": {}\n  },\n}",
            "{\n  \"@\": {}\n}\n",
            "{\n  \"@\": {\n    // none yet\n  }\n}\n",
            "{\"@\":{\"x\":{\"command\":\"y\"}}}",
            "\uFEFF{\n  \"a\": \"é\uD83D\uDE00\"\n}\n",
            "{\n  \"a\": 1 // no comma, and a comment\n}\n",
            "// nothing but a comment\n");
  }

  @ParameterizedTest
  @MethodSource("clientsAndScopes")
  void takesBackExactlyWhatItDid(Client client, Scope scope) throws Exception {
    Path file = file(client, scope);
    for (String template : files(client)) {
      String before =
          template.replace("@", client.place(scope).orElseThrow().container().getFirst());
      write(file, before);

      assertThat(install(client, scope, LOCAL)).as(before).allMatch(Plan.Write.class::isInstance);
      assertThat(entry(client, scope)).as(before).contains(LOCAL);
      String text = read(file);
      assertThat(linesOf(before)).allMatch(line -> text.contains(line));

      uninstall();
      assertThat(read(file)).as("afterwards").isEqualTo(before);
    }
  }

  @ParameterizedTest
  @MethodSource("clientsAndScopes")
  void removesFilesAndDirectoriesItMade(Client client, Scope scope) throws Exception {
    List<Path> before = tree();
    install(client, scope, LOCAL);
    assertThat(entry(client, scope)).contains(LOCAL);
    assertThat(tree()).isNotEqualTo(before);

    uninstall();
    assertThat(tree()).isEqualTo(before);
  }

  @ParameterizedTest
  @MethodSource("clientsAndScopes")
  void keepsWhatUsersAddedSince(Client client, Scope scope) throws Exception {
    Path file = file(client, scope);
    boolean toml = client.editor() instanceof TomlEditor;
    for (String template : files(client)) {
      String before =
          template.replace("@", client.place(scope).orElseThrow().container().getFirst());
      write(file, before);
      install(client, scope, LOCAL);
      String installed = read(file);
      write(file, toml ? installed + TOML_ADDED : withAddition(installed));

      uninstall();
      assertThat(entry(client, scope)).as(before).isEmpty();
      assertThat(client.editor().read(read(file)).path("added").path("yes").asBoolean()).isTrue();
      assertThat(substance(read(file)))
          .isEqualTo(
              substance(
                  toml
                      ? before + TOML_ADDED
                      : withAddition(before.contains("{") ? before : before + "{}")));
    }
  }

  private static String withAddition(String json) {
    return json.replaceFirst("\\{", "{ \"added\": {\"yes\": true}, /* added */ ");
  }

  /// A text but for white space and commas.
  private static String substance(String text) {
    return text.replaceAll("[\\s,]", "");
  }

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

  @ParameterizedTest
  @MethodSource("clientsAndScopes")
  void neverOverwritesAUsersOwnEntryUnlessForced(Client client, Scope scope) throws Exception {
    Path file = file(client, scope);
    Change own =
        new Change.Member(
            client.place(scope).orElseThrow().path(machine), Map.of("command", "mine"));
    String before = client.editor().put("", own);
    write(file, before);

    assertThat(install(client, scope, LOCAL)).first().isInstanceOf(Plan.Refused.class);
    assertThat(read(file)).isEqualTo(before);

    apply(registry.install(client, scope, LOCAL, false, true));
    assertThat(entry(client, scope)).contains(LOCAL);
    uninstall();
    assertThat(read(file)).isEqualTo(before);
  }

  @ParameterizedTest
  @MethodSource("clientsAndScopes")
  void followsALauncherThatMoved(Client client, Scope scope) throws Exception {
    Path file = file(client, scope);
    String before = client.editor() instanceof TomlEditor ? "a = 1\n" : "{\n \"a\": 1\n}\n";
    write(file, before);
    install(client, scope, LOCAL);
    String first = read(file);

    assertThat(install(client, scope, LOCAL)).allMatch(Plan.Nothing.class::isInstance);
    assertThat(read(file)).isEqualTo(first);

    install(client, scope, MOVED);
    assertThat(entry(client, scope)).contains(MOVED);
    uninstall();
    assertThat(read(file)).isEqualTo(before);
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

  private List<Plan> install(Client client, Scope scope, Server server) throws IOException {
    return apply(registry.install(client, scope, server, false, false));
  }

  private List<Plan> apply(List<Plan> plans) throws IOException {
    for (Plan plan : plans) {
      var _ = registry.apply(plan);
    }
    return plans;
  }

  private void uninstall() throws IOException {
    for (Registration each : registry.registrations(Clients.ALL, Optional.empty())) {
      var _ = registry.apply(registry.uninstall(each));
    }
  }

  private Optional<Server> entry(Client client, Scope scope) throws IOException {
    return registry.entries().stream()
        .filter(entry -> entry.client().equals(client) && entry.scope() == scope)
        .findFirst()
        .flatMap(Registry.Entry::server);
  }

  private Path file(Client client, Scope scope) {
    return client.place(scope).orElseThrow().file(machine);
  }

  private List<Path> tree() throws IOException {
    try (Stream<Path> paths = Files.walk(home)) {
      return paths.sorted().toList();
    }
  }

  private static Client client(String id) {
    return Clients.named(id).orElseThrow();
  }

  /// Each line that says something, but for the end of the one that may get a comma.
  private static List<String> linesOf(String text) {
    return text.lines()
        .map(line -> line.replaceAll("[\\s{}]+$", ""))
        .map(line -> line.contains("//") ? line.substring(line.indexOf("//")) : line)
        .filter(line -> !line.isBlank())
        .toList();
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.resolve("..").normalize());
    Files.writeString(file, text, StandardCharsets.UTF_8);
  }

  private static String read(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.UTF_8);
  }
}
