package io.headroom.compress.html;

import java.util.Arrays;

/// A growing list of numbers.
final class Ints {
  private int[] values = new int[64];
  private int size;

  void add(int value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, 2 * size);
    }
    values[size++] = value;
  }

  int get(int index) {
    return values[index];
  }

  void set(int index, int value) {
    values[index] = value;
  }

  void removeLast() {
    size--;
  }

  int[] array() {
    return Arrays.copyOf(values, size);
  }
}
