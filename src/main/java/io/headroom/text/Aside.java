package io.headroom.text;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Work that another processor does while this thread goes on. Where it runs, and whether it does
/// at the same time, must not show in what comes of it.
///
/// @param <T> what comes of it
public final class Aside<T> {
  /// UTF-16 units of a text from which handing work over is worth it: waking another thread takes
  /// tens of microseconds, reading a text of this size a few hundred.
  public static final int WORTH = 1 << 13;

  private static final boolean ALONE = Runtime.getRuntime().availableProcessors() < 2;

  private final Supplier<T> work;
  private final @Nullable ForkJoinTask<T> task;
  private @Nullable T result;

  private Aside(Supplier<T> work, boolean worth) {
    this.work = work;
    this.task = worth && !ALONE ? ForkJoinTask.adapt(work::get).fork() : null;
  }

  /// Starts work, or puts it off where handing it over would take longer than doing it.
  ///
  /// @param length UTF-16 units of the text the work is about
  /// @param work what to do; it may do the same for other work
  /// @param <T> what comes of it
  /// @return the work, to be waited for
  public static <T> Aside<T> start(int length, Supplier<T> work) {
    return new Aside<>(work, length >= WORTH);
  }

  /// What came of the work. Does it now where it was put off. For one thread at a time where it
  /// was.
  ///
  /// @return always the same
  public T join() {
    if (task != null) {
      return task.join();
    }
    T done = result;
    if (done == null) {
      done = work.get();
      result = done;
    }
    return done;
  }

  /// Makes parts, and uses them in order, while the next one is being made.
  ///
  /// @param parts how many there are
  /// @param make makes one, given its number; for one thread at a time, but not always the same
  /// @param use what is done with each, on the caller's thread
  /// @param <P> what is made
  public static <P> void ahead(int parts, IntFunction<P> make, Consumer<P> use) {
    if (parts == 0) {
      return;
    }
    P part = make.apply(0);
    for (int i = 1; i < parts; i++) {
      int next = i;
      Aside<P> following = new Aside<>(() -> make.apply(next), true);
      use.accept(part);
      part = following.join();
    }
    use.accept(part);
  }

  /// Makes several things that do not need one another, on two processors where that is worth it.
  ///
  /// @param length UTF-16 units of the text they are made of
  /// @param count how many there are
  /// @param make makes one, given its number
  /// @param <P> what is made
  /// @return all of them, by number
  public static <P> List<P> all(int length, int count, IntFunction<P> make) {
    AtomicInteger next = new AtomicInteger();
    Supplier<Map<Integer, P>> share =
        () -> {
          Map<Integer, P> made = new HashMap<>();
          for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
            made.put(i, make.apply(i));
          }
          return made;
        };
    Aside<Map<Integer, P>> others = new Aside<>(share, count > 1 && length >= WORTH);
    Map<Integer, P> all = share.get();
    all.putAll(others.join());
    return IntStream.range(0, count).mapToObj(i -> Objects.requireNonNull(all.get(i))).toList();
  }
}
