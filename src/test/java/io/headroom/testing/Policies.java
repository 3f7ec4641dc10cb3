package io.headroom.testing;

import io.headroom.config.Entry;
import io.headroom.config.Layer;
import io.headroom.config.Layer.Source;
import io.headroom.config.Layers;
import io.headroom.config.Origin;
import io.headroom.config.Policy;
import java.util.List;

/// Policies as users set them.
public final class Policies {
  private Policies() {}

  public static Policy of(String key, String value) {
    Entry entry = Entry.words(key, value, new Origin.Flag("--set"));
    return Layers.of(List.of(Layer.of(Source.FLAGS, List.of(entry)))).policy("/home/me");
  }
}
