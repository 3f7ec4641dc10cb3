package io.headroom.install;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What is to become of one file.
public sealed interface Plan {
  /// Whose file it is.
  ///
  /// @return the client
  Client client();

  /// The file.
  ///
  /// @return where it is, or would be
  Path file();

  /// It gets another text.
  ///
  /// @param client whose file it is
  /// @param file where it is
  /// @param before its text; empty if it is not there
  /// @param after its text then; empty if it is to go
  /// @param receipt what to remember; empty if something is undone
  /// @param undone what to forget
  /// @param command what the client's own program is asked to do instead, if it can
  record Write(
      Client client,
      Path file,
      Optional<String> before,
      Optional<String> after,
      Optional<Receipt> receipt,
      Optional<Receipt> undone,
      List<String> command)
      implements Plan {
    /// The change as a unified diff, without what variables and headers are set to.
    ///
    /// @return lines, each with its end
    public String diff() {
      boolean toml = client.editor() instanceof TomlEditor;
      return Diff.unified(file.toString(), before, after, toml ? Mask::toml : Mask::json);
    }
  }

  /// It is as it should be.
  ///
  /// @param client whose file it is
  /// @param file where it is
  /// @param why in what way, for people
  /// @param forgotten what there is no need to remember any more
  record Nothing(Client client, Path file, String why, Optional<Receipt> forgotten)
      implements Plan {}

  /// It is left alone, though it is not as wished.
  ///
  /// @param client whose file it is
  /// @param file where it is
  /// @param why what is wrong and what to do, for people
  record Refused(Client client, Path file, String why) implements Plan {}
}
