package io.headroom.install;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Works out how an entry comes to go through the gateway, and out of it. Reads and writes no file.
final class WrapPlanner {
  private static final JsonMapper JSON = JsonMapper.shared();

  private WrapPlanner() {}

  /// Plans to send an entry through the gateway.
  ///
  /// @param place where it is
  /// @param now the file's text
  /// @param earlier what was done to it before, if anything was
  /// @param gateway the gateway's own command line
  /// @param force see [Wrapping#through]
  static Plan in(
      Wraps.Entry place,
      Optional<String> now,
      Optional<Receipt> earlier,
      Server.Local gateway,
      boolean force) {
    Client client = place.client();
    try {
      String base = now.orElse("");
      JsonNode there = Editor.at(client.editor().read(base), place.path());
      if (Wrapping.isAsWished(client.dialect(), there, gateway)) {
        return nothing(place, "goes through the gateway already");
      }
      if (earlier.isPresent()) {
        base = new Undo(earlier.get(), client).of(base).orElse("");
      }
      JsonNode own = Editor.at(client.editor().read(base), place.path());
      if (Wrapping.isThrough(client.dialect(), own)) {
        return nothing(place, "goes through a gateway that somebody wrote there");
      }
      if (!(own instanceof ObjectNode entry)) {
        return refused(place, "it is no server");
      }
      ObjectNode wrapped = Wrapping.through(client.dialect(), entry, place.name(), gateway, force);
      Wanted wanted =
          Wanted.wrapped(
              client,
              place.scope(),
              place.file(),
              place.path(),
              JSON.treeToValue(wrapped, Object.class));
      return Planner.install(wanted, now, earlier, true);
    } catch (BadConfig e) {
      return refused(place, String.valueOf(e.getMessage()));
    }
  }

  /// Plans to take an entry out of a gateway that somebody else put it behind.
  static Plan out(Wraps.Entry place, String now) {
    Client client = place.client();
    try {
      JsonNode there = Editor.at(client.editor().read(now), place.path());
      if (!(there instanceof ObjectNode entry)) {
        return refused(place, "it is no server");
      }
      JsonNode unknown = JSON.missingNode();
      Object back =
          JSON.treeToValue(
              Unwrapping.back(client.dialect(), entry, unknown, unknown), Object.class);
      Change change = new Change.Member(place.path(), back);
      String text = client.editor().put(now, change);
      Planner.check(
          Editor.at(client.editor().read(text), place.path()).equals(JSON.valueToTree(back)),
          change);
      return new Plan.Write(
          client,
          place.file(),
          Optional.of(now),
          Optional.of(text),
          Optional.empty(),
          Optional.empty(),
          List.of());
    } catch (BadConfig e) {
      return refused(place, String.valueOf(e.getMessage()));
    }
  }

  private static Plan nothing(Wraps.Entry place, String why) {
    return new Plan.Nothing(
        place.client(), place.file(), "\"" + place.name() + "\" " + why, Optional.empty());
  }

  private static Plan refused(Wraps.Entry place, String why) {
    return new Plan.Refused(place.client(), place.file(), "\"" + place.name() + "\": " + why);
  }
}
