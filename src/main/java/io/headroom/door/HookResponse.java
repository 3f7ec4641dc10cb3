package io.headroom.door;

import io.headroom.text.JsonPlaces;
import io.headroom.text.JsonPlaces.Child;
import io.headroom.text.JsonStrings;
import io.headroom.text.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a tool answered, by its own structure: the long texts in it, and the same answer with other
/// texts in their places. Tools differ in the names around a text, not in what a text is, so that
/// no list of tools is needed, and what is not replaced stays as it is written.
final class HookResponse {
  /// No tool's answer is nested like this.
  static final int DEEPEST = 32;

  /// Members that, unless they are false, say that what is around them has to stay: an image's
  /// bytes, a failure, the files of an edit, a list that was cut, of which the client tells how
  /// many there are by counting.
  private static final Set<String> UNTOUCHED =
      Set.of("isImage", "isError", "structuredPatch", "truncated");

  private static final Pattern ENCODED = Pattern.compile("(?:data:[^,\\s]{1,200},)?[\\w+/=-]++");

  private static final String PATH = "persistedOutputPath";
  private static final String SIZE = "persistedOutputSize";

  private final JsonPlaces json;
  private final Set<String> echoes;
  private final List<Text> texts = new ArrayList<>();

  /// A long text.
  ///
  /// @param value where it stands
  /// @param text the text
  /// @param lines whether it is a list with a string for each line
  /// @param file whether it is a file's content
  /// @param numbered whether the client writes line numbers before its lines
  /// @param whole the file that holds all of it, where the text is only its beginning
  record Text(
      Span value,
      String text,
      boolean lines,
      boolean file,
      boolean numbered,
      Optional<ToolResultFile> whole) {}

  /// What is known from the objects around a value.
  private record Around(
      int depth, boolean file, boolean numbered, Optional<ToolResultFile> whole) {}

  private HookResponse(JsonPlaces json, Set<String> echoes) {
    this.json = json;
    this.echoes = echoes;
  }

  /// Finds the long texts.
  ///
  /// @param response a tool's answer
  /// @param asked what the tool was asked: where an answer repeats that, it stays
  /// @return empty where the answer is no JSON
  static Optional<HookResponse> of(String response, List<String> asked) {
    if (!JsonPlaces.document(response)) {
      return Optional.empty();
    }
    HookResponse found = new HookResponse(JsonPlaces.of(response), new HashSet<>(asked));
    found.find(found.json.root(), new Around(0, false, false, Optional.empty()));
    return Optional.of(found);
  }

  /// The long texts in their order.
  List<Text> texts() {
    return texts;
  }

  private void find(Span value, Around around) {
    if (json.quoted(value)) {
      add(value, json.unquoted(value), false, around);
    } else if (json.array(value)) {
      elements(value, around);
    } else if (json.object(value)) {
      members(value, around);
    }
  }

  private void members(Span object, Around around) {
    Map<String, Span> members = new HashMap<>();
    json.children(object).forEach(child -> members.put(String.valueOf(child.key()), child.span()));
    boolean untouched =
        UNTOUCHED.stream()
            .map(members::get)
            .anyMatch(value -> value != null && !json.of(value).equals("false"));
    if (untouched || around.depth == DEEPEST) {
      return;
    }
    Around here =
        new Around(
            around.depth + 1,
            around.file || members.containsKey("filePath"),
            members.containsKey("startLine"),
            whole(members.get(PATH), members.get(SIZE)));
    json.children(object).forEach(child -> find(child.span(), here));
  }

  private Optional<ToolResultFile> whole(@Nullable Span path, @Nullable Span size) {
    if (path == null || !json.quoted(path)) {
      return Optional.empty();
    }
    boolean counted = size != null && json.of(size).matches("\\d{1,15}");
    long bytes = counted && size != null ? Long.parseLong(json.of(size)) : -1;
    return Optional.of(new ToolResultFile(json.unquoted(path), bytes));
  }

  private void elements(Span array, Around around) {
    List<Span> elements = json.children(array).stream().map(Child::span).toList();
    if (elements.size() > 1 && elements.stream().allMatch(json::quoted)) {
      List<String> lines = elements.stream().map(json::unquoted).toList();
      if (lines.stream().noneMatch(line -> line.indexOf('\n') >= 0)) {
        add(array, String.join("\n", lines), true, around);
        return;
      }
    }
    if (around.depth < DEEPEST) {
      Around here = new Around(around.depth + 1, around.file, false, Optional.empty());
      elements.stream().filter(this::isReadable).forEach(element -> find(element, here));
    }
  }

  /// Of blocks that say what they are, only those of text are texts.
  private boolean isReadable(Span element) {
    if (!json.object(element)) {
      return true;
    }
    return json.children(element).stream()
        .filter(member -> "type".equals(member.key()) && json.quoted(member.span()))
        .allMatch(member -> json.unquoted(member.span()).equals("text"));
  }

  private void add(Span value, String text, boolean lines, Around around) {
    if (text.length() >= Shortener.LEAST_BYTES && !echoes.contains(text) && !isEncoded(text)) {
      texts.add(new Text(value, text, lines, around.file, around.numbered, around.whole));
    }
  }

  /// Whether a text is bytes in letters, as of an image: there is no word in it.
  private static boolean isEncoded(String text) {
    return ENCODED.matcher(text).matches();
  }

  /// The same answer with other texts. The name of a file with the whole goes with its beginning:
  /// the client would show that instead.
  ///
  /// @param shorter what comes in the place of which text
  /// @return JSON
  String with(Map<Text, String> shorter) {
    Map<Span, String> values = new HashMap<>();
    shorter.forEach((text, form) -> values.put(text.value, text.lines ? list(form) : quote(form)));
    boolean whole = shorter.keySet().stream().anyMatch(text -> text.whole.isPresent());
    return written(json.root(), values, whole);
  }

  private String written(Span value, Map<Span, String> values, boolean whole) {
    String other = values.get(value);
    if (other != null) {
      return other;
    }
    boolean changed =
        values.keySet().stream()
            .anyMatch(at -> at.start() > value.start() && at.end() < value.end());
    if (!changed) {
      return json.of(value);
    }
    List<Child> children = json.children(value);
    return json.array(value)
        ? children.stream()
            .map(child -> written(child.span(), values, whole))
            .collect(Collectors.joining(",", "[", "]"))
        : children.stream()
            .filter(child -> !whole || !PATH.equals(child.key()) && !SIZE.equals(child.key()))
            .map(child ->
                quote(String.valueOf(child.key())) + ":" + written(child.span(), values, whole))
            .collect(Collectors.joining(",", "{", "}"));
  }

  private static String list(String text) {
    return Arrays.stream(text.split("\n", -1))
        .map(HookResponse::quote)
        .collect(Collectors.joining(",", "[", "]"));
  }

  private static String quote(String text) {
    return JsonStrings.quote(text);
  }
}
