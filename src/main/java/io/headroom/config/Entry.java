package io.headroom.config;

import java.util.List;

/// Something that was written, before anybody asked whether it is right.
///
/// @param path names from the outermost object to the value; one for what is in no file
/// @param values one value, or those of a list; empty for a list or an object without any
/// @param form how it was written
/// @param origin where
public record Entry(List<String> path, List<String> values, Form form, Origin origin) {
  /// How a value was written.
  public enum Form {
    /// A string, a number or a truth value.
    ONE,
    /// A list of such.
    LIST,
    /// One text for either, as environment variables and options are.
    WORDS,
    /// Something else.
    OTHER
  }

  /// Copies the lists.
  public Entry {
    path = List.copyOf(path);
    values = List.copyOf(values);
  }

  /// What was written outside a file.
  ///
  /// @param key the setting's name
  /// @param value its value; of a list, with commas between
  /// @param origin where
  /// @return an entry
  public static Entry words(String key, String value, Origin origin) {
    return new Entry(List.of(key), List.of(value), Form.WORDS, origin);
  }

  /// The name of what it sets.
  ///
  /// @return the names of the path with dots between them
  public String key() {
    return String.join(".", path);
  }
}
