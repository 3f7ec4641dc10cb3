package io.headroom.ledger;

import io.headroom.detect.ContentKind;
import io.headroom.ledger.Event.Shown;
import io.headroom.ledger.Event.Sizes;
import io.headroom.ledger.Event.Step;
import io.headroom.ledger.Event.Story;
import io.headroom.store.Hash;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Events to test with.
public final class Sample {
  public static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  public static final Scope SCOPE = new Scope("s1", "shop", "0123456789ab", 17);
  public static final Who HOOK = new Who(Door.HOOK, "claude-code", "Bash");

  private Sample() {}

  public static Hash hash(int id) {
    return new Hash("%012x000000000000".formatted(id));
  }

  /// A text that was made shorter, or passed through if it was not.
  public static Event.Compressed text(int id, ContentKind kind, int before, int after) {
    return text(id, HOOK, kind, before, after, false);
  }

  public static Event.Compressed text(
      int id, Who who, ContentKind kind, int before, int after, boolean observed) {
    boolean shorter = after < before;
    return new Event.Compressed(
        NOON.plus(Duration.ofMinutes(id)),
        who,
        hash(id),
        kind,
        new Sizes(before, after, Math.min(after, 30)),
        observed,
        new Story(
            "lines begin with a time",
            "yaml",
            shorter ? List.of("log", "templates") : List.of(),
            shorter ? "" : "no_gain",
            shorter ? new Shown("lines", 90, 10, List.of()) : Shown.ALL,
            List.of(new Step("count", before, 1_500_000), new Step("compress", after, 2_000_000))));
  }

  public static Event.Retrieved part(int id, ContentKind kind, int tokens) {
    return new Event.Retrieved(
        NOON.plus(Duration.ofMinutes(id + 1)),
        new Who(Door.MCP, "claude-code"),
        hash(id),
        kind,
        "query",
        tokens);
  }

  public static Event.Announced tools(int tokens) {
    return new Event.Announced(NOON, new Who(Door.MCP, ""), tokens);
  }

  public static Posting posting(Event event) {
    return new Posting(SCOPE, event);
  }
}
