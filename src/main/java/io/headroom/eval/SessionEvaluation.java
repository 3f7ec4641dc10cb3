package io.headroom.eval;

import io.headroom.eval.Session.Step;
import io.headroom.eval.SessionCost.ExtraTurn;
import io.headroom.text.TokenCounter;
import java.util.ArrayList;
import java.util.List;

/// What recorded sessions would have cost, had each result been made shorter once, before the model
/// saw it.
///
/// At every turn the model reads what was sent before from its provider's cache, what is new in
/// full, and writes. A result costs an extra turn when it no longer shows a word that a later step
/// uses and that nothing shown before it has: the model calls a tool, gets an answer, and the whole
/// prefix is read once more. That is all a session can tell: whether its model would have gone
/// another way is not known.
public final class SessionEvaluation {
  /// Tokens of a call that asks for what is missing.
  private static final int CALL_TOKENS = 60;

  /// Tokens of the answer.
  private static final int ANSWER_TOKENS = 300;

  private final TokenCounter tokens;
  private final TokenPrices prices;
  private final Door door;

  /// An evaluation.
  ///
  /// @param tokens what counts tokens
  /// @param prices what they cost
  /// @param door makes results shorter
  public SessionEvaluation(TokenCounter tokens, TokenPrices prices, Door door) {
    this.tokens = tokens;
    this.prices = prices;
    this.door = door;
  }

  /// Makes results shorter on their way to the model.
  @FunctionalInterface
  public interface Door {
    /// What the model is shown of a result.
    ///
    /// @param result the result
    /// @return its short form, or its own text where it is best left as it is
    String shown(Step.Result result);
  }

  /// Prices one session.
  ///
  /// @param session the session
  /// @return what it costs
  public SessionCost run(Session session) {
    Account raw = new Account();
    Account shortened = new Account();
    long tokensRaw = 0;
    long tokensShown = 0;
    int results = 0;
    int changed = 0;
    List<ExtraTurn> turns = new ArrayList<>();
    StringBuilder before = new StringBuilder();
    for (int i = 0; i < session.steps().size(); i++) {
      Step step = session.steps().get(i);
      int count = tokens.count(step.text());
      String shown = step.text();
      switch (step) {
        case Step.Input _ -> {
          raw.reads(count);
          shortened.reads(count);
        }
        case Step.Output _ -> {
          raw.writes(count);
          shortened.writes(count);
        }
        case Step.Result result -> {
          shown = door.shown(result);
          int tokensOfShown = tokens.count(shown);
          results++;
          tokensRaw += count;
          tokensShown += tokensOfShown;
          raw.reads(count);
          shortened.reads(tokensOfShown);
          if (!shown.equals(result.text())) {
            changed++;
            shortened.typed(count);
            List<Needle> missing = missing(session, i, shown, before);
            if (!missing.isEmpty()) {
              shortened.asksAgain();
              turns.add(new ExtraTurn(result.id(), count, tokensOfShown, missing, result.query()));
            }
          }
        }
      }
      before.append('\n').append(shown);
    }
    return new SessionCost(
        session.id(),
        results,
        changed,
        tokensRaw,
        tokensShown,
        raw.price,
        shortened.price,
        shortened.price + shortened.typing,
        turns);
  }

  private static List<Needle> missing(
      Session session, int index, String shown, StringBuilder before) {
    View is = new View(shown);
    View was = new View(session.steps().get(index).text());
    List<Needle> gone =
        session.used().stream()
            .filter(needle -> !Mentions.of(needle, is) && Mentions.of(needle, was))
            .toList();
    if (gone.isEmpty()) {
      return gone;
    }
    View known = new View(before.toString());
    View later = new View(later(session.steps(), index));
    return gone.stream()
        .filter(needle -> !Mentions.of(needle, known) && Mentions.of(needle, later))
        .toList();
  }

  private static String later(List<Step> steps, int index) {
    StringBuilder later = new StringBuilder();
    for (Step step : steps.subList(index + 1, steps.size())) {
      if (step instanceof Step.Output) {
        later.append(step.text()).append('\n');
      }
    }
    return later.toString();
  }

  /// What a session has cost so far.
  private final class Account {
    private double price;
    private double typing;
    private long prefix;
    private long fresh;

    void reads(int count) {
      fresh += count;
    }

    void writes(int count) {
      price += prices.cached() * prefix + prices.input() * fresh + prices.output() * count;
      prefix += fresh;
      fresh = count;
    }

    /// The model copies a result into a call, and the call is sent back to it from then on.
    void typed(int count) {
      typing +=
          prices.output() * count + prices.cached() * (prefix + fresh) + prices.input() * count;
    }

    void asksAgain() {
      price +=
          prices.cached() * (prefix + fresh)
              + prices.output() * CALL_TOKENS
              + prices.input() * ANSWER_TOKENS;
      fresh += CALL_TOKENS + ANSWER_TOKENS;
    }
  }
}
