package io.headroom.compress.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.compress.Compression;
import io.headroom.compress.Mode;
import io.headroom.compress.Request;
import io.headroom.text.Tokens;
import io.headroom.text.Work;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Reads what is shown of random searches and holds every line and number in it against the search.
class SearchTruthTest {
  private static final Pattern HEADER =
      Pattern.compile("(\\S+\\.c)(?: \\((?:\\d+) of (\\d+) match(?:es)?\\))?");
  private static final Pattern LINE = Pattern.compile("(?:(\\S+\\.c):)?([\\d,]+): (.*)");
  private static final Pattern MERGED = Pattern.compile("(.*)  ← (.*)");
  private static final Pattern PLACE =
      Pattern.compile("(\\S+\\.c):(\\d+(?:,\\d+)*)(?: \\((\\d+) of (\\d+)\\))?(?:, )?");
  private static final Pattern UNSHOWN = Pattern.compile("(\\d+) match(?:es)?(?: each)?: (.*)");
  private static final Pattern UNNAMED =
      Pattern.compile("\\[… (\\d+) more files? with (\\d+) match.*");

  /// A search: its text, its matches as `path:line:text`, and how many each file has.
  private record Search(String text, Set<String> matches, Map<String, Integer> counts) {}

  @Test
  void everyShownLineAndCountIsTrueOfTheSearch() {
    for (long seed = 1; seed <= 40; seed++) {
      Search search = search(new Random(seed));
      for (int bound : List.of(80, 250, 800, Request.UNBOUNDED)) {
        for (String query : List.of("", "Where is handle_event defined?")) {
          check(search, compress(search.text(), query, bound));
        }
      }
    }
  }

  private static Search search(Random random) {
    StringBuilder text = new StringBuilder();
    Set<String> matches = new HashSet<>();
    Map<String, Integer> counts = new HashMap<>();
    int files = 1 + random.nextInt(40);
    for (int f = 0; f < files; f++) {
      String path = "src/part" + f % 5 + "/file" + f + ".c";
      int line = 0;
      for (int n = 1 + random.nextInt(8); n > 0; n--) {
        line += 1 + random.nextInt(30);
        String shown =
            switch (random.nextInt(6)) {
              case 0 -> "int handle_event(struct event *e) {";
              case 1 -> "return handle_event(next);";
              case 2 -> "// see handle_event";
              default -> "x" + random.nextInt(1000) + " = handle_event(e" + line + ");";
            };
        text.append("%s:%d:%s%s\n".formatted(path, line, "\t".repeat(random.nextInt(3)), shown));
        matches.add(path + ":" + line + ":" + shown);
        counts.merge(path, 1, Integer::sum);
      }
    }
    return new Search(text.toString(), matches, counts);
  }

  private static void check(Search search, Compression compression) {
    int shown = 0;
    int accounted = 0;
    int files = 0;
    String path = "";
    for (String line : compression.text().split("\n", -1)) {
      Matcher header = HEADER.matcher(line);
      Matcher numbered = LINE.matcher(line);
      Matcher merged = MERGED.matcher(line);
      Matcher unshown = UNSHOWN.matcher(line);
      Matcher unnamed = UNNAMED.matcher(line);
      if (header.matches()) {
        path = part(line, header, 1);
        files++;
        accounted += count(search, path);
        if (header.start(2) >= 0) {
          assertThat(number(line, header, 2)).isEqualTo(count(search, path));
        }
      } else if (merged.matches()) {
        for (Matcher place = PLACE.matcher(part(line, merged, 2)); place.find(); ) {
          String places = part(line, merged, 2);
          String file = part(places, place, 1);
          shown += lines(search, file, part(places, place, 2), part(line, merged, 1));
          accounted += count(search, file);
          files++;
          if (place.start(4) >= 0) {
            assertThat(number(places, place, 4)).isEqualTo(count(search, file));
          }
        }
      } else if (unshown.matches()) {
        for (String file : part(line, unshown, 2).split(" ", -1)) {
          assertThat(count(search, file)).isEqualTo(number(line, unshown, 1));
          accounted += count(search, file);
          files++;
        }
      } else if (unnamed.matches()) {
        files += number(line, unnamed, 1);
        accounted += number(line, unnamed, 2);
      } else if (numbered.matches()) {
        if (numbered.start(1) >= 0) {
          assertThat(part(line, numbered, 1)).isEqualTo(path);
        }
        shown += lines(search, path, part(line, numbered, 2), part(line, numbered, 3));
      } else {
        assertThat(line).isEqualTo("not shown:");
      }
    }
    assertThat(files).isEqualTo(search.counts().size());
    assertThat(accounted).isEqualTo(search.matches().size()).isEqualTo(compression.total());
    assertThat(shown).isEqualTo(compression.shown());
  }

  private static int lines(Search search, String path, String numbers, String text) {
    List<String> claims = new ArrayList<>();
    for (String number : numbers.split(",", -1)) {
      claims.add(path + ":" + number + ":" + text.strip());
    }
    assertThat(search.matches()).containsAll(claims);
    return claims.size();
  }

  private static int count(Search search, String path) {
    return search.counts().getOrDefault(path, -1);
  }

  private static int number(String line, Matcher matcher, int group) {
    return Integer.parseInt(part(line, matcher, group));
  }

  private static String part(String line, Matcher matcher, int group) {
    return line.substring(matcher.start(group), matcher.end(group));
  }

  private static Compression compress(String text, String query, int bound) {
    return SearchDocument.parse(text, Work.UNWATCHED)
        .compress(new Request(query, Mode.AUTO, bound, Tokens.o200k(), Work.UNWATCHED));
  }
}
