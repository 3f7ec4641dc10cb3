package io.headroom.compress.table;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/// Says where many paths are: how many in each of a few directories. The fullest directory is taken
/// apart first, so that none of those named has most of what there is unless it cannot be helped.
final class Directories {
  private static final int MOST = 16;

  private final List<Group> groups = new ArrayList<>();

  /// Paths in one directory or below it.
  ///
  /// @param name the directory, up to and with its last `/`
  /// @param within the directory of each path
  private record Group(String name, List<String> within) {
    /// The same paths by the next name on their way; those that are in the directory itself stay.
    List<Group> split() {
      Map<String, List<String>> parts = new LinkedHashMap<>();
      for (String path : within) {
        int next = path.indexOf('/', name.length());
        String part = next < 0 ? name : path.substring(0, next + 1);
        parts.computeIfAbsent(part, _ -> new ArrayList<>()).add(path);
      }
      return parts.entrySet().stream().map(e -> new Group(e.getKey(), e.getValue())).toList();
    }

    boolean isOne(List<Group> parts) {
      return parts.size() == 1 && parts.getFirst().name.equals(name);
    }
  }

  private Directories(List<String> paths) {
    groups.add(new Group("", paths));
    for (Optional<Integer> next = fullest(); next.isPresent(); next = fullest()) {
      Group group = groups.remove((int) next.get());
      groups.addAll(next.get(), group.split());
    }
  }

  /// Says it.
  ///
  /// @param directories of each path, up to and with the last `/`
  /// @return what goes behind `all N paths`: the directory all are in, and the numbers, which are
  ///   those of all paths together
  static String of(List<String> directories) {
    List<Group> groups = new Directories(directories).groups;
    String all = groups.getFirst().name;
    for (Group group : groups) {
      while (!group.name.startsWith(all)) {
        all = all.substring(0, all.lastIndexOf('/', all.length() - 2) + 1);
      }
    }
    List<String> told = new ArrayList<>();
    for (Group group : groups) {
      String name = group.name.substring(all.length());
      told.add(group.within.size() + " in " + (name.isEmpty() ? "it" : name));
    }
    String where = all.isEmpty() ? "" : " in " + all;
    return groups.size() == 1 ? where : where + ": " + String.join(", ", told);
  }

  /// The group with the most paths of those that can be taken apart.
  private Optional<Integer> fullest() {
    return IntStream.range(0, groups.size())
        .boxed()
        .filter(this::divides)
        .max(Comparator.comparingInt((Integer i) -> groups.get(i).within.size()));
  }

  private boolean divides(int index) {
    Group group = groups.get(index);
    List<Group> parts = group.split();
    return !group.isOne(parts) && groups.size() - 1 + parts.size() <= MOST;
  }
}
