package io.headroom.grammar;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlatformTest {
  @Test
  void platformsAreNamedAsTheirLibrariesAre() {
    assertThat(Platform.of("Linux", "amd64").orElseThrow().resource("tree-sitter"))
        .isEqualTo("lib/x86_64-linux-gnu-tree-sitter.so");
    assertThat(Platform.of("Mac OS X", "aarch64").orElseThrow().resource("tree-sitter-c"))
        .isEqualTo("lib/aarch64-macos-tree-sitter-c.dylib");
    assertThat(Platform.of("Windows 11", "amd64").orElseThrow().resource("tree-sitter-go"))
        .isEqualTo("lib/x86_64-windows-tree-sitter-go.dll");
    assertThat(Platform.of("Mac OS X", "x86_64").orElseThrow().core())
        .isEqualTo("io/headroom/grammar/natives/x86_64-macos-tree-sitter.dylib");
    assertThat(Platform.of("Windows 11", "aarch64")).isEmpty();
    assertThat(Platform.of("SunOS", "sparcv9")).isEmpty();
  }
}
