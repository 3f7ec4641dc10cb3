package io.headroom.ledger;

import io.headroom.detect.ContentKind;
import io.headroom.ledger.Event.Shown;
import io.headroom.ledger.Event.Sizes;
import io.headroom.ledger.Event.Step;
import io.headroom.ledger.Event.Story;
import io.headroom.store.Hash;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Events as lines of JSON, and back. `type`, `timestamp`, `pid`, `input_tokens`, `output_tokens`,
/// `savings_percent`, `strategy` and `hash` are what other programs have always read there.
///
/// A line says how much there was of what kind and who asked, and nothing of what was in it: no
/// text, no question, no path. Of the hash it has the first half.
final class Codec {
  /// Lines with a higher number mean something this program does not know.
  static final int VERSION = 1;

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final long MICROS = 1_000_000;
  private static final double NANOS_PER_MILLI = 1e6;

  private Codec() {}

  /// What a line is.
  sealed interface Line {
    /// An event.
    record Entry(Posting posting) implements Line {}

    /// JSON that another version or another program wrote.
    record Foreign() implements Line {}

    /// No JSON, or none that makes sense.
    record Damaged() implements Line {}
  }

  /// Writes an event.
  ///
  /// @return one line, without its end
  static String write(Posting posting) {
    Event event = posting.event();
    Scope scope = posting.scope();
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("v", VERSION);
    line.put(
        "type",
        switch (event) {
          case Event.Compressed _ -> "compress";
          case Event.Retrieved _ -> "retrieve";
          case Event.Announced _ -> "announce";
        });
    line.put("timestamp", seconds(event.at()));
    line.put("pid", scope.pid());
    line.put("session", scope.session());
    line.put("project", scope.project());
    line.put("project_id", scope.projectId());
    line.put("door", event.who().door().id());
    line.put("client", event.who().client());
    line.put("tool", event.who().tool());
    switch (event) {
      case Event.Compressed text -> write(text, line);
      case Event.Retrieved part -> {
        line.put("hash", part.hash().brief().value());
        line.put("kind", part.kind().id());
        line.put("how", part.how());
        line.put("tokens", part.tokens());
      }
      case Event.Announced tools -> line.put("tokens", tools.tokens());
    }
    return JSON.writeValueAsString(line);
  }

  private static void write(Event.Compressed text, Map<String, Object> line) {
    Sizes sizes = text.sizes();
    Story story = text.story();
    line.put("hash", text.hash().brief().value());
    line.put("kind", text.kind().id());
    line.put("input_tokens", sizes.input());
    line.put("output_tokens", sizes.output());
    line.put("overhead_tokens", sizes.overhead());
    line.put("savings_percent", Totals.percent(sizes.input(), sizes.output()));
    line.put("strategy", String.join(", ", story.transforms()));
    line.put("reason", story.reason());
    line.put("observed", text.observed());
    line.put("why", story.why());
    line.put("runner_up", story.runnerUp());
    line.put("unit", story.shown().unit());
    line.put("total", story.shown().total());
    line.put("shown", story.shown().shown());
    List<List<Object>> steps = new ArrayList<>();
    for (Step step : story.steps()) {
      steps.add(List.of(step.name(), step.tokens(), step.nanos() / NANOS_PER_MILLI));
    }
    line.put("steps", steps);
  }

  /// Seconds with microseconds, in digits alone.
  private static BigDecimal seconds(Instant at) {
    return BigDecimal.valueOf(at.getEpochSecond() * MICROS + at.getNano() / 1_000, 6);
  }

  /// Reads a line.
  static Line read(String line) {
    try {
      JsonNode json = JSON.readTree(line);
      if (!json.isObject()) {
        return new Line.Damaged();
      }
      if (json.path("v").asInt(0) != VERSION) {
        return new Line.Foreign();
      }
      return event(new Fields(json))
          .<Line>map(event -> new Line.Entry(new Posting(scope(new Fields(json)), event)))
          .orElseGet(Line.Foreign::new);
    } catch (JacksonException | Fields.Missing e) {
      return new Line.Damaged();
    }
  }

  private static Scope scope(Fields fields) {
    return new Scope(
        fields.text("session"),
        fields.text("project"),
        fields.text("project_id"),
        fields.number("pid"));
  }

  /// The event; empty where a name stands for something this version has not.
  private static Optional<Event> event(Fields fields) {
    Optional<Door> door = Door.byId(fields.text("door"));
    if (door.isEmpty()) {
      return Optional.empty();
    }
    Instant at = fields.time("timestamp");
    Who who = new Who(door.get(), fields.text("client"), fields.text("tool"));
    return switch (fields.text("type")) {
      case "compress" -> kind(fields).map(kind -> compressed(fields, at, who, kind));
      case "retrieve" ->
          kind(fields)
              .map(kind ->
                  new Event.Retrieved(
                      at, who, hash(fields), kind, fields.text("how"), fields.count("tokens")));
      case "announce" -> Optional.of(new Event.Announced(at, who, fields.count("tokens")));
      default -> Optional.empty();
    };
  }

  private static Event compressed(Fields fields, Instant at, Who who, ContentKind kind) {
    String transforms = fields.text("strategy");
    return new Event.Compressed(
        at,
        who,
        hash(fields),
        kind,
        new Sizes(
            fields.count("input_tokens"),
            fields.count("output_tokens"),
            fields.count("overhead_tokens")),
        fields.flag("observed"),
        new Story(
            fields.text("why"),
            fields.text("runner_up"),
            transforms.isEmpty() ? List.of() : List.of(transforms.split(", ")),
            fields.text("reason"),
            new Shown(fields.text("unit"), fields.count("total"), fields.count("shown"), List.of()),
            fields.steps()));
  }

  private static Optional<ContentKind> kind(Fields fields) {
    return ContentKind.byId(fields.text("kind"));
  }

  private static Hash hash(Fields fields) {
    return Hash.parse(fields.text("hash")).orElseThrow(Fields.Missing::new);
  }

  /// The fields of a line. All that this version writes are there, whatever else is.
  private record Fields(JsonNode json) {
    /// A field is not there, or not what it should be.
    static final class Missing extends RuntimeException {
      private static final long serialVersionUID = 1;
    }

    String text(String name) {
      JsonNode value = json.path(name);
      if (!value.isString()) {
        throw new Missing();
      }
      return value.asString();
    }

    boolean flag(String name) {
      return json.path(name).asBoolean(false);
    }

    long number(String name) {
      JsonNode value = json.path(name);
      if (!value.isIntegralNumber() || !value.canConvertToLong()) {
        throw new Missing();
      }
      return value.asLong();
    }

    int count(String name) {
      long number = number(name);
      if (number < 0 || number > Integer.MAX_VALUE) {
        throw new Missing();
      }
      return (int) number;
    }

    Instant time(String name) {
      JsonNode value = json.path(name);
      if (!value.isNumber() || Math.abs(value.asDouble()) > 1e11) {
        throw new Missing();
      }
      // Doubles of today's times are exact to the quarter of a microsecond.
      return Instant.EPOCH.plusNanos(Math.round(value.asDouble() * 1e6) * 1_000);
    }

    List<Step> steps() {
      List<Step> steps = new ArrayList<>();
      for (JsonNode step : json.path("steps")) {
        steps.add(
            new Step(
                step.path(0).asString(""),
                step.path(1).asInt(0),
                Math.round(step.path(2).asDouble(0) * NANOS_PER_MILLI)));
      }
      return steps;
    }
  }
}
