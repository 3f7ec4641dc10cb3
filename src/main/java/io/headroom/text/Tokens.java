package io.headroom.text;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;

/// The encodings models are charged by.
public final class Tokens {
  private Tokens() {}

  /// The encoding of current OpenAI models, and the yardstick of every count in Headroom.
  ///
  /// @return a counter for `o200k_base`
  public static TokenCounter o200k() {
    return O200k.COUNTER;
  }

  private static final class O200k {
    private static final Encoding ENCODING =
        Encodings.newLazyEncodingRegistry().getEncoding(EncodingType.O200K_BASE);
    static final TokenCounter COUNTER = text -> ENCODING.countTokensOrdinary(text.toString());
  }
}
