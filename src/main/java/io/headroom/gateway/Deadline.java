package io.headroom.gateway;

import io.headroom.text.Work;

/// Ends work that took too long: its result has been sent as it came.
final class Deadline implements Work {
  private volatile boolean passed;

  void pass() {
    passed = true;
  }

  @Override
  public void at(long done, long total) {
    if (passed) {
      throw new Cancelled();
    }
  }
}
