package io.headroom.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.config.ConfigReader.Content;
import io.headroom.config.Layer.Source;
import io.headroom.config.Setting.Reach;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LayersTest {
  @Test
  void laterOnesWinAndSayWhereTheyAre() {
    Layer user = user("{\n \"threshold\": 1, \"model\": \"m\",\n \"stats\": \"memory\"\n}");
    Layer project = project("{\"threshold\": 2, \"exclude\": {\"kinds\": [\"code\"]}}");
    Layer environment = Layers.environment(Map.of("HEADROOM_THRESHOLD", "3", "PATH", "/bin"));
    Layer flags = flags("threshold", "4");

    assertThat(value(Setting.THRESHOLD, user)).isEqualTo("1 of own:2");
    assertThat(value(Setting.THRESHOLD, user, project)).isEqualTo("2 of theirs:1");
    assertThat(value(Setting.THRESHOLD, user, project, environment))
        .isEqualTo("3 of HEADROOM_THRESHOLD");
    assertThat(value(Setting.THRESHOLD, user, project, environment, flags)).isEqualTo("4 of --set");
    assertThat(value(Setting.STATS, user, project, environment, flags))
        .isEqualTo("memory of own:3");
    assertThat(value(Setting.EXCLUDE_KINDS, user, project)).isEqualTo("code of theirs:1");
    assertThat(value(Setting.MODE, user, project)).isEqualTo("default");
  }

  @Test
  void allAddToLists() {
    Settings settings =
        of(
            user("{\"exclude\": {\"tools\": [\"A\", \"B\"]}}"),
            project("{\"exclude.tools\": \"C\"}"),
            Layers.environment(Map.of("HEADROOM_EXCLUDE_TOOLS", " D, !A ,")));

    assertThat(settings.problems()).isEmpty();
    assertThat(settings.of(Setting.EXCLUDE_TOOLS).orElseThrow().values())
        .containsExactly("A", "B", "C", "D", "!A");
    assertThat(settings.of(Setting.EXCLUDE_TOOLS).orElseThrow().origins()).hasSize(3);
  }

  @Test
  void wrongNamesAreToldWithTheNearestRightOne() {
    assertThat(problems(user("{\n\n\"treshold\": 5}")))
        .containsExactly("unknown setting \"treshold\" in own:3; did you mean \"threshold\"?");
    assertThat(problems(user("{\"exclud\": {\"tool\": [\"x\"]}}")))
        .containsExactly(
            "unknown setting \"exclud.tool\" in own:1; did you mean \"exclude.tools\"?");
    assertThat(problems(user("{\"colour\": 1}")))
        .containsExactly("unknown setting \"colour\" in own:1; headroom config lists them all");
    assertThat(problems(user("{\"proxy\": \"http://x\"}")))
        .containsExactly("\"proxy\" in own:1 is a group of settings: proxy.url");
  }

  @Test
  void wrongValuesAreToldWithTheNearestRightOneAndDoNotCount() {
    Settings settings =
        of(
            user(
                "{\"mode\": \"observ\", \"threshold\": -1, \"exclude\": {\"kinds\": [\"cod\", \"log\"]}}"));

    assertThat(settings.problems().stream().map(Problem::message))
        .satisfiesExactly(
            mode ->
                assertThat(mode)
                    .isEqualTo(
                        "\"mode\" in own:1 has to be compress or observe, not \"observ\"; did you mean \"observe\"?"),
            threshold ->
                assertThat(threshold)
                    .isEqualTo(
                        "\"threshold\" in own:1 has to be a whole number from 1 to 1000000, not \"-1\""),
            kind -> assertThat(kind).contains("not \"cod\"; did you mean \"code\"?"));
    assertThat(settings.given()).containsOnlyKeys(Setting.EXCLUDE_KINDS);
    assertThat(settings.policy("/").leavesText("{\"a\": 1}")).isFalse();
  }

  @Test
  void valuesOfOtherFormsDoNotCount() {
    assertThat(problems(user("{\"mode\": [\"observe\"], \"exclude\": {\"tools\": [{\"a\": 1}]}}")))
        .hasSize(2)
        .allSatisfy(problem -> assertThat(problem).contains("has to be"));
    assertThat(of(user("{\"mode\": null, \"$schema\": \"x\", \"model\": \"\"}")))
        .isEqualTo(Settings.USUAL);
  }

  @Test
  void whatStandsBeforeAMistakeCounts() {
    Settings settings = of(user("{\n\"redact\": false, \"threshold\": 7,\n\"mode\": observe}"));

    assertThat(settings.is(Setting.THRESHOLD, "7")).isTrue();
    assertThat(settings.problems())
        .singleElement()
        .asString()
        .startsWith("own:3 cannot be read, nor what follows: ");
    assertThat(settings.is(Setting.REDACT, "false")).isTrue();
  }

  @Test
  void secretsAreMaskedWhileNobodyKnowsWhetherTheyAreTo() {
    assertThat(of(user("{\"threshold\": 7,,}")).is(Setting.REDACT, "true")).isTrue();
    assertThat(of(user("{\"redact\": \"of\"}")).is(Setting.REDACT, "true")).isTrue();
    assertThat(
            of(Layers.environment(Map.of("HEADROOM_REDACT", "please"))).is(Setting.REDACT, "true"))
        .isTrue();
    assertThat(of(project("{\"threshold\": 7,,}")).of(Setting.REDACT)).isEmpty();
  }

  @Test
  void secretsCountInClosedFilesAloneAndAreNeverTold() {
    String text = "{\"store\": {\"key\": \"s3cret\\nx\"}}";
    Layer closed = user("{\"store\": {\"key\": \"s3cret\"}}");
    Layer open =
        new Layer(Source.USER, closed.entries(), Optional.empty(), Optional.of("it is open"));

    assertThat(of(closed).is(Setting.STORE_KEY, "s3cret")).isTrue();
    assertThat(of(open).of(Setting.STORE_KEY)).isEmpty();
    assertThat(problems(open))
        .containsExactly("\"store.key\" in own:1 is refused, since it is open");
    assertThat(problems(user(text))).singleElement().asString().doesNotContain("s3cret");
    assertThat(problems(flags("store.key", "s3cret")))
        .singleElement()
        .asString()
        .contains("HEADROOM_STORE_KEY")
        .doesNotContain("s3cret");
  }

  @ParameterizedTest
  @EnumSource(Setting.class)
  void aProjectCannotReachKeepOrUnmask(Setting setting) {
    for (String value : List.of("\"x\"", "\"memory\"", "1", "\"user\"", "false", "[\"x\"]")) {
      Settings settings = of(project("{\"%s\": %s}".formatted(setting.key(), value)));
      if (setting.reach() == Reach.PROJECT) {
        assertThat(settings.is(Setting.REDACT, "false")).isFalse();
      } else {
        assertThat(settings.given()).isEmpty();
        assertThat(settings.problems()).hasSize(1);
        assertThat(settings.environment(Map.of())).isEmpty();
      }
    }
  }

  @Test
  void whatAProjectMaySetIsThis() {
    assertThat(
            Arrays.stream(Setting.values())
                .filter(setting -> setting.reach() == Reach.PROJECT)
                .map(Setting::key))
        .containsExactly(
            "mode",
            "threshold",
            "exclude.kinds",
            "exclude.tools",
            "exclude.paths",
            "exclude.commands",
            "redact");
  }

  @Test
  void aProjectCanHaveSecretsMaskedNotShown() {
    Layer masked = user("{\"redact\": true}");
    for (String off :
        List.of("false", "0", "\"off\"", "\" NO \"", "\"\u0000\"", "[]", "{}", "null")) {
      Settings settings = of(masked, project("{\"redact\": " + off + "}"));
      assertThat(settings.is(Setting.REDACT, "true")).as(off).isTrue();
    }
    assertThat(of(project("{\"redact\": true}")).is(Setting.REDACT, "true")).isTrue();
    assertThat(problems(masked, project("{\"redact\": false}")))
        .singleElement()
        .asString()
        .contains("theirs:1 is refused: a project can have secrets masked, not shown");
  }

  @Test
  void aProjectKeepsNothingFromBeingMasked() {
    Layer hiding =
        project(
            "{\"mode\": \"observe\", \"threshold\": 9000, \"exclude\": {\"tools\": [\"*\"],"
                + " \"kinds\": [\"text\"], \"paths\": [\"*\"], \"commands\": [\"*\"]}}");
    for (Layer masking :
        List.of(
            user("{\"redact\": true}"),
            user("{\"store\": {\"url\": \"redis://x\"}}"),
            Layers.environment(Map.of("HEADROOM_REDACT", "1")),
            flags("redact", "on"))) {
      Settings settings = of(hiding, masking);
      assertThat(settings.problems()).hasSize(6);
      assertThat(settings.observing()).isFalse();
      assertThat(settings.policy("/").threshold()).isEqualTo(300);
      assertThat(settings.policy("/").leavesTool("Read", List.of("x"))).isFalse();
    }
    assertThat(of(hiding).problems()).isEmpty();
  }

  @Test
  void aProjectRaisesTheThresholdOnly() {
    Layer lower = project("{\"threshold\": 200}");
    assertThat(value(Setting.THRESHOLD, lower)).isEqualTo("default");
    assertThat(problems(lower))
        .singleElement()
        .asString()
        .startsWith("\"threshold\" in theirs:1 is refused: ")
        .contains("the threshold is 300");
    assertThat(
            value(Setting.THRESHOLD, user("{\"threshold\": 900}"), project("{\"threshold\": 899}")))
        .isEqualTo("900 of own:1");
    assertThat(value(Setting.THRESHOLD, project("{\"threshold\": 301}")))
        .isEqualTo("301 of theirs:1");
    assertThat(value(Setting.THRESHOLD, lower, flags("threshold", "100")))
        .isEqualTo("100 of --set");
    assertThat(problems(project("{\"threshold\": 301}"))).isEmpty();
  }

  @Test
  void aProjectTakesNothingFromWhatIsExcludedNorSwitchesOn() {
    Layer user = user("{\"mode\": \"observe\", \"exclude\": {\"paths\": [\"*.key\"]}}");
    Settings settings =
        of(
            user,
            project("{\"mode\": \" Compress\", \"exclude\": {\"paths\": [\"a\", \"!*.key\"]}}"));

    assertThat(settings.observing()).isTrue();
    assertThat(settings.policy("/").leavesTool("Read", List.of("my.key"))).isTrue();
    assertThat(settings.problems()).hasSize(2);
    assertThat(
            of(user, project("{\"exclude.paths\": [\" !*.key\"]}"))
                .policy("/")
                .leavesTool("Read", List.of("my.key")))
        .isTrue();
  }

  @Test
  void whatAFileSaysSteersNoTerminal() {
    String message =
        problems(project("{\"mo\\u001b[2Jde\\u202e\": 1, \"" + "x".repeat(500) + "\": 1}"))
            .getFirst();

    assertThat(message).doesNotContain("\u001b", "\u202e").contains("[2J");
    assertThat(problems(project("{\"" + "x".repeat(500) + "\": 1}")).getFirst())
        .hasSizeLessThan(200);
  }

  @Test
  void theEnvironmentIsCompletedByTheFiles() {
    Settings settings =
        of(
            user(
                "{\"store\": {\"mb\": 9, \"hours\": 3}, \"redact\": true, \"http\": {\"allowed_hosts\": [\"a\"]}}"),
            Layers.environment(
                Map.of(
                    "HEADROOM_STORE_MB",
                    "7",
                    "HEADROOM_STATS",
                    "x",
                    "HEADROOM_ALLOWED_HOSTS",
                    "b")));

    assertThat(
            settings.environment(
                Map.of("HEADROOM_STATS", "x", "HEADROOM_TOKEN", "", "PATH", "/bin")))
        .containsOnly(
            Map.entry("HEADROOM_STORE_MB", "7"),
            Map.entry("HEADROOM_STORE_HOURS", "3"),
            Map.entry("HEADROOM_REDACT", "true"),
            Map.entry("HEADROOM_ALLOWED_HOSTS", "a,b"),
            Map.entry("HEADROOM_TOKEN", ""),
            Map.entry("PATH", "/bin"));
  }

  private static Settings of(Layer... layers) {
    return Layers.of(List.of(layers));
  }

  private static List<String> problems(Layer... layers) {
    return of(layers).problems().stream().map(Problem::message).toList();
  }

  private static String value(Setting setting, Layer... layers) {
    return of(layers)
        .of(setting)
        .map(given -> given.text() + " of " + given.origins().getFirst())
        .orElse("default");
  }

  private static Layer user(String json) {
    return file(Source.USER, "own", json);
  }

  private static Layer project(String json) {
    return file(Source.PROJECT, "theirs", json);
  }

  private static Layer file(Source source, String name, String json) {
    Content content = ConfigReader.read(Path.of(name), json);
    return new Layer(source, content.entries(), content.broken(), Optional.empty());
  }

  private static Layer flags(String key, String value) {
    return Layer.of(Source.FLAGS, List.of(Entry.words(key, value, new Origin.Flag("--set"))));
  }
}
