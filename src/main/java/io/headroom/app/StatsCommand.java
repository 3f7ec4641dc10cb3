package io.headroom.app;

import io.headroom.ledger.By;
import io.headroom.report.Statement;
import io.headroom.report.StatsExport;
import io.headroom.report.StatsTable;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/// `headroom stats`: what was saved, and what saving it cost.
@Command(
    name = "stats",
    description = "Tells what was saved, net of what saving it cost.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class StatsCommand implements Callable<Integer> {
  /// How figures are printed.
  enum Format {
    TABLE,
    JSON,
    CSV,
    PROMETHEUS
  }

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--since",
      paramLabel = "TIME",
      description = "24h, 7d, 2w, a day as 2026-01-31, or all (30d)")
  private String since = "30d";

  @Option(names = "--by", paramLabel = "WHAT", description = "tool, kind, project or day")
  private @Nullable By by;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "table (default), json, csv or prometheus")
  private Format format = Format.TABLE;

  @Option(
      names = "--model",
      paramLabel = "NAME",
      description = "whose price to reckon with; also HEADROOM_MCP_MODEL")
  private String model = "";

  @Override
  public Integer call() throws IOException {
    PrintStream out = System.out;
    Statement statement = Statements.read(since, model, spec);
    out.print(
        switch (format) {
          case TABLE ->
              StatsTable.of(
                  statement,
                  by == null ? List.of(By.KIND, By.TOOL) : List.of(by),
                  Statements.ZONE,
                  Statements.style(out, spec));
          case JSON ->
              JsonMapper.shared()
                      .writeValueAsString(
                          StatsExport.json(
                              statement, by == null ? List.of(By.values()) : List.of(by)))
                  + "\n";
          case CSV -> StatsExport.csv(statement, by == null ? By.KIND : by);
          case PROMETHEUS -> StatsExport.prometheus(statement, by == null ? By.KIND : by);
        });
    out.flush();
    return 0;
  }
}
