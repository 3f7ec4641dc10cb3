package io.headroom.grammar;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import io.github.treesitter.jtreesitter.Node;
import io.github.treesitter.jtreesitter.Tree;
import io.headroom.text.Lines;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/// Visits a tree within one call, by the function that our own core has for it.
final class NativeWalk {
  private static final Optional<MethodHandle> VISIT =
      CoreLibrary.core().find("headroom_visit").map(NativeWalk::handle);

  private NativeWalk() {}

  @SuppressWarnings("restricted") // calling native code is what this is for
  private static MethodHandle handle(MemorySegment function) {
    return Linker.nativeLinker()
        .downcallHandle(
            function,
            FunctionDescriptor.of(
                JAVA_INT, // visits made
                ADDRESS, // tree
                JAVA_INT, // width
                ADDRESS, // lines
                JAVA_INT, // line_count
                ADDRESS, // opens
                JAVA_INT, // symbol_count
                JAVA_INT, // deepest
                ADDRESS, // visits
                JAVA_INT)); // capacity
  }

  /// Visits the nodes of a tree.
  ///
  /// @return empty if the core is the published one
  static Optional<Visits> visits(Tree tree, Scope scope) {
    return VISIT.flatMap(visit -> visits(visit, tree.getRootNode(), scope));
  }

  private static Optional<Visits> visits(MethodHandle visit, Node root, Scope scope) {
    int capacity = root.getDescendantCount();
    int[] lines = starts(scope.lines());
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment visits = arena.allocate(JAVA_INT, (long) capacity * Visits.INTS);
      int count =
          (int)
              visit.invokeExact(
                  MemorySegment.ofAddress(root.getId()),
                  scope.encoded().width(),
                  arena.allocateFrom(JAVA_INT, lines),
                  lines.length,
                  arena.allocateFrom(JAVA_BYTE, scope.opens()),
                  scope.opens().length - 1,
                  Scope.DEEPEST,
                  visits,
                  capacity);
      return count == 0
          ? Optional.empty()
          : Optional.of(
              new Visits(
                  visits.asSlice(0, (long) count * Visits.INTS * Integer.BYTES).toArray(JAVA_INT)));
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new AssertionError("native code throws nothing", e);
    }
  }

  private static int[] starts(Lines lines) {
    int[] starts = new int[lines.count()];
    for (int i = 0; i < starts.length; i++) {
      starts[i] = lines.start(i);
    }
    return starts;
  }
}
