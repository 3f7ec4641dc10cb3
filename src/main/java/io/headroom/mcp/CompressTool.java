package io.headroom.mcp;

import io.headroom.compress.Mode;
import io.headroom.compress.Request;
import io.headroom.detect.ContentKind;
import io.headroom.ledger.Door;
import io.headroom.ledger.Ledger;
import io.headroom.ledger.Trace;
import io.headroom.ledger.Who;
import io.headroom.pipeline.Headroom;
import io.headroom.pipeline.Options;
import io.headroom.pipeline.Outcome;
import io.headroom.redact.Redaction;
import io.headroom.store.Original;
import io.headroom.text.TokenCounter;
import io.headroom.text.Work;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/// `headroom_compress`: a text or a file in, a shorter text and its facts out.
final class CompressTool implements Tool {
  private final Headroom headroom;
  private final TokenCounter tokens;
  private final Ledger ledger;
  private final FileAccess files;
  private final InstantSource clock;
  private final boolean observing;

  /// The tool.
  ///
  /// @param observing whether it changes nothing and only measures what it would have done
  CompressTool(
      Headroom headroom,
      TokenCounter tokens,
      Ledger ledger,
      FileAccess files,
      InstantSource clock,
      boolean observing) {
    this.headroom = headroom;
    this.tokens = tokens;
    this.ledger = ledger;
    this.files = files;
    this.clock = clock;
    this.observing = observing;
  }

  @Override
  public ToolDefinition definition() {
    return ToolDefinitions.COMPRESS;
  }

  @Override
  public ToolResult call(Map<String, Object> values, Session session, Work work) {
    try {
      Arguments arguments = new Arguments(values);
      boolean json = arguments.json();
      Input input = input(arguments, session);
      OptionalInt asked = arguments.positive("max_tokens");
      ClientLimits limits = ClientLimits.of(session.client());
      Options options =
          new Options(
              arguments.string("query"),
              kind(arguments),
              mode(arguments),
              limits.atMost(asked.orElse(Request.UNBOUNDED)),
              asked.isPresent(),
              input.source);
      Trace trace = new Trace();
      Headroom mine = headroom.within(session.scope());
      Outcome outcome = limits.compress(mine, input.original, options, work, trace);
      boolean met = asked.isEmpty() || outcome.shownTokens() <= asked.getAsInt();
      Answer answer = answer(outcome, met, json);
      Who who = new Who(Door.MCP, session.client());
      ledger.record(trace.event(clock.instant(), who, outcome, answer.tokens, observing));
      return observing
          ? answer(untouched(outcome, input.original), true, json).result
          : answer.result;
    } catch (Arguments.Wrong e) {
      return e.result();
    }
  }

  private record Input(Original original, String source) {}

  private Input input(Arguments arguments, Session session) {
    Optional<String> content = arguments.given("content");
    Optional<String> path = arguments.given("path").filter(name -> !name.isEmpty());
    if (content.isPresent() == path.isPresent()) {
      throw new Arguments.Wrong(
          content.isPresent()
              ? "Give either content or path, not both."
              : "Give path, the file to read, or content, the text itself.");
    }
    if (content.isPresent()) {
      return new Input(Original.ofText(content.get()), "content");
    }
    return switch (files.read(path.orElseThrow(), session.roots())) {
      case FileAccess.Read.Content read -> new Input(read.original(), read.file().toString());
      case FileAccess.Read.Refused(String message) -> throw new Arguments.Wrong(message);
    };
  }

  private static Optional<ContentKind> kind(Arguments arguments) {
    String kind = arguments.string("kind");
    if (kind.isEmpty()) {
      return Optional.empty();
    }
    Optional<ContentKind> known = ContentKind.byId(kind);
    if (known.isEmpty()) {
      throw new Arguments.Wrong(
          Arrays.stream(ContentKind.values())
              .map(ContentKind::id)
              .collect(
                  Collectors.joining(
                      ", ",
                      "kind \"" + kind + "\" is unknown. Leave it out, or give one of ",
                      ".")));
    }
    return known;
  }

  private static Mode mode(Arguments arguments) {
    String mode = arguments.string("mode");
    return switch (mode) {
      case "", "auto" -> Mode.AUTO;
      case "lossless" -> Mode.LOSSLESS;
      default ->
          throw new Arguments.Wrong("mode \"" + mode + "\" is unknown. Give auto or lossless.");
    };
  }

  /// An answer and the tokens of what its reader takes in.
  private record Answer(ToolResult result, int tokens) {}

  private Answer answer(Outcome outcome, boolean met, boolean json) {
    return json ? forProgram(outcome, met) : forModel(outcome, met);
  }

  private Answer forModel(Outcome outcome, boolean met) {
    Facts facts = Facts.of(outcome, met, tokens);
    return new Answer(ToolResult.text(outcome.text(), facts.json()), facts.compressedTokens());
  }

  /// One object with the names older clients know. A program takes the text out of it, so its
  /// tokens are the text's alone.
  private static Answer forProgram(Outcome outcome, boolean met) {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("compressed", outcome.text());
    answer.putAll(Facts.map(outcome, met, outcome.shownTokens(), Facts.steps(outcome)));
    answer.put("note", note(outcome));
    return new Answer(
        new ToolResult(List.of(Facts.write(answer)), answer, false), outcome.shownTokens());
  }

  private static String note(Outcome outcome) {
    String original =
        outcome instanceof Outcome.PassedThrough passed && !passed.stored()
            ? "The original is too large to be stored."
            : "The original is stored under this hash; headroom_retrieve gives it back, whole or in"
                + " part.";
    return outcome instanceof Outcome.PassedThrough ? "Returned unchanged. " + original : original;
  }

  /// What is answered where nothing is to be changed: the text as it was given.
  private Outcome untouched(Outcome outcome, Original original) {
    Redaction shown = headroom.shown(original);
    return new Outcome.PassedThrough(
        shown.text(),
        outcome.hash(),
        outcome.kind(),
        outcome.originalTokens(),
        shown.masked().isEmpty() ? outcome.originalTokens() : tokens.count(shown.text()),
        Outcome.Reason.OBSERVED,
        !(outcome instanceof Outcome.PassedThrough passed) || passed.stored(),
        shown.masked());
  }
}
