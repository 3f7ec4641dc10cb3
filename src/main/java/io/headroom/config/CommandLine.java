package io.headroom.config;

import java.util.ArrayList;
import java.util.List;

/// The commands of a shell's command line, and the words in it.
final class CommandLine {
  private static final String OPERATORS = ";&|()\n";

  /// What stands between a path and what is around it.
  private static final String AROUND = " \t\r\n'\"`=,;&|()<>";

  private CommandLine() {}

  /// Each command by itself, its words with one blank between them, without variables set before
  /// it. What is in quotes belongs to one command.
  static List<String> commands(String line) {
    List<String> commands = new ArrayList<>();
    StringBuilder command = new StringBuilder();
    char quote = 0;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '\\' && quote != '\'' && i + 1 < line.length()) {
        i++;
        command.append(line.charAt(i) == '\n' ? ' ' : line.charAt(i));
      } else if (quote == 0 && OPERATORS.indexOf(c) >= 0) {
        add(commands, command);
      } else if (c == quote) {
        quote = 0;
      } else if (quote == 0 && (c == '\'' || c == '"')) {
        quote = c;
      } else if (quote == 0 && Character.isWhitespace(c)) {
        blank(command);
      } else {
        command.append(c);
      }
    }
    add(commands, command);
    return commands;
  }

  private static void blank(StringBuilder command) {
    if (!command.isEmpty() && command.charAt(command.length() - 1) != ' ') {
      command.append(' ');
    }
  }

  private static void add(List<String> commands, StringBuilder command) {
    String text = command.toString().strip();
    command.setLength(0);
    while (assigns(text)) {
      int blank = text.indexOf(' ');
      text = blank < 0 ? "" : text.substring(blank + 1);
    }
    if (!text.isEmpty()) {
      commands.add(text);
    }
  }

  /// Whether the first word is `NAME=value`.
  private static boolean assigns(String command) {
    int equals = command.indexOf('=');
    return equals > 0
        && command.substring(0, equals).chars().allMatch(Character::isJavaIdentifierPart);
  }

  /// The command by its name alone: `/usr/bin/git log` is `git log`.
  static String named(String command) {
    int blank = command.indexOf(' ');
    int slash = command.lastIndexOf('/', blank < 0 ? command.length() : blank);
    return command.substring(slash + 1);
  }

  /// What may be paths: the words, also of `--name=value`.
  static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    int start = 0;
    for (int i = 0; i <= text.length(); i++) {
      if (i == text.length() || AROUND.indexOf(text.charAt(i)) >= 0) {
        if (i > start) {
          words.add(text.substring(start, i));
        }
        start = i + 1;
      }
    }
    return words;
  }
}
