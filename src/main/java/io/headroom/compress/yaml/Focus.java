package io.headroom.compress.yaml;

import io.headroom.select.Question;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Spreads what a question is about to the records around: who names one asks for what it says.
final class Focus {
  /// What a part has to do with a question that names its record.
  private static final double BESIDE = 0.5;

  /// A larger record is not shown for one of its values.
  private static final int MOST_PARTS = 150;

  private Focus() {}

  static void spread(Question question, Layout.Laid laid) {
    if (!question.names()) {
      return;
    }
    Set<Integer> heads = new HashSet<>();
    laid.records().values().forEach(heads::addAll);
    List<Part> parts = laid.parts();
    double[] relevance = question.relevance();
    for (int i = 0; i < parts.size(); i++) {
      if (relevance[i] == 1) {
        int head = i;
        while (head >= 0 && !heads.contains(head)) {
          head = parts.get(head).parent();
        }
        for (int other = head; other >= 0 && within(parts, other, head); other++) {
          boolean read = !parts.get(other).entry().namesOnly();
          relevance[other] = read ? Math.max(relevance[other], BESIDE) : relevance[other];
        }
      }
    }
  }

  private static boolean within(List<Part> parts, int part, int head) {
    return part < parts.size()
        && part - head < MOST_PARTS
        && parts.get(part).from() < parts.get(head).last();
  }
}
