package io.headroom.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.tests.Launcher.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreIT {
  private static final Path LOG = Path.of("examples/data/ci-build.log");

  @TempDir private Path base;

  @Test
  void whatOneCommandShortensAnotherGivesBackToTheByte() throws IOException {
    Run shown = headroom("compress", LOG.toString());
    String marker = shown.text().lines().toList().getLast();

    assertThat(headroom("store", "get", marker).out()).isEqualTo(Files.readAllBytes(LOG));
    assertThat(headroom("store", "list").text()).contains("log", "ci-build.log");
    assertThat(headroom("store", "list", "--json").text().lines()).hasSize(1);
    assertThat(headroom("store", "status").text()).contains(base.toString(), "entries      1");
    assertThat(headroom("store", "verify").text()).startsWith("1 whole, 0 damaged");

    Path copies = base.resolve("copies");
    assertThat(headroom("store", "export", copies.toString()).exit()).isZero();
    assertThat(copies.resolve("index.jsonl")).content().contains("ci-build.log");
    String hash = marker.replaceAll(".*hash=(\\w+).*", "$1");
    assertThat(copies.resolve(hash)).hasSameBinaryContentAs(LOG);

    assertThat(headroom("store", "purge", "--all").exit()).isZero();
    Run gone = headroom("store", "get", hash);
    assertThat(gone.exit()).isEqualTo(1);
    assertThat(gone.out()).isEmpty();
    assertThat(gone.err()).contains("No original " + hash);
  }

  @Test
  void whereNothingWasStoredThereIsNothingToSee() {
    assertThat(headroom("store", "status").text()).contains("entries      0");
    assertThat(headroom("store", "list").text().lines()).hasSize(1);
    assertThat(headroom("store", "verify").exit()).isZero();
    assertThat(headroom("store", "get", "0123456789ab").exit()).isEqualTo(1);
    assertThat(headroom("store", "get", "nonsense").exit()).isEqualTo(2);
    assertThat(base).isEmptyDirectory();
  }

  private Run headroom(String... args) {
    return Launcher.runAt(base, new byte[0], args);
  }
}
