package io.headroom.retrieve;

/// A request that cannot be met as it stands; ends as [Retrieved.Refused].
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1;

  /// A refusal without stack trace: nothing went wrong in here.
  Refusal(String message) {
    super(message, null, false, false);
  }

  String message() {
    return String.valueOf(getMessage());
  }
}
