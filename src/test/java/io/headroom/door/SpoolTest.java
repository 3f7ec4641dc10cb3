package io.headroom.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class SpoolTest {
  private static final byte[] TEXT = "é\0\n".repeat(100_000).getBytes(StandardCharsets.UTF_8);

  private final ByteArrayOutputStream reader = new ByteArrayOutputStream();

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void keepsAnOutputInAFileOfItsOwnUntilItIsWhole() throws IOException {
    Path file;
    try (Spool spool = new Spool(reader)) {
      spool.take(new ByteArrayInputStream(TEXT));
      file = Objects.requireNonNull(spool.file());

      assertThat(reader.size()).isZero();
      assertThat(file).hasBinaryContent(TEXT);
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
      spool.show();
    }
    assertThat(reader.toByteArray()).isEqualTo(TEXT);
    assertThat(file).doesNotExist();
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void passesTheOutputOnWhereTheDiskIsFull() throws IOException {
    try (Spool spool = new Spool(reader, Path.of("/dev/full"))) {
      spool.take(new ByteArrayInputStream(TEXT));

      assertThat(spool.file()).isNull();
      spool.show();
    }
    assertThat(reader.toByteArray()).isEqualTo(TEXT);
  }
}
