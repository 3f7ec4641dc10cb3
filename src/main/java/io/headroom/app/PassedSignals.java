package io.headroom.app;

import io.headroom.door.Spool;
import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Passes on to a command the signals that are meant for it: whoever ends this process, or asks it
/// for something, means the command.
///
/// By reflection, since the compiler warns of the JDK's API and the warning cannot be turned off.
final class PassedSignals {
  private static final Logger log = LoggerFactory.getLogger(PassedSignals.class);

  /// What is passed on, with the numbers POSIX gives them.
  private enum Signal {
    HUP(1),
    INT(2),
    TERM(15);

    private final int number;

    Signal(int number) {
      this.number = number;
    }
  }

  private final List<Spool> spools;
  private final Thread runner = Thread.currentThread();
  private @Nullable Process process;
  private boolean interrupted;

  private PassedSignals(List<Spool> spools) {
    this.spools = spools;
  }

  /// Catches signals from now on. The first that comes when the command has ended interrupts the
  /// calling thread, the next ends this process.
  ///
  /// @param spools closed when a signal ends this process
  static PassedSignals catching(Spool... spools) {
    PassedSignals signals = new PassedSignals(List.of(spools));
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      Method handle = signal.getMethod("handle", signal, handler);
      for (Signal each : Signal.values()) {
        InvocationHandler passing =
            (_, method, arguments) -> {
              if (method.getDeclaringClass() == Object.class) {
                return method.invoke(each, arguments);
              }
              signals.caught(each);
              return null;
            };
        Object proxy =
            Proxy.newProxyInstance(
                PassedSignals.class.getClassLoader(), new Class<?>[] {handler}, passing);
        handle.invoke(null, signal.getConstructor(String.class).newInstance(each.name()), proxy);
      }
    } catch (ReflectiveOperationException e) {
      log.debug("signals are not passed on", e); // Windows has no HUP
    }
    return signals;
  }

  /// Starts the command. A signal that comes meanwhile waits until it is known whom to pass it to.
  synchronized Process start(ProcessBuilder command) throws IOException {
    Process started = command.start();
    process = started;
    return started;
  }

  private synchronized void caught(Signal signal) {
    Process command = process;
    if (command != null && !command.isAlive() && !interrupted) {
      interrupted = true;
      runner.interrupt();
    } else if (command == null || !command.isAlive()) {
      spools.forEach(Spool::close);
      Runtime.getRuntime().halt(128 + signal.number);
    } else if (signal != Signal.INT || !fromTerminal()) {
      pass(signal.name(), command);
    }
  }

  private static void pass(String name, Process command) {
    try {
      // Java itself can send but one of them.
      var _ =
          new ProcessBuilder("sh", "-c", "kill -s \"$0\" \"$1\"", name, "" + command.pid()).start();
    } catch (IOException e) {
      log.warn("SIG{} is not passed on", name, e);
    }
  }

  /// Whether a key on the terminal sent it: then the command has it already, and a second one would
  /// mean more than the first.
  private static boolean fromTerminal() {
    try {
      // pid (name) state ppid group session terminal foreground-group …
      String stat = Files.readString(Path.of("/proc/self/stat"));
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
      return fields[2].equals(fields[5]);
    } catch (IOException | IndexOutOfBoundsException _) {
      return false;
    }
  }
}
