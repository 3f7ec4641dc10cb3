package io.headroom.install;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Registers with every client, whatever its file looks like, and takes it back.
class RoundTripTest extends InHome {
  private static final String TOML_ADDED = "\n# added\n[added]\nyes = true\n";

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

  /// Each line that says something, but for the end of the one that may get a comma.
  private static List<String> linesOf(String text) {
    return text.lines()
        .map(line -> line.replaceAll("[\\s{}]+$", ""))
        .map(line -> line.contains("//") ? line.substring(line.indexOf("//")) : line)
        .filter(line -> !line.isBlank())
        .toList();
  }
}
