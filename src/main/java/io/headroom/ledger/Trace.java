package io.headroom.ledger;

import io.headroom.detect.ContentKind;
import io.headroom.detect.Detection;
import io.headroom.ledger.Event.Shown;
import io.headroom.ledger.Event.Sizes;
import io.headroom.ledger.Event.Step;
import io.headroom.ledger.Event.Story;
import io.headroom.pipeline.Observer;
import io.headroom.pipeline.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Watches a compression and tells it as an event. Of several tries at one text it sums up the
/// time.
public final class Trace implements Observer {
  private String why = "given by the caller";
  private String runnerUp = "";
  private final Map<Stage, Long> nanos = new EnumMap<>(Stage.class);

  /// Has seen nothing yet.
  public Trace() {}

  @Override
  public void detected(Detection detection) {
    why = detection.why();
    runnerUp = detection.runnerUp().map(ContentKind::id).orElse("");
  }

  @Override
  public void took(Stage stage, long took) {
    nanos.merge(stage, took, Long::sum);
  }

  /// The event of what was watched.
  ///
  /// @param at when
  /// @param who who asked
  /// @param outcome what became of the text
  /// @param answered tokens of all that is answered for it
  /// @param observed whether it was only measured
  /// @return the event
  public Event.Compressed event(
      Instant at, Who who, Outcome outcome, int answered, boolean observed) {
    int facts = answered - outcome.shownTokens();
    int marker = outcome instanceof Outcome.Compressed shorter ? shorter.markerTokens() : 0;
    return new Event.Compressed(
        at,
        who,
        outcome.hash(),
        outcome.kind(),
        new Sizes(outcome.originalTokens(), answered, facts + marker),
        observed,
        story(outcome, marker));
  }

  private Story story(Outcome outcome, int marker) {
    List<Step> steps = new ArrayList<>();
    nanos.forEach((stage, took) -> {
      int tokens =
          switch (stage) {
            case COUNT, DETECT -> outcome.originalTokens();
            case COMPRESS -> outcome.shownTokens() - marker;
            case MARK, STORE -> outcome.shownTokens();
          };
      steps.add(new Step(stage.id(), tokens, took));
    });
    return switch (outcome) {
      case Outcome.Compressed shorter ->
          new Story(
              why,
              runnerUp,
              shorter.steps(),
              "",
              new Shown(shorter.unit(), shorter.total(), shorter.shown(), shorter.omitted()),
              steps);
      case Outcome.PassedThrough passed ->
          new Story(why, runnerUp, List.of(), passed.reason().id(), Shown.ALL, steps);
    };
  }
}
