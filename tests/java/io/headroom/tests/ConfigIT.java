package io.headroom.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.tests.Launcher.Run;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigIT {
  private static final Path LOG = Path.of("examples/data/ci-build.log").toAbsolutePath();
  private static final byte[] NOTHING = {};

  @TempDir private Path temp;
  private Path own = Path.of("");
  private Path ofProject = Path.of("");
  private final Map<String, String> environment = new HashMap<>();

  @BeforeEach
  void separate() throws IOException {
    Path home = Files.createDirectory(temp.resolve("home"));
    Path project = Files.createDirectory(temp.resolve("project")).toRealPath();
    Files.createDirectory(project.resolve(".git"));
    own = home.resolve("config.json");
    ofProject = project.resolve(".headroom.json");
    environment.put("HEADROOM_HOME", home.toString());
    environment.put("CLAUDE_PROJECT_DIR", project.toString());
  }

  @Test
  void showsEachValueAndWhereItComesFrom() throws IOException {
    Files.writeString(own, "{\n  \"threshold\": 300,\n  \"model\": \"m\"\n}\n");
    Files.writeString(ofProject, "{\"threshold\": 400}");
    environment.put("HEADROOM_STORE_HOURS", "9");

    Run run = run("--set", "stats=memory", "config");

    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.text())
        .containsPattern("\nthreshold +400 +" + ofProject + ":1\n")
        .containsPattern("\nmodel +m +" + own + ":3\n")
        .containsPattern("\nstore.hours +9 +HEADROOM_STORE_HOURS\n")
        .containsPattern("\nstats +memory +--set\n")
        .containsPattern("\nstore.mb +1024 +default\n");
    assertThat(run("config", "--json").text())
        .startsWith("{\"files\":[\"" + own)
        .contains("\"value\":\"400\",\"origin\":\"" + ofProject + ":1\"", "\"problems\":[]");
  }

  @Test
  void saysWhatDoesNotCountAndWhatWasMeant() throws IOException {
    Files.writeString(own, "{\n\n  \"treshold\": 300\n}\n");
    String problem = "unknown setting \"treshold\" in " + own + ":3; did you mean \"threshold\"?";

    Run config = run("config");
    Run doctor = run("doctor");
    Run compress = run("compress", LOG.toString());
    Run flag = run("-c", "treshold=3", "config");

    assertThat(config.exit()).isEqualTo(1);
    assertThat(config.err()).isEqualTo("headroom: " + problem + "\n");
    assertThat(doctor.exit()).isEqualTo(1);
    assertThat(doctor.text()).contains("failed   configuration", problem);
    assertThat(doctor.err()).isEmpty();
    assertThat(compress.exit()).isZero();
    assertThat(compress.err()).startsWith("headroom: " + problem + "\n");
    assertThat(flag.exit()).isEqualTo(2);
    assertThat(flag.err()).startsWith("unknown setting \"treshold\" in --set; did you mean");
  }

  @Test
  void aServerStartsWithTheRest() throws IOException {
    Files.writeString(own, "{\"mode\": \"observe\", \"threshold\": }");

    Run run =
        run(
            ("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":{\"protocolVersion\":\"2025-06-18\","
                    + "\"capabilities\":{},\"clientInfo\":{\"name\":\"t\",\"version\":\"1\"}}}\n"
                    + "{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"tools/list\"}\n")
                .getBytes(StandardCharsets.UTF_8),
            "mcp",
            "serve");

    assertThat(run.exit()).isZero();
    assertThat(run.text().lines()).hasSize(2);
    assertThat(run.text()).contains("headroom_compress");
    assertThat(run.err()).contains(own + ":1 cannot be read, nor what follows");
  }

  @Test
  void changesAFileInPlace() throws IOException {
    Files.writeString(own, "{\n  // mine\n  \"mode\": \"observe\", // for now\n}\n");

    assertThat(run("config", "set", "store.mb", "77").exit()).isZero();
    assertThat(run("config", "set", "exclude.tools", "Read", "mcp__x__*").exit()).isZero();
    assertThat(run("config", "unset", "mode").exit()).isZero();
    assertThat(run("config", "set", "--project", "exclude.paths", "*.lock").exit()).isZero();
    Run wrong = run("config", "set", "mode", "observ");
    Run refused = run("config", "set", "--project", "store.url", "redis://x");

    assertThat(own).content().contains("// mine", "\"mb\": 77").doesNotContain("observe");
    Run seen = run("config", "set", "store.key", "s3cret");
    assertThat(seen.exit()).isEqualTo(2);
    assertThat(seen.err())
        .startsWith("\"store.key\" is a secret")
        .contains("headroom config set store.key < FILE")
        .doesNotContain("s3cret");
    assertThat(own).content().doesNotContain("s3cret");
    Run read = run("s3cret\n".getBytes(StandardCharsets.UTF_8), "config", "set", "store.key");
    assertThat(read.exit()).as(read.err()).isZero();
    assertThat(own).content().contains("\"key\": \"s3cret\"");
    assertThat(run("config", "set", "store.key", "-").exit()).isEqualTo(2);
    assertThat(run("config", "set", "mode").err()).startsWith("Missing required parameter");
    assertThat(ofProject).content().contains("*.lock");
    assertThat(run("config").text())
        .containsPattern("exclude.tools +Read, mcp__x__\\* +" + own)
        .containsPattern("exclude.paths +\\*.lock +" + ofProject)
        .containsPattern("mode +compress +default");
    assertThat(wrong.exit()).isEqualTo(2);
    assertThat(wrong.err()).startsWith("\"mode\" has to be compress or observe, not \"observ\"");
    assertThat(refused.exit()).isEqualTo(2);
    assertThat(refused.err()).startsWith("\"store.url\" is refused");
  }

  @Test
  void whatIsExcludedIsPrintedAsItIs() throws IOException {
    byte[] log = Files.readAllBytes(LOG);
    assertThat(cat().out()).hasSizeLessThan(log.length / 2);

    Files.writeString(own, "{\"exclude\": {\"commands\": [\"cat\"]}}");
    assertThat(cat().out()).isEqualTo(log);
    Files.writeString(own, "{\"exclude\": {\"paths\": [\"*.log\"]}}");
    assertThat(cat().out()).isEqualTo(log);
    Files.writeString(own, "{\"exclude\": {\"kinds\": [\"log\"]}}");
    assertThat(cat().out()).isEqualTo(log);
    Files.writeString(own, "{\"exclude\": {\"kinds\": [\"json\"], \"commands\": [\"less\"]}}");
    assertThat(cat().out()).hasSizeLessThan(log.length / 2);
    Files.writeString(ofProject, "{\"exclude\": {\"kinds\": [\"log\"]}}");
    assertThat(cat().out()).isEqualTo(log);
  }

  @Test
  void aProjectsFileUnmasksNothingAndReachesNobody() throws IOException {
    Files.writeString(own, "{\"redact\": true}");
    Files.writeString(
        ofProject,
        "{\"redact\": false, \"exclude\": {\"commands\": [\"cat\"]}, \"store\": {\"url\": \"redis://localhost:1\"},"
            + " \"proxy\": {\"url\": \"http://localhost:1\"}, \"home\": \"/tmp\"}");

    Run config = run("config");

    assertThat(config.exit()).isEqualTo(1);
    assertThat(config.err().lines())
        .hasSize(5)
        .allMatch(line -> line.contains(ofProject + ":1 is"));
    assertThat(config.text())
        .containsPattern("redact +true +" + own)
        .containsPattern("store.url +off +default")
        .containsPattern("proxy.url +off +default");
    assertThat(cat().out()).hasSizeLessThan((int) Files.size(LOG) / 2);
  }

  private Run cat() {
    return run("run", "--", "cat", LOG.toString());
  }

  private Run run(String... args) {
    return run(NOTHING, args);
  }

  private Run run(byte[] input, String... args) {
    return Launcher.runWith(environment, input, args);
  }
}
