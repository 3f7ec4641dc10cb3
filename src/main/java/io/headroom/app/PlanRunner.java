package io.headroom.app;

import io.headroom.install.Plan;
import io.headroom.install.Registry;
import io.headroom.redact.Redactor;
import java.io.Console;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/// Shows plans, asks where there is somebody to ask, and does them.
final class PlanRunner {
  private final Registry registry;
  private final PrintStream out;
  private final boolean dry;
  private final Optional<Console> asked;
  private boolean refused;

  /// @param dry whether plans are only shown
  /// @param yes whether nobody is to be asked
  PlanRunner(Registry registry, PrintStream out, boolean dry, boolean yes) {
    this.registry = registry;
    this.out = out;
    this.dry = dry;
    this.asked =
        Optional.ofNullable(System.console()).filter(Console::isTerminal).filter(_ -> !yes);
  }

  /// Shows a plan and does it.
  ///
  /// @param done what to say when it is done
  void run(Plan plan, String done) throws IOException {
    String who = plan.client().title();
    switch (plan) {
      case Plan.Nothing nothing -> {
        out.println(who + ": " + nothing.why() + " (" + nothing.file() + ")");
        if (!dry) {
          registry.apply(nothing);
        }
      }
      case Plan.Refused(_, Path file, String why) -> {
        refused = true;
        String where = file.toString().isEmpty() ? "" : " (" + file + ")";
        out.println(who + ": not done: " + why + where);
      }
      case Plan.Write write -> {
        out.println(who + ":");
        out.print(Redactor.ofKnownShapes().redact(write.diff()).text());
        if (!write.command().isEmpty()) {
          out.println("  by: " + String.join(" ", write.command().subList(0, 6)) + " …");
        }
        if (dry) {
          out.println("  not done: --dry-run");
        } else if (asked.isPresent() && !agreed(asked.get())) {
          out.println("  not done, as you wish");
        } else {
          Optional<Path> backup = registry.apply(write);
          out.println(
              "  " + done + backup.map(file -> "; what was there before is in " + file).orElse(""));
        }
      }
    }
  }

  /// Whether everything that was wished for could be done.
  int exitCode() {
    return refused ? 1 : 0;
  }

  private static boolean agreed(Console console) {
    String answer = console.readLine("  Apply? [Y/n] ");
    return answer != null
        && (answer.isBlank() || answer.strip().toLowerCase(Locale.ROOT).startsWith("y"));
  }
}
