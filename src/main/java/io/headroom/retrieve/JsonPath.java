package io.headroom.retrieve;

import io.headroom.text.JsonPlaces;
import io.headroom.text.Span;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Addresses in a JSON document: JSON pointers (RFC 6901) and of JSONPath (RFC 9535) the part that
/// only walks down: names, numbers (negative from the end), `*` and `..`.
///
/// @param given as it was written
/// @param steps the way down from the root
record JsonPath(String given, List<Step> steps) {
  // $.name  ..name  ['name']  ["name"]  [3]  [-1]  [*]  .*  ..*
  private static final Pattern STEP =
      Pattern.compile(
          "(\\.\\.?)?(?:\\[\\s*(?:'((?:[^'\\\\]|\\\\.)*)'|\"((?:[^\"\\\\]|\\\\.)*)\"|(-?\\d{1,9})|(\\*))\\s*\\]"
              + "|(\\*)|([^.\\[\\]*?@()'\"]+))");

  private static final int MOST_MATCHES = 100_000;
  private static final int NAMES_SHOWN = 40;

  /// One step down.
  sealed interface Step {
    /// A name, or a number of an array's element where the address does not tell them apart.
    record Name(String name) implements Step {}

    /// An element; negative from the end.
    record Index(int index) implements Step {}

    /// Every child.
    record Any() implements Step {}

    /// A step from this value and from everything below it.
    record Deep(Step step) implements Step {}
  }

  /// A value an address leads to.
  ///
  /// @param parent the value it is in, null for the root
  /// @param token its name or number there
  /// @param span where it stands
  record Match(@Nullable Match parent, String token, Span span) {
    /// Its JSON pointer, put together only where it is shown: documents may be deep.
    String pointer() {
      Deque<String> tokens = new ArrayDeque<>();
      for (Match match = this; match.parent != null; match = match.parent) {
        tokens.push("/" + JsonPath.token(match.token));
      }
      return String.join("", tokens);
    }
  }

  /// A name as a JSON pointer spells it.
  static String token(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }

  /// Reads an address.
  ///
  /// @throws Refusal if it cannot be read
  static JsonPath parse(String given) {
    String path = given.strip();
    if (path.startsWith("#/")) {
      path = path.substring(1);
    }
    List<Step> steps = new ArrayList<>();
    if (path.startsWith("/")) {
      for (String token : path.substring(1).split("/", -1)) {
        steps.add(new Step.Name(token.replace("~1", "/").replace("~0", "~")));
      }
      return new JsonPath(given, steps);
    }
    String rest = path.startsWith("$") ? path.substring(1) : "." + path;
    if (rest.startsWith(".[")) {
      rest = rest.substring(1);
    }
    Matcher matcher = STEP.matcher(rest);
    int at = 0;
    while (at < rest.length()) {
      if (!matcher.find(at) || matcher.start() != at) {
        throw new Refusal(
            "path=\"%s\" cannot be read at \"%s\". Give a JSON pointer (/items/0/name) or a JSONPath of names, numbers, * and .. ($.items[0].name, $..name); to find values, use query."
                .formatted(given, rest.substring(at)));
      }
      Step step = step(matcher);
      steps.add("..".equals(matcher.group(1)) ? new Step.Deep(step) : step);
      at = matcher.end();
    }
    return new JsonPath(given, steps);
  }

  private static Step step(Matcher matcher) {
    String quoted = matcher.group(2) != null ? matcher.group(2) : matcher.group(3);
    if (quoted != null) {
      return new Step.Name(quoted.replaceAll("\\\\(.)", "$1"));
    }
    String number = matcher.group(4);
    if (number != null) {
      return new Step.Index(Integer.parseInt(number));
    }
    String name = matcher.group(7);
    return name != null ? new Step.Name(name.strip()) : new Step.Any();
  }

  /// Walks the address down a document.
  ///
  /// @return every value it leads to, in source order, at least one
  /// @throws Refusal if it leads nowhere; it names what is there
  List<Match> in(JsonPlaces json) {
    List<Match> here = List.of(new Match(null, "", json.root()));
    for (Step step : steps) {
      List<Match> next = new ArrayList<>();
      for (Match match : here) {
        walk(step, match, json, found -> add(found, next));
      }
      if (next.isEmpty()) {
        throw new Refusal(nothing(here.getFirst(), json));
      }
      here = next;
    }
    return here;
  }

  private void add(Match found, List<Match> matches) {
    if (matches.size() == MOST_MATCHES) {
      throw new Refusal(
          "path=\"%s\" leads to more than %s values. Give a narrower one."
              .formatted(given, MOST_MATCHES));
    }
    matches.add(found);
  }

  private static void walk(Step step, Match from, JsonPlaces json, Consumer<Match> to) {
    switch (step) {
      case Step.Deep(Step inner) -> below(from, json, match -> walk(inner, match, json, to));
      case Step.Any _ -> children(from, json).forEach(to);
      case Step.Name(String name) -> {
        if (json.object(from.span)) {
          for (JsonPlaces.Child child : json.children(from.span)) {
            if (name.equals(child.key())) {
              to.accept(new Match(from, name, child.span()));
            }
          }
        } else if (name.matches("\\d{1,9}")) {
          element(Integer.parseInt(name), from, json, to);
        }
      }
      case Step.Index(int index) -> element(index, from, json, to);
    }
  }

  private static void element(int index, Match from, JsonPlaces json, Consumer<Match> to) {
    if (json.array(from.span)) {
      List<Match> elements = children(from, json);
      int i = index < 0 ? elements.size() + index : index;
      if (i >= 0 && i < elements.size()) {
        to.accept(elements.get(i));
      }
    }
  }

  private static List<Match> children(Match from, JsonPlaces json) {
    List<JsonPlaces.Child> children = json.children(from.span);
    List<Match> matches = new ArrayList<>(children.size());
    for (int i = 0; i < children.size(); i++) {
      String key = children.get(i).key();
      matches.add(new Match(from, key == null ? Integer.toString(i) : key, children.get(i).span()));
    }
    return matches;
  }

  /// This value and all below, in source order, without recursion: documents may be deep.
  private static void below(Match from, JsonPlaces json, Consumer<Match> to) {
    Deque<Match> open = new ArrayDeque<>();
    open.push(from);
    while (!open.isEmpty()) {
      Match match = open.pop();
      to.accept(match);
      for (Match child : children(match, json).reversed()) {
        open.push(child);
      }
    }
  }

  private String nothing(Match deepest, JsonPlaces json) {
    String place = deepest.parent == null ? "the top" : deepest.pointer();
    List<JsonPlaces.Child> children = json.children(deepest.span);
    String there;
    if (json.array(deepest.span)) {
      there = "an array of %s, numbered from 0".formatted(children.size());
    } else if (json.object(deepest.span)) {
      List<String> names =
          children.stream().map(JsonPlaces.Child::key).map(String::valueOf).distinct().toList();
      there =
          names.isEmpty()
              ? "an empty object"
              : "an object with "
                  + String.join(", ", names.subList(0, Math.min(NAMES_SHOWN, names.size())))
                  + (names.size() > NAMES_SHOWN
                      ? " and %s more".formatted(names.size() - NAMES_SHOWN)
                      : "");
    } else {
      there = "a single value";
    }
    return "path=\"%s\" leads nowhere: at %s there is %s.".formatted(given, place, there);
  }
}
