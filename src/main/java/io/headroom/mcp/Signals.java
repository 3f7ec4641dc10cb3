package io.headroom.mcp;

import java.lang.reflect.Method;
import java.util.List;

/// How the process ends when a client sends it a signal, as most do.
final class Signals {
  private Signals() {}

  /// Lets the operating system end the process, at once and without shutdown hooks. The JVM's own
  /// way takes 0.3 s longer: it waits that long for threads in native code, and a thread that reads
  /// stdin is always there. Clients would wait too, or kill.
  ///
  /// By reflection, since the compiler warns of this API and the warning cannot be turned off.
  static void endAtOnce() {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      Object system = handler.getField("SIG_DFL").get(null);
      Method handle = signal.getMethod("handle", signal, handler);
      for (String name : List.of("TERM", "INT", "HUP")) {
        handle.invoke(null, signal.getConstructor(String.class).newInstance(name), system);
      }
    } catch (ReflectiveOperationException _) {
      // Windows has no HUP, and -Xrs leaves the signals to the system anyway.
    }
  }
}
