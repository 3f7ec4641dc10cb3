package io.headroom.compress.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class DirectoriesTest {
  @Test
  void takesTheFullestDirectoryApart() {
    List<String> paths = new ArrayList<>(Collections.nCopies(3, "app/src/main/"));
    paths.addAll(Collections.nCopies(40, "app/src/test/unit/"));
    paths.add("app/");

    assertThat(Directories.of(paths))
        .isEqualTo(" in app/: 3 in src/main/, 40 in src/test/unit/, 1 in it");
  }

  @Test
  void namesOneDirectoryWhereThereIsOne() {
    assertThat(Directories.of(List.of("/var/log/", "/var/log/"))).isEqualTo(" in /var/log/");
    assertThat(Directories.of(List.of("a/", "b/"))).isEqualTo(": 1 in a/, 1 in b/");
  }

  @Test
  void numbersAddUpWhateverThePaths() {
    Random random = new Random(7);
    for (int round = 0; round < 50; round++) {
      List<String> paths = new ArrayList<>();
      for (int i = 0; i < 300; i++) {
        StringBuilder path = new StringBuilder(random.nextBoolean() ? "/" : "");
        for (int depth = random.nextInt(1, 6); depth > 0; depth--) {
          path.append((char) ('a' + random.nextInt(4))).append('/');
        }
        paths.add(path.toString());
      }
      String told = Directories.of(paths);
      int sum =
          Pattern.compile("\\d+(?= in )")
              .matcher(told)
              .results()
              .mapToInt(m -> Integer.parseInt(m.group()))
              .sum();
      assertThat(sum).isEqualTo(300);
      assertThat(told.split(", ")).hasSizeLessThanOrEqualTo(16);
    }
  }
}
