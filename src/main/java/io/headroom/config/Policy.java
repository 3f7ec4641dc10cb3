package io.headroom.config;

import io.headroom.detect.ContentKind;
import io.headroom.detect.Detector;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// What doors leave as it is. A door asks before it makes a text short:
///
/// | what it has | what it asks |
/// |---|---|
/// | the result of a tool | [#leavesTool] with the tool's name and the strings of its input |
/// | the output of a command line | [#leavesCommand] |
/// | the text | [#threshold] in tokens, and [#leavesText] |
///
/// Tools by which somebody asks for a short text, and `headroom compress`, are no doors.
public final class Policy {
  /// What holds where nothing is set.
  public static final Policy USUAL = Settings.USUAL.policy("/");

  /// No path is longer, nor is what somebody types; what is longer is a text.
  private static final int LONGEST = 4_096;

  private final int threshold;
  private final Set<ContentKind> kinds;
  private final Exclusions tools;
  private final Exclusions paths;
  private final Exclusions commands;
  private final String home;

  /// A policy.
  ///
  /// @param threshold tokens below which a text is left as it is
  /// @param kinds kinds of content that are
  /// @param tools patterns of tools' names
  /// @param paths patterns of paths
  /// @param commands patterns of commands
  /// @param home what `~` stands for
  Policy(
      int threshold,
      Set<ContentKind> kinds,
      List<String> tools,
      List<String> paths,
      List<String> commands,
      String home) {
    this.threshold = threshold;
    this.kinds = kinds.isEmpty() ? Set.of() : EnumSet.copyOf(kinds);
    this.home = home.replace('\\', '/');
    this.tools = Exclusions.of(tools, Glob.Kind.NAME, this.home);
    this.paths = Exclusions.of(paths, Glob.Kind.PATH, this.home);
    this.commands = Exclusions.of(commands, Glob.Kind.COMMAND, this.home);
  }

  /// Texts of fewer tokens are left as they are.
  ///
  /// @return tokens
  public int threshold() {
    return threshold;
  }

  /// Whether a text is of a kind that is left as it is. Nobody looks where no kind is.
  ///
  /// @param text the text
  /// @return true to leave it
  public boolean leavesText(String text) {
    return !kinds.isEmpty() && kinds.contains(Detector.detect(text).kind());
  }

  /// Whether the result of a tool is left as it is: because of the tool, or because its input names
  /// a path, as a string or as a word of one.
  ///
  /// @param tool the tool's name, as its client calls it
  /// @param input the strings in its input
  /// @return true to leave it
  public boolean leavesTool(String tool, Collection<String> input) {
    return leavesTool(List.of(tool), input);
  }

  /// The same for a tool that has several names.
  ///
  /// @param names all names it is known by
  /// @param input the strings in its input
  /// @return true to leave it
  public boolean leavesTool(Collection<String> names, Collection<String> input) {
    return tools.cover(names)
        || !paths.isEmpty()
            && input.stream()
                .filter(text -> text.length() <= LONGEST)
                .anyMatch(text -> isPath(text.strip()) || namesPath(text));
  }

  /// Whether the output of a command line is left as it is: because of one of its commands, or
  /// because of a path it names.
  ///
  /// @param line what was given to a shell
  /// @return true to leave it
  public boolean leavesCommand(String line) {
    String head = line.length() <= LONGEST ? line : line.substring(0, LONGEST);
    return !commands.isEmpty()
            && CommandLine.commands(head).stream()
                .anyMatch(command -> commands.cover(List.of(command, CommandLine.named(command))))
        || !paths.isEmpty() && namesPath(head);
  }

  private boolean namesPath(String text) {
    return CommandLine.words(text).stream().anyMatch(this::isPath);
  }

  private boolean isPath(String text) {
    return paths.cover(List.of(atHome(text.replace('\\', '/'))));
  }

  private String atHome(String path) {
    return path.startsWith("~/") ? home + path.substring(1) : path;
  }
}
