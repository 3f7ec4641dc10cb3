package io.headroom.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// The shell door as Claude Code goes through it: a line as its one argument, both outputs in one
/// file that is appended to.
@EnabledOnOs(OS.LINUX)
class ShellDoorIT {
  private static final Path LOG = Path.of("examples/data/ci-build.log").toAbsolutePath();
  private static final Path DOOR = Launcher.program().resolveSibling("headroom-shell");

  private static final String LISTS_TOOLS =
      """
      {"jsonrpc":"2.0","id":0,"method":"initialize","params":{"protocolVersion":"2025-06-18","capabilities":{},"clientInfo":{"name":"test","version":"1"}}}
      {"jsonrpc":"2.0","method":"notifications/initialized"}
      {"jsonrpc":"2.0","id":1,"method":"tools/list"}
      """;

  @TempDir private Path temp;
  private Path home = Path.of("");
  private Path output = Path.of("");
  private byte[] log = {};

  @BeforeEach
  void findFiles() throws IOException {
    home = Files.createDirectory(temp.resolve("h"));
    output = temp.resolve("task.output");
    log = Files.readAllBytes(LOG);
  }

  @Test
  void makesLongOutputShortWithoutAServer() throws Exception {
    assertThat(run("cat " + LOG + "; exit 0")).isZero();

    assertThat(output).content().contains("format.test.js").hasSizeLessThan(30_000);
    assertThat(original()).isEqualTo(log);
  }

  @Test
  void makesLongFailuresShorterStill() throws Exception {
    assertThat(run("cat " + LOG + "; exit 4")).isEqualTo(4);

    assertThat(output).content().contains("format.test.js").hasSizeLessThan(10_000);
    assertThat(original()).isEqualTo(log);
  }

  @Test
  void leavesAloneWhatTheUserExcludes() throws Exception {
    Files.writeString(home.resolve("config.json"), "{\"exclude\": {\"commands\": [\"cat\"]}}");
    assertThat(run("cd / && cat " + LOG)).isZero();

    assertThat(output).hasBinaryContent(log);
  }

  @Test
  void asksTheServerThatRuns() throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(Launcher.program().toString(), "mcp", "serve")
            .redirectError(Redirect.DISCARD);
    builder.environment().put("HEADROOM_HOME", home.toString());
    Process server = builder.start();
    try {
      // As every client does; the door opens behind it.
      server.getOutputStream().write(LISTS_TOOLS.getBytes(StandardCharsets.UTF_8));
      server.getOutputStream().flush();
      RunIT.await(socket(server));
      // With no JDK to be found, nobody else can have done it.
      assertThat(run(noJdk(), "cat " + LOG)).isZero();

      assertThat(output).content().contains("format.test.js").hasSizeLessThan(30_000);
      assertThat(original()).isEqualTo(log);
    } finally {
      server.getOutputStream().close();
      assertThat(server.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void leavesShortOutputAlone() throws Exception {
    assertThat(run("echo out; echo err >&2; exit 5")).isEqualTo(5);
    assertThat(output).hasContent("out\nerr\n");
    assertThat(home).isEmptyDirectory();
  }

  @Test
  void leavesOutputAloneWhileSomethingMayAddToIt() throws Exception {
    Path writing = Files.createFile(temp.resolve("writing"));
    assertThat(
            run("cat " + LOG + "; (while test -e " + writing + "; do sleep 0.1; done) & echo $!"))
        .isZero();
    Files.delete(writing);

    assertThat(Files.readString(output)).startsWith(Files.readString(LOG)).doesNotContain("hash=");
  }

  @Test
  void leavesOutputAloneWhereNothingCanBeKept() throws Exception {
    Path file = Files.createFile(temp.resolve("file"));

    assertThat(run(Map.of("HEADROOM_HOME", file + "/x"), "cat " + LOG)).isZero();
    assertThat(output).hasBinaryContent(log);
  }

  @Test
  void leavesOutputAloneWithoutAJdkOrAServer() throws Exception {
    assertThat(run(noJdk(), "cat " + LOG + "; exit 6")).isEqualTo(6);
    assertThat(output).hasBinaryContent(log);
  }

  @Test
  void leavesAloneWhatStoodThereBefore() throws Exception {
    Files.writeString(output, "before\n");

    assertThat(run("cat " + LOG)).isZero();
    assertThat(output).content().isEqualTo("before\n" + Files.readString(LOG));
  }

  @Test
  void leavesOurOwnAnswersAlone() throws Exception {
    assertThat(run("true headroom store get; cat " + LOG)).isZero();
    assertThat(output).hasBinaryContent(log);
  }

  @Test
  void becomesTheCommandWhereThatIsNoToolCall() throws Exception {
    Process process = start(Map.of(), "echo $$; cat " + LOG);

    assertThat(ended(process)).isZero();
    assertThat(Files.readString(output)).isEqualTo(process.pid() + "\n" + Files.readString(LOG));
  }

  @Test
  void keepsThePrefixThatWasThereBefore() throws Exception {
    Path prefix = temp.resolve("prefix");
    Files.writeString(prefix, "#!/bin/sh\necho before \"$1\"\nexec bash -c \"$2\"\n");
    assertThat(prefix.toFile().setExecutable(true)).isTrue();

    assertThat(run(Map.of("HEADROOM_SHELL_PREFIX", prefix + " -v"), "echo \"it's\" here; exit 2"))
        .isEqualTo(2);
    assertThat(output).hasContent("before -v\nit's here\n");
  }

  /// An environment with the commands that are needed, and no `java` anywhere.
  private Map<String, String> noJdk() throws IOException {
    Path bin = Files.createDirectory(temp.resolve("bin"));
    for (String name : List.of("sh", "bash", "cat", "curl", "readlink", "dirname")) {
      Path program =
          Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
              .map(directory -> Path.of(directory, name))
              .filter(Files::isExecutable)
              .findFirst()
              .orElseThrow();
      Files.createSymbolicLink(bin.resolve(name), program);
    }
    return Map.of(
        "PATH", bin.toString(),
        "HEADROOM_JDK_SEARCH", "",
        "JAVA_HOME", "",
        "HEADROOM_JAVA_HOME", "");
  }

  private Path socket(Process server) throws IOException, InterruptedException {
    Path door = home.resolve("door");
    RunIT.await(door);
    long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (System.nanoTime() - end < 0) {
      try (Stream<Path> versions = Files.list(door)) {
        var version = versions.findFirst();
        if (version.isPresent()) {
          return version.get().resolve(server.pid() + ".sock");
        }
      }
      Thread.sleep(20);
    }
    throw new AssertionError("no version under " + door);
  }

  private byte[] original() throws IOException {
    String marker = Files.readAllLines(output).getLast();
    return Launcher.runAt(home, new byte[0], "store", "get", marker).out();
  }

  private int run(String command) throws Exception {
    return run(Map.of(), command);
  }

  private int run(Map<String, String> environment, String command) throws Exception {
    String quoted = "'" + command.replace("'", "'\\''") + "'";
    String line = ": /x/shell-snapshots/snapshot-bash-1.sh && eval " + quoted + " < /dev/null";
    return ended(start(environment, line));
  }

  private Process start(Map<String, String> environment, String line) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(DOOR.toString(), line)
            .redirectOutput(Redirect.appendTo(output.toFile()))
            .redirectErrorStream(true);
    builder.environment().put("HEADROOM_HOME", home.toString());
    builder.environment().putAll(environment);
    return builder.start();
  }

  private static int ended(Process process) throws InterruptedException {
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }
}
