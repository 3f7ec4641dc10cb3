package io.headroom.install;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.install.Registry.HookState;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class HooksTest extends InHome {
  private static final Path LAUNCHER = Path.of("/opt/head room/bin/headroom");
  private static final String SHELL = "/opt/head room/bin/headroom-shell";
  private static final Hooks HOOKS = new Hooks(LAUNCHER, Optional.of(Path.of(SHELL)), false);
  private static final Client CLAUDE = client("claude-code");
  private static final List<String> FILES =
      List.of(
          "{}",
          "{\n  \"model\": \"opus\"\n}\n",
          "{\n\t\"hooks\": {\n\t\t\"PostToolUse\": [\n\t\t\t{\"matcher\": \"Edit\", \"hooks\": []}\n\t\t],\n\t\t\"Stop\": []\n\t},\n\t\"env\": {\"A\": \"b\"},\n\t\"permissions\": {\"allow\": [\"Bash(ls)\"]}\n}",
          "{\"hooks\":{\"PostToolUse\":[]},\"env\":{}}");

  @ParameterizedTest
  @EnumSource(Scope.class)
  void takesBackExactlyWhatItDid(Scope scope) throws Exception {
    for (String before : FILES) {
      write(settings(scope), before);
      assertThat(install(scope, HOOKS)).allMatch(Plan.Write.class::isInstance);
      assertThat(state(scope)).isEqualTo(new HookState(true, SHELL));
      assertThat(install(scope, HOOKS)).allMatch(Plan.Nothing.class::isInstance);

      uninstall();

      assertThat(read(settings(scope))).isEqualTo(before);
    }
  }

  @ParameterizedTest
  @EnumSource(Scope.class)
  void removesTheFilesItMade(Scope scope) throws Exception {
    List<Path> before = tree();
    install(scope, HOOKS);
    uninstall();
    assertThat(tree()).isEqualTo(before);
  }

  @Test
  void allowsTheServerAndLeavesItsOwnToolsOut() throws Exception {
    install(Scope.USER, HOOKS);

    JsonNode settings = JsonMapper.shared().readTree(read(settings(Scope.USER)));
    JsonNode entry = settings.at("/hooks/PostToolUse/0");
    Pattern matcher = Pattern.compile(entry.path("matcher").asString());
    assertThat(List.of("Bash", "Read", "Grep", "Agent", "mcp__github__issues"))
        .allMatch(tool -> matcher.matcher(tool).find());
    assertThat(List.of("Edit", "Write", "TodoWrite", "BashX", "mcp__headroom__headroom_retrieve"))
        .noneMatch(tool -> matcher.matcher(tool).find());
    assertThat(entry.at("/hooks/0/type").asString()).isEqualTo("mcp_tool");
    assertThat(settings.at("/permissions/allow/0").asString()).isEqualTo("mcp__headroom");
  }

  @Test
  void keepsAPrefixOfTheUserAndSaysSo() throws Exception {
    String own = "{\n  \"env\": {\n    \"CLAUDE_CODE_SHELL_PREFIX\": \"/my/prefix\"\n  }\n}\n";
    write(settings(Scope.USER), own);

    for (Scope scope : Scope.values()) {
      List<Plan> plans = install(scope, HOOKS);

      assertThat(plans)
          .last()
          .isInstanceOfSatisfying(
              Plan.Nothing.class, kept -> assertThat(kept.why()).contains("/my/prefix", "stays"));
      assertThat(read(settings(Scope.USER))).contains("/my/prefix").doesNotContain(SHELL);
      assertThat(state(scope)).isEqualTo(new HookState(true, "/my/prefix"));
      uninstall();
      assertThat(read(settings(Scope.USER))).isEqualTo(own);
    }
  }

  @Test
  void keepsAPrefixThatIsExported() throws Exception {
    machine =
        new Machine(
            machine.system(),
            home,
            machine.project(),
            machine.root(),
            Map.of("CLAUDE_CODE_SHELL_PREFIX", "/my/prefix"));
    registry = new Registry(machine, temp.resolve("headroom"), InstantSource.fixed(Instant.EPOCH));

    assertThat(install(Scope.USER, HOOKS)).last().isInstanceOf(Plan.Nothing.class);
    assertThat(read(settings(Scope.USER))).doesNotContain("SHELL_PREFIX");
  }

  @Test
  void putsAPathOfThisMachineIntoNoFileOfAProject() throws Exception {
    install(Scope.PROJECT, HOOKS);

    assertThat(read(settings(Scope.PROJECT))).contains("headroom_hook").doesNotContain(SHELL);
    assertThat(read(settings(Scope.LOCAL))).contains(SHELL).doesNotContain("headroom_hook");
  }

  @Test
  void replacesWhatAnOtherVersionPutThere() throws Exception {
    write(settings(Scope.USER), FILES.get(2));
    install(Scope.USER, new Hooks(Path.of("/old/headroom"), Optional.of(Path.of("/old/sh")), true));
    assertThat(read(settings(Scope.USER))).contains("'/old/headroom' hook", "\"/old/sh\"");

    install(Scope.USER, HOOKS);

    assertThat(read(settings(Scope.USER))).contains("mcp_tool", SHELL).doesNotContain("/old");
    uninstall();
    assertThat(read(settings(Scope.USER))).isEqualTo(FILES.get(2));
  }

  @Test
  void knowsWhichVersionsNeedACommand() {
    assertThat(List.of("2.1.117 (Claude Code)", "1.0.3", "2.0.999\n")).allMatch(Hooks::needCommand);
    assertThat(List.of("2.1.118", "2.1.330 (Claude Code)", "2.2.0", "3.0.0", "", "unknown", "2.1"))
        .noneMatch(Hooks::needCommand);
  }

  @Test
  void isForClaudeCodeAlone() throws Exception {
    Client cursor = client("cursor");
    apply(registry.install(cursor, Scope.USER, LOCAL, false, false, Optional.of(HOOKS)));

    assertThat(read(file(cursor, Scope.USER))).doesNotContain("headroom_hook");
    assertThat(Clients.ALL).filteredOn(Hooks::areKnownTo).containsExactly(CLAUDE);
  }

  private List<Plan> install(Scope scope, Hooks hooks) throws IOException {
    return apply(registry.install(CLAUDE, scope, LOCAL, true, false, Optional.of(hooks)));
  }

  private HookState state(Scope scope) throws IOException {
    return registry.entries().stream()
        .filter(entry -> entry.scope() == scope)
        .findFirst()
        .flatMap(registry::hooks)
        .orElseThrow();
  }

  private Path settings(Scope scope) {
    return switch (scope) {
      case USER -> home.resolve(".claude/settings.json");
      case PROJECT -> machine.project().resolve(".claude/settings.json");
      case LOCAL -> machine.project().resolve(".claude/settings.local.json");
    };
  }
}
