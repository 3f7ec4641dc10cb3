package io.headroom.app;

/// The `headroom` command.
public final class Main {
  private Main() {}

  /// Runs the command.
  ///
  /// @param args the command line
  public static void main(String[] args) {
    System.err.println("headroom");
  }
}
