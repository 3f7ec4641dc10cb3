package io.headroom.install;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A JSON file of a user's, of which one value is changed and nothing else: comments, order and
/// layout stay as they are.
///
/// @param file the file, which need not exist
public record JsonFile(Path file) {
  private static final Editor EDITOR = new JsonEditor();

  /// Sets a value, or takes it out with the objects that are left empty by that.
  ///
  /// @param path names from the outermost object to the value
  /// @param value a string, a number, a truth value or a list of such; null for none
  /// @return false if the file says that already
  /// @throws IOException if the file cannot be read, written, or changed safely; then it is as it
  ///   was, and the message says why
  public boolean put(List<String> path, @Nullable Object value) throws IOException {
    try {
      String before = ConfigFile.read(file).orElse("");
      Change change = new Change.Member(path, value == null ? "" : value);
      String after = value == null ? EDITOR.take(before, change, 0) : EDITOR.put(before, change);
      if (after.equals(before)) {
        return false;
      }
      check(EDITOR.read(before), EDITOR.read(after), path, value);
      var _ = ConfigFile.write(file, after);
      return true;
    } catch (BadConfig e) {
      throw new IOException(file + ": " + e.getMessage() + ". The file is as it was");
    }
  }

  /// What is written is read again: it has to say what it said before and the change.
  private static void check(
      ObjectNode before, ObjectNode after, List<String> path, @Nullable Object value)
      throws BadConfig {
    JsonNode there = Editor.at(after, path);
    boolean right =
        value == null
            ? there.isMissingNode()
            : there.equals(JsonMapper.shared().valueToTree(value));
    if (!right || !without(before, path).equals(without(after, path))) {
      throw new BadConfig("it is written in a way that cannot be edited safely");
    }
  }

  /// The same without a value, and without objects that hold nothing.
  private static ObjectNode without(ObjectNode tree, List<String> path) {
    ObjectNode copy = tree.deepCopy();
    for (int depth = path.size(); depth > 0; depth--) {
      JsonNode holder = Editor.at(copy, path.subList(0, depth - 1));
      JsonNode held = Editor.at(copy, path.subList(0, depth));
      if (holder instanceof ObjectNode object && (depth == path.size() || held.isEmpty())) {
        object.remove(path.get(depth - 1));
      }
    }
    return copy;
  }

  /// Whether the file is there.
  ///
  /// @return false if it has to be made
  public boolean exists() {
    return Files.exists(file);
  }
}
