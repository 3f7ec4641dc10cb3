package io.headroom.text;

import java.util.Locale;
import java.util.regex.Pattern;

/// The encodings models are charged by. Each is read on first use, in about a tenth of a second,
/// and kept.
public final class Tokens {
  /// GPT-4 and 3.5 proper (Azure writes 35), not GPT-4o or GPT-4.1; embeddings; the base models.
  private static final Pattern OF_CL100K =
      Pattern.compile(
          "gpt-(4|3\\.?5)([-:].*)?|text-embedding-(ada-002|3-).*|(davinci|babbage)-002.*");

  /// Everything OpenAI has published since GPT-4o, and the models it opened.
  private static final Pattern OF_O200K =
      Pattern.compile("gpt-(4o|4\\.|[5-9]|oss).*|(chatgpt|codex)-.*|o[1-9]([-.:].*)?");

  private Tokens() {}

  /// The counter for a model.
  ///
  /// @param name the model's name as it was given
  /// @param counter counts by the model's encoding or, for want of it, by `o200k_base`
  /// @param estimate true where the model's own encoding is not public or not known, so that counts
  ///   are right in proportion only
  public record Model(String name, TokenCounter counter, boolean estimate) {}

  /// The encoding of current OpenAI models, and the yardstick of every count in Headroom.
  ///
  /// @return a counter for `o200k_base`
  public static TokenCounter o200k() {
    return O200k.COUNTER;
  }

  /// The encoding of GPT-4, GPT-3.5 and the embedding models of their time.
  ///
  /// @return a counter for `cl100k_base`
  public static TokenCounter cl100k() {
    return Cl100k.COUNTER;
  }

  /// The counter for a model, by the names OpenAI publishes with its tokenizer. Prefixes of
  /// providers and fine-tunes (`openai/…`, `ft:…`) are read over.
  ///
  /// @param model any name, in any case
  /// @return the model's own counter, or the yardstick labelled as an estimate
  public static Model forModel(String model) {
    String name = model.substring(model.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    if (name.startsWith("ft:")) {
      name = name.substring("ft:".length());
    }
    if (OF_CL100K.matcher(name).matches()) {
      return new Model(model, cl100k(), false);
    }
    return new Model(model, o200k(), !OF_O200K.matcher(name).matches());
  }

  private static final class O200k {
    static final TokenCounter COUNTER =
        new BytePairCounter(Splitter.O200K, RankFile.read("o200k_base"));
  }

  private static final class Cl100k {
    static final TokenCounter COUNTER =
        new BytePairCounter(Splitter.CL100K, RankFile.read("cl100k_base"));
  }
}
