package io.headroom.mcp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class StdioProcessTest {
  private static final String INITIALIZE =
      "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\"}";
  private static final String LIST = "{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"tools/list\"}";
  private static final String DISCOVER =
      "{\"jsonrpc\":\"2.0\",\"id\":3,\"method\":\"server/discover\",\"params\":{\"_meta\":{"
          + FrontTest.META
          + "}}}";

  @TempDir private Path temp;
  private final List<Process> started = new ArrayList<>();

  @AfterEach
  void endProcesses() {
    started.forEach(Process::destroyForcibly);
  }

  @Test
  void listsItsToolsBeforeAnythingHeavyIsLoaded() throws Exception {
    Path classes = temp.resolve("classes");
    Process server = start("-Xlog:class+load:file=" + classes);
    try (BufferedReader out = server.inputReader(UTF_8)) {
      // One after the other: from the list on, the backend is loaded on purpose.
      for (String request : List.of(INITIALIZE, DISCOVER, LIST)) {
        send(server, request);
        assertThat(out.readLine()).contains("\"result\"");
      }
      server.destroyForcibly().waitFor();
    }
    List<String> loaded = Files.readAllLines(classes);
    int listed = firstOf(loaded, "io.headroom.mcp.SdkBackend");
    assertThat(loaded.subList(0, listed))
        .anyMatch(line -> line.contains(" io.headroom.mcp.Front "))
        .noneMatch(line -> line.contains(" tools.jackson.databind."))
        .noneMatch(line -> line.contains(" io.modelcontextprotocol."))
        .noneMatch(line -> line.contains(" reactor."))
        .noneMatch(line -> line.contains(" org.apache.lucene."))
        .noneMatch(line -> line.contains(" org.slf4j."))
        .noneMatch(line -> line.contains(" java.util.logging."));
  }

  @Test
  void keepsStdoutForTheProtocol() throws Exception {
    Process server = start();
    send(server, call("printer", "{}"));
    server.getOutputStream().close();
    assertThat(server.inputReader(UTF_8).readAllLines())
        .hasSize(1)
        .first()
        .asString()
        .contains("ok");
    assertThat(exitCode(server)).isZero();
  }

  @Test
  void answersAndEndsWhenItsInputEnds() throws Exception {
    Process server = start();
    send(server, INITIALIZE);
    send(server, call("echo", "{\"text\":\"hé\"}"));
    server.getOutputStream().close();
    assertThat(server.inputReader(UTF_8).readAllLines())
        .hasSize(2)
        .anyMatch(line -> line.contains("\"hé\""));
    assertThat(exitCode(server)).isZero();
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void endsWhenToldTo() throws Exception {
    Process server = start();
    send(server, INITIALIZE);
    assertThat(server.inputReader(UTF_8).readLine()).contains("\"result\"");
    server.toHandle().destroy(); // leaves the streams open
    assertThat(exitCode(server)).isEqualTo(128 + 15);
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void endsQuietlyWhenNobodyReadsItsAnswers() throws Exception {
    Process server = start();
    server.getInputStream().close();
    send(server, INITIALIZE);
    assertThat(exitCode(server)).isZero();
    assertThat(server.errorReader(UTF_8).readAllLines()).isEmpty();
  }

  private Process start(String... options) throws IOException {
    String classPath = System.getProperty("surefire.test.class.path", property("java.class.path"));
    List<String> command = new ArrayList<>();
    command.add(Path.of(property("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xlog:disable", "-Xlog:all=warning:stderr", "-Dstderr.encoding=UTF-8"));
    command.addAll(List.of(options));
    command.addAll(List.of("-cp", Objects.requireNonNull(classPath), StdioProgram.class.getName()));
    Process process = new ProcessBuilder(command).start();
    started.add(process);
    return process;
  }

  private static String property(String name) {
    return Objects.requireNonNull(System.getProperty(name));
  }

  private static void send(Process server, String line) throws IOException {
    OutputStream in = server.getOutputStream();
    in.write((line + "\n").getBytes(UTF_8));
    in.flush();
  }

  private static String call(String tool, String arguments) {
    return ("{\"jsonrpc\":\"2.0\",\"id\":9,\"method\":\"tools/call\","
            + "\"params\":{\"name\":\"%s\",\"arguments\":%s}}")
        .formatted(tool, arguments);
  }

  private static int exitCode(Process server) throws InterruptedException {
    assertThat(server.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return server.exitValue();
  }

  private static int firstOf(List<String> lines, String className) {
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).contains(" " + className + " ")) {
        return i;
      }
    }
    return lines.size();
  }
}
