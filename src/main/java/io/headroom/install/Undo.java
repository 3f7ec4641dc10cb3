package io.headroom.install;

import io.headroom.install.Receipt.Done;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Takes out of a text what a receipt says was put in, and nothing else.
final class Undo {
  private static final JsonMapper JSON = JsonMapper.shared();

  /// Each try reads the whole file.
  private static final int MOST_TRIES = 16;

  private final Receipt receipt;
  private final Editor editor;
  private final Dialect dialect;

  Undo(Receipt receipt, Client client) {
    this.receipt = receipt;
    this.editor = client.editor();
    this.dialect = client.dialect();
  }

  /// Undoes.
  ///
  /// @param now the file's text
  /// @return its text without what was put in; empty if the file is to go
  Optional<String> of(String now) throws BadConfig {
    if (Receipt.digest(now).equals(receipt.digest())) {
      String before = receipt.edit().undo(now);
      return receipt.created() ? Optional.empty() : Optional.of(before);
    }
    Optional<String> cut = literally(now);
    String without = cut.isPresent() ? cut.get() : byPlace(now);
    boolean shell = receipt.created() && without.replaceAll("[\\s{}\uFEFF]", "").isEmpty();
    return shell ? Optional.empty() : Optional.of(without);
  }

  /// The stretch that was put in, if it is still there as it was: all around it stays. Where there
  /// are several like it, it is the one without which the file says what it is to say.
  private Optional<String> literally(String now) throws BadConfig {
    String inserted = receipt.edit().inserted();
    if (inserted.isEmpty()) {
      return Optional.empty();
    }
    JsonNode expected = editor.read(byPlace(now));
    int at = now.indexOf(inserted);
    for (int tries = 0; at >= 0 && tries < MOST_TRIES; tries++) {
      String without =
          now.substring(0, at) + receipt.edit().removed() + now.substring(at + inserted.length());
      if (says(without, expected)) {
        return Optional.of(without);
      }
      at = now.indexOf(inserted, at + 1);
    }
    return Optional.empty();
  }

  private boolean says(String text, JsonNode expected) {
    try {
      return editor.read(text).equals(expected);
    } catch (BadConfig _) {
      return false;
    }
  }

  /// Each thing at its place, wherever that has moved to in the text.
  private String byPlace(String now) throws BadConfig {
    String text = now;
    for (Done done : receipt.done().reversed()) {
      JsonNode there = Editor.at(editor.read(text), done.path());
      if (receipt.wrapped() != null) {
        text = unwrapped(text, there, done);
      } else if (done.element()) {
        text = editor.take(text, done.change(), done.keep());
      } else if (isOurs(there, done)) {
        text =
            done.replaced() == null
                ? editor.take(text, done.change(), done.keep())
                : editor.put(text, new Change.Member(done.path(), done.replaced()));
      }
    }
    return text;
  }

  private String unwrapped(String text, JsonNode there, Done done) throws BadConfig {
    if (!(there instanceof ObjectNode entry) || !Wrapping.isThrough(dialect, entry)) {
      return text;
    }
    ObjectNode back =
        Unwrapping.back(
            dialect, entry, JSON.valueToTree(done.value()), JSON.valueToTree(done.replaced()));
    return editor.put(text, new Change.Member(done.path(), JSON.treeToValue(back, Object.class)));
  }

  /// Whether what is there is what was put there, or still starts or reaches the same server.
  static boolean isOurs(JsonNode there, Done done) {
    JsonNode put = JSON.valueToTree(done.value());
    return put.equals(there)
        || Stream.of("command", "url", "serverUrl")
            .anyMatch(
                name -> !put.path(name).isMissingNode() && put.path(name).equals(there.path(name)));
  }
}
