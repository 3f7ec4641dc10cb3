package io.headroom.text;

/// How long work reports where it is and learns that nobody wants its result any more. The one hook
/// through which pure code meets progress, deadlines and cancellation.
@FunctionalInterface
public interface Work {
  /// Work that is never watched and never cancelled.
  Work UNWATCHED = (_, _) -> {};

  /// Called every few thousand steps.
  ///
  /// @param done amount of work done, in any unit, at least 0
  /// @param total amount of work there is in the same unit, or 0 where it is unknown
  /// @throws Cancelled if the result is no longer wanted; callers let it pass
  void at(long done, long total);

  /// The work was cancelled; whoever asked for it expects no answer.
  final class Cancelled extends RuntimeException {
    private static final long serialVersionUID = 1;

    /// A cancellation; it carries no stack trace, since nothing went wrong.
    public Cancelled() {
      super("cancelled", null, false, false);
    }
  }
}
