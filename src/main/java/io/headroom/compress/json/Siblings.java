package io.headroom.compress.json;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/// The strings among the members of an object that were written so far. A further one that begins
/// with one of them, as the URLs of a thing begin with its own, is written `<name>` and what
/// follows.
final class Siblings {
  /// Shorter beginnings are not worth a reference.
  private static final int LEAST = 16;

  /// So many of those written last are looked at.
  private static final int MOST = 32;

  private record Member(String name, String value) {}

  private final Deque<Member> members = new ArrayDeque<>();

  /// Adds a member.
  void add(String name, String value) {
    if (value.length() >= LEAST && Quoting.bareName(name)) {
      members.addFirst(new Member(name, value));
      if (members.size() > MOST) {
        members.removeLast();
      }
    }
  }

  /// The spelling of a string by the longest member it begins with.
  Optional<String> by(String value) {
    Member best = null;
    for (Member member : members) {
      if (value.startsWith(member.value)
          && ends(value, member.value.length())
          && (best == null || member.value.length() > best.value.length())) {
        best = member;
      }
    }
    if (best == null) {
      return Optional.empty();
    }
    String rest = value.substring(best.value.length());
    return rest.isEmpty() || Quoting.clean(rest)
        ? Optional.of("<" + best.name + ">" + rest)
        : Optional.empty();
  }

  /// Whether a word or number ends at an offset.
  private static boolean ends(String value, int at) {
    return at == value.length()
        || !Character.isLetterOrDigit(value.charAt(at - 1))
        || !Character.isLetterOrDigit(value.charAt(at));
  }
}
