package io.headroom.store;

import io.headroom.detect.ContentKind;
import java.util.Random;

/// Originals to store, for tests.
final class Entries {
  private Entries() {}

  static Entry random(long seed, int size) {
    byte[] bytes = new byte[size];
    new Random(seed).nextBytes(bytes);
    return entry(Original.ofBytes(bytes));
  }

  static Entry entry(String text) {
    return entry(Original.ofText(text));
  }

  static Entry entry(Original original) {
    return entry(original, "content");
  }

  static Entry entry(Original original, String source) {
    byte[] bytes = original.bytes();
    Entry.About about = new Entry.About(ContentKind.TEXT, source, bytes.length, 1, 1);
    return new Entry(Hash.of(bytes), original, about);
  }
}
