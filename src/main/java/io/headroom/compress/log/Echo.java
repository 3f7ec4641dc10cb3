package io.headroom.compress.log;

/// Follows the groups in which a runner shows the command it is about to run. Such a group begins
/// with its own title again. What the script says of errors is not an error, and its environment is
/// the same in every step.
final class Echo {
  private String title = "";
  private boolean inside;

  /// Takes the next line.
  ///
  /// @return whether it is inside such a group
  boolean next(String line, LineFacts facts) {
    String said = line.substring(Math.min(facts.body(), line.length())).strip();
    if (facts.has(LineFacts.GROUP)) {
      title = said;
      inside = said.contains("]Run ");
      return false;
    }
    boolean repeats = !title.isEmpty() && !said.isEmpty() && title.endsWith(said);
    title = "";
    if (said.endsWith("[endgroup]") || said.endsWith("::endgroup::")) {
      inside = false;
      return true;
    }
    inside |= repeats;
    return inside;
  }
}
