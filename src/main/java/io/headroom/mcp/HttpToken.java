package io.headroom.mcp;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where the bearer token comes from.
public final class HttpToken {
  /// 256 bits: out of reach of guessing.
  private static final int BYTES = 32;

  private HttpToken() {}

  /// Makes a token.
  ///
  /// @return 43 characters that need no escaping in a header, a URL or a shell
  public static String fresh() {
    byte[] random = new byte[BYTES];
    new SecureRandom().nextBytes(random);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
  }

  /// The token a user configured: a file's content if there is a file, else `HEADROOM_TOKEN`.
  ///
  /// @param file the token file, or null without
  /// @param environment the process environment
  /// @return the token, or null if none is configured
  /// @throws HttpRefused if the file cannot be read, or what was configured is no token
  public static @Nullable String configured(@Nullable Path file, Map<String, String> environment)
      throws HttpRefused {
    if (file != null) {
      try {
        return checked(Files.readString(file), "The token file " + file);
      } catch (IOException e) {
        throw new HttpRefused("Cannot read the token file " + file + ".");
      }
    }
    String token = environment.get("HEADROOM_TOKEN");
    return token == null ? null : checked(token, "HEADROOM_TOKEN");
  }

  /// An empty token would let everybody in, and one with spaces or controls fits in no header.
  private static String checked(String text, String source) throws HttpRefused {
    String token = text.strip();
    if (token.isEmpty()) {
      throw new HttpRefused(source + " is empty.");
    }
    if (!token.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
      throw new HttpRefused(source + " must be one word of printable ASCII characters.");
    }
    return token;
  }
}
