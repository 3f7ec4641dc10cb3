package io.headroom.config;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What values a setting takes.
sealed interface Shape {
  /// The usual way of writing a value.
  ///
  /// @param written as it was written, without blanks around it
  /// @return empty if it is none of these
  Optional<String> read(String written);

  /// What is wanted, as the end of "has to be".
  String wanted();

  /// All words that are right, where they can be counted.
  default List<String> words() {
    return List.of();
  }

  /// One of a few words, upper and lower case alike.
  record Choice(List<String> words) implements Shape {
    static Choice of(String... words) {
      return new Choice(List.of(words));
    }

    @Override
    public Optional<String> read(String written) {
      String low = written.toLowerCase(Locale.ROOT);
      return words.contains(low) ? Optional.of(low) : Optional.empty();
    }

    @Override
    public String wanted() {
      int last = words.size() - 1;
      return String.join(", ", words.subList(0, last)) + " or " + words.get(last);
    }
  }

  /// A whole number, 1 at least.
  record Whole(int most) implements Shape {
    private static final int DIGITS = 9;

    @Override
    public Optional<String> read(String written) {
      boolean number =
          !written.isEmpty()
              && written.length() <= DIGITS
              && written.charAt(0) != '0'
              && written.chars().allMatch(c -> c >= '0' && c <= '9');
      return number && Integer.parseInt(written) <= most ? Optional.of(written) : Optional.empty();
    }

    @Override
    public String wanted() {
      return "a whole number from 1 to " + most;
    }
  }

  /// On or off.
  record Switch() implements Shape {
    static final String ON = "true";
    static final String OFF = "false";

    @Override
    public Optional<String> read(String written) {
      return switch (written.toLowerCase(Locale.ROOT)) {
        case ON, "1", "yes", "on" -> Optional.of(ON);
        case OFF, "0", "no", "off" -> Optional.of(OFF);
        default -> Optional.empty();
      };
    }

    @Override
    public String wanted() {
      return "true or false";
    }

    @Override
    public List<String> words() {
      return List.of(ON, OFF);
    }
  }

  /// One line of text, which somebody else checks.
  record Text(int longest) implements Shape {
    @Override
    public Optional<String> read(String written) {
      boolean line = true;
      for (int i = 0; i < written.length(); i++) {
        line &= !Character.isISOControl(written.charAt(i));
      }
      return line && !written.isEmpty() && written.length() <= longest
          ? Optional.of(written)
          : Optional.empty();
    }

    @Override
    public String wanted() {
      return "one line of at most " + longest + " characters";
    }
  }

  /// A list.
  record Several(Shape each) implements Shape {
    /// A list that takes longer to write is longer to search for every result, too.
    static final int MOST = 100;

    @Override
    public Optional<String> read(String written) {
      return each.read(written);
    }

    @Override
    public String wanted() {
      return each.wanted();
    }

    @Override
    public List<String> words() {
      return each.words();
    }
  }
}
