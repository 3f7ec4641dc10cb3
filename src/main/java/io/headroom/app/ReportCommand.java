package io.headroom.app;

import io.headroom.report.HtmlReport;
import io.headroom.report.Statement;
import io.headroom.report.VerdictText;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `headroom report`: whether it is worth it, in a table or on a page.
@Command(
    name = "report",
    description = "Says for which tools and kinds of text it is worth it.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "%nTo measure without changing anything, start servers with --mode observe for a while."
    })
final class ReportCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--since",
      paramLabel = "TIME",
      description = "24h, 7d, 2w, a day as 2026-01-31, or all (30d)")
  private String since = "30d";

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description = "write one page with plots, which needs nothing else")
  private @Nullable Path html;

  @Option(
      names = "--model",
      paramLabel = "NAME",
      description = "whose price to reckon with; also HEADROOM_MCP_MODEL")
  private String model = "";

  @Override
  public Integer call() throws IOException {
    PrintStream out = System.out;
    Statement statement = Statements.read(since, model, spec);
    if (html == null) {
      out.print(VerdictText.of(statement, Statements.style(out, spec)));
      out.flush();
    } else {
      try {
        Files.writeString(html, HtmlReport.of(statement, Statements.ZONE));
      } catch (NoSuchFileException e) {
        System.err.println("headroom: there is no directory for " + html);
        return 1;
      }
      System.err.println("headroom: wrote " + html);
    }
    return 0;
  }
}
