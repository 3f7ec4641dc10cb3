package io.headroom.select;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The values a question spells out: what it quotes, and the words in it that look like ids,
/// numbers, names in code, options or paths. Whatever has such a value is what the question is
/// about.
public final class Asked {
  private static final Pattern QUOTED =
      Pattern.compile("\"([^\"]+)\"|“([^”]+)”|`([^`]+)`|(?<!\\w)'([^']+)'(?!\\w)");

  private static final Pattern CAMEL = Pattern.compile("\\p{Ll}\\p{Lu}");

  private static final int LONG = 3;

  private Asked() {}

  /// The values of a question.
  ///
  /// @param query the question; blank for none
  /// @return values as they are spelled, quoted ones first
  public static Set<String> values(String query) {
    Set<String> values = new LinkedHashSet<>();
    Matcher quoted = QUOTED.matcher(query);
    while (quoted.find()) {
      for (int g = 1; g <= quoted.groupCount(); g++) {
        String group = quoted.group(g);
        if (group != null) {
          values.add(group);
        }
      }
    }
    for (String word : quoted.replaceAll(" ").split("\\s+", -1)) {
      String bare = word.replaceAll("^[\\p{Punct}&&[^@/#_\\-]]+|[\\p{Punct}&&[^/_]]+$", "");
      boolean odd = bare.chars().anyMatch(c -> "/_-.@:#".indexOf(c) >= 0);
      if (bare.chars().anyMatch(Character::isDigit)
          || CAMEL.matcher(bare).find()
          || bare.length() > LONG && odd) {
        values.add(bare);
      }
    }
    return values;
  }
}
