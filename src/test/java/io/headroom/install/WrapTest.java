package io.headroom.install;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.gateway.RemoteAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Sends servers of users through the gateway, in homes of their own.
class WrapTest extends InHome {
  private static final Server.Local GATEWAY =
      new Server.Local("/opt/headroom/bin/headroom", List.of("mcp", "gateway"), Map.of());
  private static final String TOML =
      """
      # mine
      [mcp_servers.files] # why
        command = "npx" # the usual
        args = [
          '-y', # yes
          "server-filesystem",
        ]
        startup_timeout_sec = 20
      [mcp_servers.files.env]
      A = "b" # c

      [mcp_servers.other]
      command = "x"
      """;
  private static final String JSON =
      """
      // mine
      {
        "@": {
          "files": { // why
            "command": "npx", // the usual
            "args": [
              "-y", // yes
              "server-filesystem"
            ],
            "env": { "A": "b" }, "timeout": 20
          },
          "other": {"command": "x"},
        }
      }
      """;
  private static final String ONE_LIST =
      "{\n  \"@\": {\n    \"files\": {\"type\": \"local\", \"command\": [\"npx\", \"-y\"], \"enabled\": true}\n  }\n}\n";

  static Stream<Arguments> clientsAndScopes() {
    return RoundTripTest.clientsAndScopes();
  }

  private String config(Client client, Scope scope) {
    String template =
        client.editor() instanceof TomlEditor ? TOML : client.dialect().oneList() ? ONE_LIST : JSON;
    List<String> container = client.place(scope).orElseThrow().path(machine);
    return container.size() == 2
        ? template.replace("@", container.getFirst())
        : template
            .replace("\"@\": {", "\"projects\": {\"" + container.get(1) + "\": {\"mcpServers\": {")
            .replaceFirst("\\}\\s*\\}\\s*$", "}}}\n}\n");
  }

  private List<Plan> wrap(Client client, Scope scope, Server.Local gateway, boolean force)
      throws IOException {
    return apply(
        known(client, scope).stream()
            .filter(entry -> entry.name().equals("files"))
            .map(entry -> {
              try {
                return registry.wraps().wrap(entry, gateway, force);
              } catch (IOException e) {
                throw new AssertionError(e);
              }
            })
            .toList());
  }

  private void unwrap(Client client, Scope scope) throws IOException {
    for (Wraps.Entry entry : known(client, scope).reversed()) {
      if (entry.isWrapped()) {
        var _ = registry.apply(registry.wraps().unwrap(entry));
      }
    }
  }

  private List<Wraps.Entry> known(Client client, Scope scope) throws IOException {
    return registry.wraps().known(List.of(client), EnumSet.of(scope)).entries();
  }

  private JsonNode entryNow(Client client, Scope scope) throws Exception {
    Wraps.Entry entry =
        known(client, scope).stream()
            .filter(each -> each.name().equals("files"))
            .findFirst()
            .orElseThrow();
    return Editor.at(client.editor().read(read(entry.file())), entry.path());
  }

  @ParameterizedTest
  @MethodSource("clientsAndScopes")
  void startsTheSameServerBehindTheGatewayAndGivesBackTheBytes(Client client, Scope scope)
      throws Exception {
    Path file = file(client, scope);
    String before = config(client, scope);
    write(file, before);

    assertThat(wrap(client, scope, GATEWAY, false)).allMatch(Plan.Write.class::isInstance);
    Server.Local wrapped =
        (Server.Local) client.dialect().server(entryNow(client, scope)).orElseThrow();
    assertThat(wrapped.command()).isEqualTo(GATEWAY.command());
    assertThat(wrapped.arguments())
        .startsWith("mcp", "gateway", "--name", "files", "--", "npx", "-y");
    assertThat(read(file).lines().map(String::strip))
        .containsAll(
            before
                .lines()
                .map(String::strip)
                .filter(line -> !line.contains("npx") && !line.isEmpty())
                .toList());

    unwrap(client, scope);
    assertThat(read(file)).isEqualTo(before);
  }

  @ParameterizedTest
  @MethodSource("clientsAndScopes")
  void comesOutInAnyOrderWithARegistration(Client client, Scope scope) throws Exception {
    Path file = file(client, scope);
    String before = config(client, scope);
    for (boolean first : List.of(true, false)) {
      write(file, before);
      install(client, scope, LOCAL);
      wrap(client, scope, GATEWAY, false);
      if (first) {
        uninstall();
        unwrap(client, scope);
      } else {
        unwrap(client, scope);
        uninstall();
      }
      assertThat(read(file)).isEqualTo(before);
    }
  }

  @ParameterizedTest
  @MethodSource("clientsAndScopes")
  void wrapsOnceAndFollowsALauncherThatMoved(Client client, Scope scope) throws Exception {
    Path file = file(client, scope);
    String before = config(client, scope);
    write(file, before);
    wrap(client, scope, GATEWAY, false);
    String once = read(file);

    assertThat(wrap(client, scope, GATEWAY, false)).allMatch(Plan.Nothing.class::isInstance);
    assertThat(read(file)).isEqualTo(once);

    wrap(client, scope, new Server.Local("/moved", List.of("mcp", "gateway"), Map.of()), false);
    assertThat(read(file)).isEqualTo(once.replace("/opt/headroom/bin/headroom", "/moved"));
    unwrap(client, scope);
    assertThat(read(file)).isEqualTo(before);
  }

  @Test
  void keepsEveryOtherEditWhenUnwrapping() throws Exception {
    for (String id : List.of("cursor", "codex")) {
      Client client = client(id);
      Path file = file(client, Scope.USER);
      String before = config(client, Scope.USER);
      write(file, before);
      wrap(client, Scope.USER, GATEWAY, false);
      write(
          file,
          edited(read(file)).replace("\"--name\", ", "\"--threshold\", \"900\", \"--name\", "));

      unwrap(client, Scope.USER);

      assertThat(read(file)).isEqualTo(edited(before));
    }
  }

  private static String edited(String text) {
    return text.replace("mine", "MINE").replace("\"b\"", "\"B\"").replace("20", "30");
  }

  @Test
  void leavesAnEntryThatIsAnotherByNow() throws Exception {
    Client cursor = client("cursor");
    Path file = file(cursor, Scope.USER);
    write(file, config(cursor, Scope.USER));
    wrap(cursor, Scope.USER, GATEWAY, false);
    String other = "{\"mcpServers\": {\"files\": {\"command\": \"mine\", \"args\": [\"a\"]}}}";
    write(file, other);

    unwrap(cursor, Scope.USER);
    assertThat(read(file)).isEqualTo(other);

    wrap(cursor, Scope.USER, GATEWAY, false);
    unwrap(cursor, Scope.USER);
    assertThat(read(file)).isEqualTo(other);
  }

  @Test
  void unwrapsWhatSomebodyElseWroteAndNeverWrapsItAgain() throws Exception {
    Client cursor = client("cursor");
    Path file = file(cursor, Scope.USER);
    String byHand =
        "{\"mcpServers\": {\"files\": {\"command\": \"headroom\", \"args\": [\"mcp\", \"gateway\", \"--\", \"npx\", \"-y\"]}}}";
    write(file, byHand);

    assertThat(wrap(cursor, Scope.USER, GATEWAY, false)).first().isInstanceOf(Plan.Nothing.class);
    assertThat(read(file)).isEqualTo(byHand);

    unwrap(cursor, Scope.USER);
    assertThat(entryNow(cursor, Scope.USER).toString())
        .isEqualTo("{\"command\":\"npx\",\"args\":[\"-y\"]}");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      textBlock =
          """
          claude-code | {"type":"http","url":"https://h/mcp","headers":{"Authorization":"Bearer ${T}"},"timeout":5} | {"type":"stdio","timeout":5,"command":"H","args":["mcp","gateway","--name","files","--url","https://h/mcp","--token-env","HEADROOM_GATEWAY_TOKEN"],"env":{"HEADROOM_GATEWAY_TOKEN":"${T}"}}
          vscode      | {"type":"http","url":"https://h/mcp","headers":{"X-Api-Key":"${input:k}"}}    | {"type":"stdio","command":"H","args":["mcp","gateway","--name","files","--url","https://h/mcp","--header","X-Api-Key: ${HEADROOM_GATEWAY_HEADER_X_API_KEY}"],"env":{"HEADROOM_GATEWAY_HEADER_X_API_KEY":"${input:k}"}}
          cursor      | {"url":"http://127.0.0.1:9/mcp"}                                            | {"command":"H","args":["mcp","gateway","--name","files","--url","http://127.0.0.1:9/mcp"]}
          windsurf    | {"serverUrl":"http://localhost/mcp"}                                        | {"command":"H","args":["mcp","gateway","--name","files","--url","http://localhost/mcp"]}
          zed         | {"url":"http://127.0.0.1:9/mcp","enabled":true}                             | {"enabled":true,"source":"custom","command":"H","args":["mcp","gateway","--name","files","--url","http://127.0.0.1:9/mcp"]}
          gemini      | {"url":"http://127.0.0.1:9/mcp","type":"http","trust":true}                  | {"trust":true,"command":"H","args":["mcp","gateway","--name","files","--url","http://127.0.0.1:9/mcp"]}
          cursor      | {"url":"https://h/release-notes-2025-11-25/mcp","headers":{"Accept":"a","content-type":"b","Authorization":"Bearer A","Token":"B","X-A":"1","X_A":"2"}} | {"command":"H","args":["mcp","gateway","--name","files","--url","https://h/release-notes-2025-11-25/mcp","--token-env","HEADROOM_GATEWAY_TOKEN","--header","Token: ${HEADROOM_GATEWAY_HEADER_TOKEN}","--header","X-A: ${HEADROOM_GATEWAY_HEADER_X_A}","--header","X_A: ${HEADROOM_GATEWAY_HEADER_X_A_2}"],"env":{"HEADROOM_GATEWAY_TOKEN":"A","HEADROOM_GATEWAY_HEADER_TOKEN":"B","HEADROOM_GATEWAY_HEADER_X_A":"1","HEADROOM_GATEWAY_HEADER_X_A_2":"2"}}
          opencode    | {"type":"remote","url":"https://h/mcp","headers":{"Authorization":"Bearer s"}} | {"type":"local","command":["H","mcp","gateway","--name","files","--url","https://h/mcp","--token-env","HEADROOM_GATEWAY_TOKEN"],"environment":{"HEADROOM_GATEWAY_TOKEN":"s"}}
          """)
  void reachesAServerOverHttpAndShowsNoTokenToOthers(String id, String before, String after)
      throws Exception {
    Client client = client(id);
    String container = client.place(Scope.USER).orElseThrow().container().getFirst();
    Path file = file(client, Scope.USER);
    String text = "{\n  \"" + container + "\": {\n    \"files\": " + before + "\n  }\n}\n";
    write(file, text);

    wrap(client, Scope.USER, GATEWAY, false);
    assertThat(entryNow(client, Scope.USER))
        .isEqualTo(
            JsonMapper.shared().readTree(after.replace("\"H\"", "\"" + GATEWAY.command() + "\"")));

    write(file, read(file) + "\n");
    unwrap(client, Scope.USER);
    assertThat(entryNow(client, Scope.USER)).isEqualTo(JsonMapper.shared().readTree(before));
  }

  @Test
  void namesTheVariableOfATokenToCodex() throws Exception {
    Client codex = client("codex");
    Path file = file(codex, Scope.USER);
    String before =
        """
        [mcp_servers.files]
        url = "https://h/mcp"
        bearer_token_env_var = "T" # secret
        [mcp_servers.files.http_headers]
        X-A = "a"
        [mcp_servers.files.env_http_headers]
        X-B = "B"
        """;
    write(file, before);

    wrap(codex, Scope.USER, GATEWAY, false);
    assertThat(read(file))
        .contains(
            "\"--token-env\", \"T\", \"--header\", \"X-B: ${B}\", \"--header\", \"X-A: ${HEADROOM_GATEWAY_HEADER_X_A}\"")
        .contains("env_vars = [\"T\", \"B\"]")
        .contains("HEADROOM_GATEWAY_HEADER_X_A = \"a\"");
    write(file, read(file) + "# end\n");

    unwrap(codex, Scope.USER);
    assertThat(codex.editor().read(read(file))).isEqualTo(codex.editor().read(before));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      textBlock =
          """
          {"command":"/usr/bin/headroom","args":["mcp","serve"]}       | Headroom itself
          {"note":"x"}                                                 | neither
          {"type":"sse","url":"http://127.0.0.1/sse"}                  | transport
          {"url":"https://h/mcp"}                                      | log in
          {"url":"https://h/mcp?key=s","headers":{"Authorization":"Bearer s"}} | process
          {"url":"https://h/s/aB3dE5fG7hI9jK1lM3nO/mcp","headers":{"X-Key":"s"}} | process
          {"url":"https://h/0f8a1c9e4b7d2a6053cf/mcp","headers":{"X-Key":"s"}} | process
          {"url":"https://me:s3cret@h/mcp"}                            | password
          {"url":"http://h/mcp","headers":{"X-Key":"s"}}               | on the way
          {"url":"https://${HOST}/mcp","headers":{"X-Key":"s"}}        | filled in
          """)
  void saysWhyAnEntryIsBetterLeftAlone(String entry, String why) throws Exception {
    Client cursor = client("cursor");
    Path file = file(cursor, Scope.USER);
    String before = "{\"mcpServers\": {\"files\": " + entry + "}}";
    write(file, before);

    assertThat(wrap(cursor, Scope.USER, GATEWAY, false))
        .first()
        .isInstanceOfSatisfying(Plan.Refused.class, plan -> assertThat(plan.why()).contains(why));
    assertThat(read(file)).isEqualTo(before);
  }

  @Test
  void dropsTheHeadersTheGatewayDecidesOn() {
    assertThat(WrappedUrl.RESERVED).isEqualTo(RemoteAddress.reserved());
  }

  @ParameterizedTest
  @MethodSource("clientsAndScopes")
  void inAProjectsFileOnlyWhatWasWrittenThereIsAgreedOn(Client client, Scope scope)
      throws Exception {
    Path file = file(client, scope);
    write(file, config(client, scope));
    assertThat(agreed(client, scope)).isEqualTo(scope != Scope.PROJECT);

    wrap(client, scope, GATEWAY, false);
    install(client, scope, LOCAL);
    assertThat(agreed(client, scope)).isTrue();
    assertThat(registry.entries()).isNotEmpty().allMatch(Registry.Entry::agreed);

    write(file, read(file).replace("\"-y\"", "\"-n\"").replace("'-y'", "'-n'"));
    assertThat(agreed(client, scope)).isEqualTo(scope != Scope.PROJECT);
    write(file, read(file).replace("\"serve\"", "\"gateway\", \"--\", \"./x.sh\""));
    assertThat(registry.entries().stream().allMatch(Registry.Entry::agreed))
        .isEqualTo(scope != Scope.PROJECT);
  }

  private boolean agreed(Client client, Scope scope) throws IOException {
    return known(client, scope).stream()
        .filter(entry -> entry.name().equals("files"))
        .allMatch(Wraps.Entry::agreed);
  }

  @Test
  void offersTheWayToTheRestWhereToolsAreListed() throws Exception {
    Client gemini = client("gemini");
    Path file = file(gemini, Scope.USER);
    String before =
        "{\"mcpServers\": {\"files\": {\"command\": \"x\", \"includeTools\": [\"a\"]}}}";
    write(file, before);

    wrap(gemini, Scope.USER, GATEWAY, false);
    assertThat(entryNow(gemini, Scope.USER).path("includeTools").toString())
        .isEqualTo("[\"a\",\"headroom_retrieve\"]");
    unwrap(gemini, Scope.USER);
    assertThat(read(file)).isEqualTo(before);
  }

  @Test
  void refusesTablesItCannotEditSafely() throws Exception {
    Client codex = client("codex");
    Path file = file(codex, Scope.USER);
    String before = "[mcp_servers]\nfiles = { command = \"x\", args = [] }\n";
    write(file, before);

    assertThat(wrap(codex, Scope.USER, GATEWAY, false)).first().isInstanceOf(Plan.Refused.class);
    assertThat(read(file)).isEqualTo(before);
  }

  @Test
  void carriesTheEnvironmentWithoutTouchingTheUsers() throws Exception {
    for (String id : List.of("cursor", "codex")) {
      Client client = client(id);
      Path file = file(client, Scope.USER);
      String before = config(client, Scope.USER);
      write(file, before);

      wrap(
          client,
          Scope.USER,
          new Server.Local("/h", GATEWAY.arguments(), Map.of("A", "other", "HEADROOM_HOME", "/x")),
          false);
      assertThat(entryNow(client, Scope.USER).path("env").toString())
          .isEqualTo("{\"A\":\"b\",\"HEADROOM_HOME\":\"/x\"}");

      unwrap(client, Scope.USER);
      assertThat(read(file)).isEqualTo(before);
    }
  }

  @Test
  void takesTheLockOfAClientThatWritesItsFileItself() throws Exception {
    Client claude = client("claude-code");
    Path file = file(claude, Scope.USER);
    write(file, config(claude, Scope.USER));
    Path lock = Files.createDirectory(file.resolveSibling(file.getFileName() + ".lock"));
    Files.setLastModifiedTime(lock, FileTime.from(Instant.now().minus(Duration.ofMinutes(1))));

    wrap(claude, Scope.USER, GATEWAY, false);

    assertThat(read(file)).contains("\"gateway\"");
    assertThat(lock).doesNotExist();
  }

  @Test
  void tellsServersOfOneNameInSeveralProjectsApart() throws Exception {
    Client claude = client("claude-code");
    Path file = file(claude, Scope.LOCAL);
    String entry = "{\"mcpServers\": {\"files\": {\"url\": \"http://127.0.0.1:9/mcp\"}}}";
    String before =
        "{\"projects\": {\"" + machine.root() + "\": " + entry + ", \"/other\": " + entry + "}}";
    write(file, before);
    Machine other =
        new Machine(machine.system(), home, machine.project(), Path.of("/other"), Map.of());
    Registry there =
        new Registry(other, temp.resolve("headroom"), InstantSource.fixed(Instant.EPOCH));

    wrap(claude, Scope.LOCAL, GATEWAY, false);
    Registry here = registry;
    registry = there;
    wrap(claude, Scope.LOCAL, GATEWAY, false);
    registry = here;
    unwrap(claude, Scope.LOCAL);
    registry = there;
    unwrap(claude, Scope.LOCAL);

    assertThat(read(file)).isEqualTo(before);
  }
}
