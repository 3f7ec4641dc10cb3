package io.headroom.install;

import io.headroom.install.Receipt.Done;
import io.headroom.install.Receipt.Edit;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Works out what is to become of a file. Reads and writes none.
final class Planner {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String FORCE = "; --force replaces it";

  private Planner() {}

  /// Plans to put something in.
  ///
  /// @param now the file's text; empty if it is not there
  /// @param earlier what was put in before, if anything was
  /// @param force whether a user's own entry of that name is replaced
  static Plan install(
      Wanted wanted, Optional<String> now, Optional<Receipt> earlier, boolean force) {
    Editor editor = wanted.client().editor();
    try {
      if (earlier.isPresent() && now.isPresent() && !force) {
        Optional<String> edited = edited(editor.read(now.get()), earlier.get(), wanted);
        if (edited.isPresent()) {
          return refused(
              wanted, "\"" + edited.get() + "\" was edited since it was registered" + FORCE);
        }
      }
      Optional<String> base = now;
      if (earlier.isPresent() && now.isPresent()) {
        base = new Undo(earlier.get(), wanted.client()).of(now.get());
      }
      return onto(wanted, now, base, earlier, force);
    } catch (BadConfig e) {
      return refused(wanted, e.getMessage() + ". The file is as it was: repair it and try again");
    }
  }

  private static Plan onto(
      Wanted wanted,
      Optional<String> now,
      Optional<String> base,
      Optional<Receipt> earlier,
      boolean force)
      throws BadConfig {
    Editor editor = wanted.client().editor();
    // What is there now is edited; what was there without us says what is ours.
    String text = now.orElse("");
    ObjectNode tree = editor.read(text);
    ObjectNode without = editor.read(base.orElse(""));
    for (Done stale : stale(earlier, wanted)) {
      text = editor.take(text, stale.change(), stale.keep());
      tree = editor.read(text);
    }
    List<Done> done = new ArrayList<>(others(earlier, wanted));
    for (Change change : wanted.changes()) {
      JsonNode value = JSON.valueToTree(change.value());
      JsonNode own = Editor.at(without, change.path());
      boolean element = change instanceof Change.Element;
      if (holds(own, change, value)) {
        continue; // the user has it anyway: then it is not ours to take away
      }
      boolean replaces = !element && !own.isMissingNode();
      if (replaces && !force) {
        return refused(
            wanted, "there is another \"" + change.path().getLast() + "\", which is yours" + FORCE);
      }
      Object old = replaces ? JSON.treeToValue(own, Object.class) : null;
      done.add(
          new Done(change.path(), element, change.value(), known(without, change.path()), old));
      without = with(without, change, value);
      if (!holds(Editor.at(tree, change.path()), change, value)) {
        text = editor.put(text, change);
        tree = with(tree, change, value);
        check(editor.read(text).equals(tree), change);
      }
    }
    if (now.isPresent() && now.get().equals(text)) {
      return new Plan.Nothing(
          wanted.client(), wanted.file(), "registered already", Optional.empty());
    }
    Receipt receipt =
        new Receipt(
            wanted.client().id(),
            wanted.scope(),
            wanted.file().toString(),
            base.isEmpty(),
            earlier.map(Receipt::directories).orElse(List.of()),
            Receipt.digest(text),
            Edit.between(base.orElse(""), text),
            done,
            wanted.wraps());
    boolean plain = wanted.throughProgram() && now.equals(base) && earlier.isEmpty();
    boolean fresh = done.stream().allMatch(each -> each.replaced() == null);
    return new Plan.Write(
        wanted.client(),
        wanted.file(),
        now,
        Optional.of(text),
        Optional.of(receipt),
        earlier,
        plain && fresh ? ClientProgram.adding(wanted) : List.of());
  }

  /// Plans to take out what was put in.
  ///
  /// @param now the file's text; empty if it is not there
  static Plan uninstall(Client client, Receipt receipt, Optional<String> now) {
    Path file = Path.of(receipt.file());
    if (now.isEmpty()) {
      return new Plan.Nothing(client, file, "gone already", Optional.of(receipt));
    }
    try {
      Optional<String> without = new Undo(receipt, client).of(now.get());
      if (without.equals(now)) {
        return new Plan.Nothing(
            client,
            file,
            receipt.wrapped() == null
                ? "what was registered is not there any more, or starts something else by now"
                : "\"" + receipt.wrapped() + "\" does not go through the gateway any more",
            Optional.of(receipt));
      }
      return new Plan.Write(
          client, file, now, without, Optional.empty(), Optional.of(receipt), List.of());
    } catch (BadConfig e) {
      return new Plan.Refused(
          client, file, e.getMessage() + ". The file is as it was: repair it and try again");
    }
  }

  private static Plan refused(Wanted wanted, String why) {
    return new Plan.Refused(wanted.client(), wanted.file(), why);
  }

  /// The name of what was put in and is something else now, neither that nor what is wanted.
  private static Optional<String> edited(ObjectNode tree, Receipt earlier, Wanted wanted) {
    return earlier.done().stream()
        .filter(done -> !done.element())
        .filter(done -> {
          JsonNode there = Editor.at(tree, done.path());
          return !there.isMissingNode()
              && !there.equals(JSON.valueToTree(done.value()))
              && wanted.changes().stream()
                  .noneMatch(change -> there.equals(JSON.valueToTree(change.value())));
        })
        .map(done -> done.path().getLast())
        .findFirst();
  }

  /// What was put in before and is not wanted anew: it stays, and has to be remembered.
  private static List<Done> others(Optional<Receipt> earlier, Wanted wanted) {
    List<List<String>> again = wanted.changes().stream().map(Change::path).toList();
    return earlier.map(Receipt::done).orElse(List.of()).stream()
        .filter(done -> !again.contains(done.path()))
        .toList();
  }

  /// Elements put in before of which another form is wanted now, as of a version ago.
  private static List<Done> stale(Optional<Receipt> earlier, Wanted wanted) {
    List<List<String>> again = wanted.changes().stream().map(Change::path).toList();
    return earlier.map(Receipt::done).orElse(List.of()).stream()
        .filter(done -> done.element() && again.contains(done.path()))
        .filter(done -> {
          JsonNode value = JSON.valueToTree(done.value());
          return wanted.changes().stream()
              .noneMatch(change ->
                  change.path().equals(done.path())
                      && value.equals(JSON.valueToTree(change.value())));
        })
        .toList();
  }

  private static boolean holds(JsonNode there, Change change, JsonNode value) {
    return switch (change) {
      case Change.Member _ -> there.equals(value);
      case Change.Element _ -> there.isArray() && there.valueStream().anyMatch(value::equals);
    };
  }

  static void check(boolean right, Change change) throws BadConfig {
    if (!right) {
      throw new BadConfig(
          "it is written in a way that cannot be edited safely; add this by hand: "
              + String.join(".", change.path())
              + " = "
              + Mask.json(JSON.writeValueAsString(change.value())));
    }
  }

  private static int known(JsonNode tree, List<String> path) {
    int known = 0;
    while (known < path.size() && !Editor.at(tree, path.subList(0, known + 1)).isMissingNode()) {
      known++;
    }
    return known;
  }

  /// What a text has to say after a change, if it says nothing else that is new.
  private static ObjectNode with(ObjectNode tree, Change change, JsonNode value) throws BadConfig {
    ObjectNode copy = tree.deepCopy();
    ObjectNode at = copy;
    List<String> way = change.path().subList(0, change.path().size() - 1);
    for (String name : way) {
      if (!at.has(name)) {
        at.putObject(name);
      }
      if (!(at.get(name) instanceof ObjectNode next)) {
        throw new BadConfig("\"" + name + "\" is no object, so nothing can be added to it");
      }
      at = next;
    }
    String last = change.path().getLast();
    switch (change) {
      case Change.Member _ -> at.set(last, value);
      case Change.Element _ -> {
        if (!at.has(last)) {
          at.putArray(last);
        }
        if (!(at.get(last) instanceof ArrayNode list)) {
          throw new BadConfig("\"" + last + "\" is no list, so nothing can be added to it");
        }
        list.add(value);
      }
    }
    return copy;
  }
}
