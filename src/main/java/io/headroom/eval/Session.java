package io.headroom.eval;

import java.util.List;

/// A recorded session of an agent: what went to the model and what came from it, in its order.
///
/// @param id its name
/// @param steps its steps
/// @param used what later steps take from results; a needle that no result has is of no consequence
public record Session(String id, List<Step> steps, List<Needle> used) {
  /// Copies the lists.
  public Session {
    steps = List.copyOf(steps);
    used = List.copyOf(used);
  }

  /// One thing the model read or wrote.
  public sealed interface Step {
    /// What it says.
    ///
    /// @return any string
    String text();

    /// What the model read and no tool answered: instructions, what a person said.
    ///
    /// @param text what it says
    record Input(String text) implements Step {}

    /// What the model wrote: its words, and below them what it gave to tools.
    ///
    /// @param text what it says
    /// @param calls what it gave to tools alone; empty where it called none
    record Output(String text, String calls) implements Step {}

    /// What a tool answered.
    ///
    /// @param id the session's name and the message's number
    /// @param text what it says
    /// @param query what the model had written last: what it wants to know
    record Result(String id, String text, String query) implements Step {}
  }
}
