package io.headroom.gateway;

import io.headroom.compress.Request;
import io.headroom.detect.ContentKind;
import io.headroom.ledger.Door;
import io.headroom.ledger.Event;
import io.headroom.ledger.Trace;
import io.headroom.ledger.Who;
import io.headroom.mcp.ClientLimits;
import io.headroom.mcp.HeadroomTools;
import io.headroom.pipeline.Headroom;
import io.headroom.pipeline.Options;
import io.headroom.pipeline.Outcome;
import io.headroom.store.Entry;
import io.headroom.store.Hash;
import io.headroom.store.MemoryStore;
import io.headroom.store.Original;
import io.headroom.store.OriginalStore.Kept;
import io.headroom.store.Scope;
import io.headroom.text.Lines;
import io.headroom.text.Work;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Shortens results with the usual pipeline, store and books.
///
/// @param parts what it works on
/// @param settings how
record Pipeline(HeadroomTools.Parts parts, Scope scope, Gateway.Settings settings) {
  /// Loads what the first result would otherwise have to wait for. What is compressed for that is
  /// kept nowhere.
  void warm() {
    Headroom aside =
        new Headroom(
            new MemoryStore(MemoryStore.DEFAULT_MAX_BYTES, MemoryStore.DEFAULT_TTL),
            parts.tokens());
    StringBuilder log = new StringBuilder();
    StringBuilder json = new StringBuilder("[");
    for (int i = 0; i < 60; i++) {
      log.append("2026-01-01T10:00:00.%s INFO request %s took %s ms\n".formatted(i, i * 7, i % 9));
      json.append("{\"id\":").append(i).append(",\"state\":\"done\",\"size\":").append(i * i);
      json.append(i < 59 ? "}," : "}]");
    }
    for (String text : List.of(log.toString(), json.toString())) {
      var _ = aside.compress(text, Options.DEFAULT.withQuery("request"));
    }
  }

  private Headroom headroom() {
    return parts.headroom().within(scope);
  }

  /// A shortener for one result.
  ///
  /// @param call what it answers
  /// @param work cancellation
  /// @param events takes what is to be entered in the books if the result is used
  Shortener of(Call call, Work work, Consumer<Event> events) {
    String tool = settings.label(call.tool());
    return new One(call, tool, new Who(Door.GATEWAY, call.client(), tool), work, events);
  }

  private final class One implements Shortener {
    private final Call call;
    private final String source;
    private final Who who;
    private final Work work;
    private final Consumer<Event> events;

    One(Call call, String tool, Who who, Work work, Consumer<Event> events) {
      this.call = call;
      this.source = Entry.About.TOOL + tool;
      this.who = who;
      this.work = work;
      this.events = events;
    }

    @Override
    public boolean isLong(String text) {
      boolean longer = !parts.tokens().fits(text, settings.threshold() - 1);
      return longer && !settings.policy().leavesText(text);
    }

    @Override
    public Optional<String> shorten(String text, int shares) {
      Trace trace = new Trace();
      Outcome outcome = outcome(text, shares, trace);
      events.accept(
          trace.event(
              parts.clock().instant(), who, outcome, outcome.shownTokens(), settings.observing()));
      return outcome instanceof Outcome.Compressed ? Optional.of(outcome.text()) : Optional.empty();
    }

    private Outcome outcome(String text, int shares, Trace trace) {
      ClientLimits limits = ClientLimits.of(call.client()).share(shares);
      Options options =
          Options.DEFAULT
              .withQuery(call.query())
              .withBound(limits.atMost(Request.UNBOUNDED))
              .withSource(source);
      return limits.compress(headroom(), Original.ofText(text), options, work, trace);
    }

    @Override
    public Optional<String> narrow(String json, String part, int values) {
      Original original = Original.ofText(json);
      Hash hash = Hash.of(original.bytes());
      int tokens = parts.tokens().count(json);
      String shown = isLong(part) ? outcome(part, 1, new Trace()).text() : headroom().masked(part);
      String marker =
          "[%s %s at %s of a result of %s characters. Retrieve more: hash=%s]"
              .formatted(
                  values,
                  values == 1 ? "value" : "values",
                  Narrowing.PATH,
                  json.length(),
                  hash.value());
      String text = shown + "\n" + marker;
      int output = parts.tokens().count(text);
      if (output >= tokens) {
        return Optional.empty();
      }
      int lines = Lines.of(json).count();
      Entry.About about =
          new Entry.About(ContentKind.JSON, source, original.bytes().length, lines, tokens);
      Entry entry = new Entry(hash, original, about);
      if (!(parts.store().within(scope).put(entry) instanceof Kept.Stored)) {
        return Optional.empty();
      }
      events.accept(
          new Event.Compressed(
              parts.clock().instant(),
              who,
              hash,
              ContentKind.JSON,
              new Event.Sizes(tokens, output, parts.tokens().count(marker)),
              false,
              new Event.Story(
                  "asked for by path", "", List.of("path"), "", Event.Shown.ALL, List.of())));
      return Optional.of(text);
    }
  }
}
