package io.headroom.app;

import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/// The version of this program, as the build wrote it into the jar.
final class Version implements IVersionProvider {
  /// The version alone.
  ///
  /// @return the version, or `dev` when the program does not run from its jar
  static String number() {
    String version = Objects.requireNonNull(Version.class.getPackage()).getImplementationVersion();
    return version == null ? "dev" : version;
  }

  @Override
  public String[] getVersion() {
    return new String[] {"headroom " + number()};
  }
}
