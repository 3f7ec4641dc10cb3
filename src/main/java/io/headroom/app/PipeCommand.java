package io.headroom.app;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `headroom pipe`: the last part of a pipeline.
@Command(
    name = "pipe",
    description = "Prints what comes on stdin, in fewer tokens where it is long.",
    mixinStandardHelpOptions = true)
final class PipeCommand implements Callable<Integer> {
  @Option(
      names = "--query",
      paramLabel = "TEXT",
      description = "what you want to know; what answers it is kept")
  private String query = "";

  @Override
  public Integer call() throws IOException, InterruptedException {
    CommandRun.pipe(System.in, query);
    return 0;
  }
}
