package io.headroom.report;

import io.headroom.ledger.Verdict;
import io.headroom.ledger.Verdict.Answer;
import io.headroom.ledger.Verdict.Basis;
import io.headroom.ledger.Verdict.Retrieval;
import java.util.List;
import java.util.Locale;

/// Verdicts in words.
public final class VerdictText {
  private VerdictText() {}

  /// The verdicts as a table for a terminal.
  ///
  /// @param statement what to tell
  /// @param style what the terminal can show
  /// @return lines
  public static String of(Statement statement, Style style) {
    List<Verdict> verdicts = statement.books().verdicts();
    if (verdicts.isEmpty()) {
      return "No text was seen in this time. Start a server with --mode observe to measure without"
          + " changing anything.\n";
    }
    StringBuilder out = new StringBuilder();
    out.append(
        style.bold(
            String.format(
                Locale.ROOT,
                "%-22s %-12s %6s %9s %9s %9s  %s%n",
                "TOOL",
                "KIND",
                "TEXTS",
                "TOKENS",
                "SAVED",
                "EXPECTED",
                "VERDICT")));
    for (Verdict verdict : verdicts) {
      row(verdict, style, out);
    }
    return out.append('\n').append(EXPLAINED).append('\n').toString();
  }

  private static void row(Verdict verdict, Style style, StringBuilder out) {
    String answer = answer(verdict);
    out.append(
        String.format(
            Locale.ROOT,
            "%-22s %-12s %,6d %,9.0f %,9.0f %,9.0f  %s%n",
            style.cut(verdict.tool(), 22),
            verdict.kind(),
            verdict.texts(),
            verdict.input(),
            verdict.saved(),
            verdict.expected(),
            switch (verdict.answer()) {
              case ON -> style.good(answer);
              case OFF -> style.bad(answer);
              case NO_DIFFERENCE, TOO_FEW -> answer;
            }));
    if (verdict.answer() != Answer.TOO_FEW) {
      out.append(style.dim("  " + basis(verdict))).append('\n');
    }
  }

  /// What the columns mean.
  static final String EXPLAINED =
      """
      Tokens per text, on the average. Expected is what is saved after retrievals:
      saved - share made shorter x retrievals per such text x tokens per retrieval.
      On or off: zero is more than two standard errors away. Fewer than 20 texts say nothing.\
      """;

  /// A verdict in a word or two.
  static String answer(Verdict verdict) {
    return switch (verdict.answer()) {
      case ON -> "on";
      case OFF -> "off";
      case NO_DIFFERENCE -> "no difference";
      case TOO_FEW -> "too few to say";
    };
  }

  /// What a verdict stands on.
  static String basis(Verdict verdict) {
    Retrieval retrieval = verdict.retrieval();
    String measured =
        retrieval.basis() == Basis.ASSUMED
            ? String.format(
                Locale.ROOT,
                "assumed %.2f retrievals a text, each of the whole, %,.0f tokens",
                retrieval.rate(),
                retrieval.cost())
            : String.format(
                Locale.ROOT,
                "%.2f retrievals a text of %,.0f tokens, measured on %,d of %s",
                retrieval.rate(),
                retrieval.cost(),
                retrieval.shortened(),
                switch (retrieval.basis()) {
                  case SAME -> "the same";
                  case KIND -> "this kind";
                  case ALL, ASSUMED -> "all kinds";
                });
    return String.format(
        Locale.ROOT,
        "%s; +-%,.0f tokens; %,d texts only observed",
        measured,
        verdict.error(),
        verdict.observed());
  }
}
