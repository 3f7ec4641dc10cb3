package io.headroom.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.headroom.text.Tokens;
import java.util.List;
import org.junit.jupiter.api.Test;

class SessionEvaluationTest {
  /// Every word is a token, so that prices can be reckoned by hand.
  private static final SessionEvaluation WHOLE = evaluation(result -> result.text());

  private static final List<Needle> USED = List.of(new Needle.Text("seven", true));

  @Test
  void readsThePrefixFromTheCacheAndWhatIsNewInFull() {
    SessionCost cost =
        WHOLE.run(
            session(
                """
                [{"role": "user", "content": "one two"},
                 {"role": "assistant", "content": "one"},
                 {"role": "tool", "content": "one two seven"},
                 {"role": "assistant", "content": "one"}]
                """));

    int said = Tokens.o200k().count("one\n");
    double first = 1.25 * 2 + 5 * said;
    double second = 0.1 * 2 + 1.25 * (said + 3) + 5 * said;
    assertThat(cost.rawPrice()).isCloseTo(first + second, within(1e-9));
    assertThat(cost.price()).isEqualTo(cost.rawPrice());
    assertThat(cost.tokensRaw()).isEqualTo(3);
    assertThat(cost.turns()).isEmpty();
  }

  @Test
  void aWordThatIsUsedLaterAndNotShownCostsATurn() {
    Session session =
        session(
            """
            [{"role": "user", "content": "go"},
             {"role": "assistant", "content": "look"},
             {"role": "tool", "content": "one two seven"},
             {"role": "assistant", "content": "open seven"}]
            """);

    SessionCost cost = evaluation(_ -> "one").run(session);

    assertThat(cost.turns())
        .singleElement()
        .satisfies(turn -> assertThat(turn.missing()).isEqualTo(USED));
    double asking = 0.1 * (1 + Tokens.o200k().count("look\n") + 1) + 5 * 60 + 1.25 * 300;
    double saved = 1.25 * 2;
    double carried = 1.25 * 360;
    assertThat(cost.price()).isCloseTo(cost.rawPrice() + asking + carried - saved, within(1e-9));
    assertThat(cost.typedPrice()).isGreaterThan(cost.price());
  }

  @Test
  void nothingIsMissedThatNobodyUsesOrThatWasShownBefore() {
    Session unused =
        session(
            """
            [{"role": "assistant", "content": "look"},
             {"role": "tool", "content": "one seven"},
             {"role": "assistant", "content": "done"}]
            """);
    Session known =
        session(
            """
            [{"role": "user", "content": "what of seven?"},
             {"role": "assistant", "content": "look"},
             {"role": "tool", "content": "one seven"},
             {"role": "assistant", "content": "open seven"}]
            """);

    assertThat(evaluation(_ -> "one").run(unused).turns()).isEmpty();
    assertThat(evaluation(_ -> "one").run(known).turns()).isEmpty();
  }

  @Test
  void aReportSumsItsSessionsAndNamesTheTurns() {
    Session session =
        session(
            """
            [{"role": "assistant", "content": "look"},
             {"role": "tool", "content": "one seven"},
             {"role": "assistant", "content": "open seven"}]
            """);
    SessionCost cost = evaluation(_ -> "one").run(session);

    SessionReport report = new SessionReport(List.of(cost, cost));

    assertThat(report.total().results()).isEqualTo(2);
    assertThat(report.table()).startsWith("session").contains("\nALL ").hasLineCount(4);
    assertThat(report.turns())
        .startsWith("s--1: 1 tokens shown of 2, not among them: seven (asked: look)\n");
  }

  private static SessionEvaluation evaluation(SessionEvaluation.Door door) {
    return new SessionEvaluation(Tokens.o200k(), TokenPrices.USUAL, door);
  }

  private static Session session(String json) {
    return SessionReader.read("s", json, USED).orElseThrow();
  }
}
