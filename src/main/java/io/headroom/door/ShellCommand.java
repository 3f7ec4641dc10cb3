package io.headroom.door;

/// What an agent wrote, out of what its client made of it: `source … && … eval 'the command' … &&
/// pwd -P >| …`.
final class ShellCommand {
  private static final String EVAL = "eval ";

  private ShellCommand() {}

  /// The argument of the first `eval`.
  ///
  /// @param line what a client handed to the shell
  /// @return the argument without its quotes; the whole line where there is none
  static String of(String line) {
    int eval = line.indexOf(EVAL);
    return eval < 0 ? line : word(line, eval + EVAL.length());
  }

  /// Whether a command asks for our own output, which is the size it was asked for.
  static boolean isOurOwn(String command) {
    return command.matches("(?s)(.*[\\s;&|(/])?headroom(-shell)?\\s.*");
  }

  /// Reads a word as a shell does.
  private static String word(String line, int from) {
    StringBuilder word = new StringBuilder();
    char quote = 0;
    for (int i = from; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '\\' && quote != '\'' && i + 1 < line.length()) {
        i++;
        word.append(line.charAt(i));
      } else if (quote != 0) {
        if (c == quote) {
          quote = 0;
        } else {
          word.append(c);
        }
      } else if (c == '\'' || c == '"') {
        quote = c;
      } else if (Character.isWhitespace(c)) {
        break;
      } else {
        word.append(c);
      }
    }
    return word.toString();
  }
}
