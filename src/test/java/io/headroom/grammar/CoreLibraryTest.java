package io.headroom.grammar;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.home.NativeFiles;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CoreLibraryTest {
  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource({
    "Linux, amd64, 7F454C46", // an ELF file
    "Linux, aarch64, 7F454C46",
    "Mac OS X, x86_64, CFFAEDFE", // a Mach-O file of 64 bits
    "Mac OS X, aarch64, CFFAEDFE",
    "Windows 11, amd64, 4D5A" // a PE file
  })
  void everyPlatformHasACore(String os, String architecture, String magic) throws IOException {
    Platform platform = Platform.of(os, architecture).orElseThrow();
    byte[] core = Files.readAllBytes(new NativeFiles(directory).file(platform.core()));
    assertThat(core).startsWith(HexFormat.of().parseHex(magic));
  }

  @Test
  void ourCoreIsInUse() {
    assertThat(CoreLibrary.core().find("headroom_visit")).isPresent();
  }

  @Test
  void aCoreThatCannotBeLoadedIsReplacedByThePublishedOneWithTheSameTrees() throws Exception {
    Path broken = directory.resolve(Platform.current().orElseThrow().core());
    Files.createDirectories(broken.resolveSibling("."));
    Files.writeString(broken, "no library");
    ClassLoader jdk = ClassLoader.getPlatformClassLoader();
    try (URLClassLoader loader = new URLClassLoader(classPath(directory), jdk)) {
      Class<?> trees = loader.loadClass(SampleTrees.class.getName());
      assertThat(call(trees, "readsInOneCall")).isEqualTo(false);
      List<?> published = (List<?>) call(trees, "descriptions");
      List<String> own = SampleTrees.descriptions();
      assertThat(published).hasSameSizeAs(own);
      for (int i = 0; i < own.size(); i++) {
        assertThat(own.get(i).equals(published.get(i))).as(SampleTrees.names().get(i)).isTrue();
      }
    }
  }

  /// Calls what loads a core of its own: the binding looks for it by the thread's class loader.
  private static Object call(Class<?> type, String method) throws Exception {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(type.getClassLoader());
    try {
      return Objects.requireNonNull(type.getMethod(method).invoke(null));
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private static URL[] classPath(Path first) throws IOException {
    List<URL> urls = new ArrayList<>();
    urls.add(first.toUri().toURL());
    String all =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    for (String entry : Objects.requireNonNull(all).split(File.pathSeparator, -1)) {
      urls.add(Path.of(entry).toUri().toURL());
    }
    return urls.toArray(URL[]::new);
  }
}
