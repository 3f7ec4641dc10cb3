package io.headroom.eval;

import java.util.List;
import java.util.stream.Collectors;

/// Something a reader needs of a text.
public sealed interface Needle {
  /// Strings up to this long count as whole words only: `12` is not in `120`.
  int SHORT_TEXT = 16;

  /// The same for values of a record and for answers, which are names more often than sentences.
  int SHORT_VALUE = 40;

  /// Whether the question cannot be answered without it. The rest is good to have.
  ///
  /// @return true if so
  boolean critical();

  /// Whether a text still has it.
  ///
  /// @param view the text
  /// @return true if so
  boolean in(View view);

  /// What it is, as one string.
  ///
  /// @return its strings, a blank between them
  String words();

  /// A string that occurs; white space, colour codes and escapes of JSON and HTML are read over.
  ///
  /// @param value the string
  /// @param critical whether nothing works without it
  record Text(String value, boolean critical) implements Needle {
    @Override
    public boolean in(View view) {
      String plain = Normal.blanks(value);
      String unescaped = Normal.blanks(Normal.unescaped(value));
      boolean whole = plain.length() <= SHORT_TEXT;
      return view.texts().stream()
          .anyMatch(
              text -> Found.anywhere(text, plain, whole) || Found.anywhere(text, unescaped, whole));
    }

    @Override
    public String words() {
      return value;
    }
  }

  /// One of several spellings that occurs.
  ///
  /// @param values the spellings
  /// @param critical whether nothing works without it
  record AnyOf(List<String> values, boolean critical) implements Needle {
    /// Copies the list.
    public AnyOf {
      values = List.copyOf(values);
    }

    @Override
    public boolean in(View view) {
      return values.stream()
          .map(Normal::blanks)
          .anyMatch(value ->
              view.texts().stream()
                  .anyMatch(text -> Found.anywhere(text, value, value.length() <= SHORT_VALUE)));
    }

    @Override
    public String words() {
      return values.getFirst();
    }
  }

  /// Prose whose letters and digits occur in their order with nothing between them but markup and
  /// punctuation.
  ///
  /// @param value the prose
  /// @param critical whether nothing works without it
  record Letters(String value, boolean critical) implements Needle {
    @Override
    public boolean in(View view) {
      String letters = Normal.letters(value);
      return view.letters().stream().anyMatch(text -> text.contains(letters));
    }

    @Override
    public String words() {
      return value;
    }
  }

  /// Values of one record that stand close together, in whatever form: JSON, a row, `key: value`.
  ///
  /// @param values the values, each in all its spellings
  /// @param span most characters between the longest value and any other
  /// @param critical whether nothing works without it
  record Values(List<List<String>> values, int span, boolean critical) implements Needle {
    /// Copies the lists.
    public Values {
      values = values.stream().map(List::copyOf).toList();
    }

    @Override
    public boolean in(View view) {
      return view.texts().stream().anyMatch(text -> Found.together(text, values, span));
    }

    @Override
    public String words() {
      return values.stream().map(List::getFirst).collect(Collectors.joining(" "));
    }
  }
}
