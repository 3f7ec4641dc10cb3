package io.headroom.compress.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Says where many paths are: how many in each of a few directories. The fullest directory is taken
/// apart first, so that none of those named has most of what there is unless it cannot be helped.
final class Directories {
  private static final int MOST = 16;

  private final List<Group> groups = new ArrayList<>();

  /// Paths in one directory or below it.
  ///
  /// @param name the directory, up to and with its last `/`
  /// @param within the directory of each path
  /// @param parts the same paths by the next directory on their way; those that are in the
  ///   directory itself have its name
  private record Group(String name, List<String> within, Map<String, List<String>> parts) {
    /// A group by the longest name that all its paths begin with: however deep they are, it takes
    /// one step to get to where they part.
    static Group of(List<String> within) {
      String name = within.getFirst();
      for (String path : within) {
        int same = Math.min(name.length(), path.length());
        int differs = Arrays.mismatch(name.toCharArray(), path.toCharArray());
        name = differs < 0 ? name : name.substring(0, Math.min(differs, same));
        name = name.substring(0, name.lastIndexOf('/') + 1);
      }
      Map<String, List<String>> parts = new LinkedHashMap<>();
      for (String path : within) {
        int next = path.indexOf('/', name.length());
        String part = next < 0 ? name : path.substring(0, next + 1);
        parts.computeIfAbsent(part, _ -> new ArrayList<>()).add(path);
      }
      return new Group(name, within, parts);
    }

    boolean parts(int most) {
      return parts.size() > 1 && parts.size() <= most;
    }
  }

  private Directories(List<String> paths) {
    groups.add(Group.of(paths));
    for (int next = fullest(); next >= 0; next = fullest()) {
      Group group = groups.remove(next);
      groups.addAll(next, group.parts.values().stream().map(Group::of).toList());
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

  /// The group with the most paths of those that can be taken apart, or -1.
  private int fullest() {
    int fullest = -1;
    for (int i = 0; i < groups.size(); i++) {
      if (groups.get(i).parts(MOST + 1 - groups.size())
          && (fullest < 0 || groups.get(i).within.size() > groups.get(fullest).within.size())) {
        fullest = i;
      }
    }
    return fullest;
  }
}
