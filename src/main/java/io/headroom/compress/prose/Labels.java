package io.headroom.compress.prose;

import io.headroom.text.Lines;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Finds the labels of passages: retrieved documents are often listed as paragraphs that all begin
/// alike, with a number and a title (`Document [3] (Title: Battle of Hastings) …`, `[3] Title: …`),
/// or between rules, each under a line of its own (`Mailbox, message 17`). The label is what a
/// reader cites, so it is treated as a heading.
final class Labels {
  private static final int LEAST_PASSAGES = 3;
  private static final int MAX_LABEL = 200;
  private static final Pattern DIGITS = Pattern.compile("\\d+");

  private Labels() {}

  /// Finds where the label of each block ends.
  ///
  /// @return by block number the offset after the label; blocks without one are not in it
  static Map<Integer, Integer> of(Lines lines, List<Block> blocks) {
    Map<String, Integer> heads = new HashMap<>();
    int paragraphs = 0;
    for (Block block : blocks) {
      if (block.kind() == Block.Kind.PARAGRAPH) {
        paragraphs++;
        heads.merge(head(lines.line(block.firstLine())), 1, Integer::sum);
      }
    }
    Set<Integer> parted = parted(lines, blocks);
    Map<Integer, Integer> ends = new HashMap<>();
    for (int b = 0; b < blocks.size(); b++) {
      Block block = blocks.get(b);
      if (block.kind() == Block.Kind.PARAGRAPH) {
        String line = lines.line(block.firstLine());
        String head = head(line);
        int alike = heads.getOrDefault(head, 0);
        if (parted.contains(b)) {
          ends.put(b, named(lines, block));
        } else if (!head.isEmpty() && alike >= LEAST_PASSAGES && 2 * alike > paragraphs) {
          int start = lines.start(block.firstLine());
          ends.put(b, start + end(line, head));
        }
      }
    }
    return ends;
  }

  /// The first blocks of passages that rules part, if all their first lines are the same but for
  /// digits.
  private static Set<Integer> parted(Lines lines, List<Block> blocks) {
    Set<Integer> first = new LinkedHashSet<>();
    Set<String> names = new HashSet<>();
    boolean begins = true;
    for (int b = 0; b < blocks.size(); b++) {
      Block block = blocks.get(b);
      String line = lines.line(block.firstLine()).strip();
      if (block.kind() == Block.Kind.BLANK) {
        begins |= !line.isEmpty();
      } else if (begins) {
        begins = false;
        first.add(b);
        names.add(DIGITS.matcher(line).replaceAll("0"));
      }
    }
    boolean alike = first.size() >= LEAST_PASSAGES && names.size() == 1;
    return alike && blocks.get(first.iterator().next()).kind() == Block.Kind.PARAGRAPH
        ? first
        : Set.of();
  }

  /// Offset after the name of a passage: its first line, which only numbers it, and the one below.
  private static int named(Lines lines, Block block) {
    int second = block.firstLine() + 1;
    boolean told = second < block.lastLine() && lines.line(second).length() <= MAX_LABEL;
    int line = told ? second : block.firstLine();
    return lines.start(line) + lines.line(line).stripTrailing().length();
  }

  /// The beginning of a line up to and with its last opening bracket or colon among the first few
  /// words, digits masked; empty where a line begins with words only.
  private static String head(String line) {
    StringBuilder head = new StringBuilder();
    int words = 0;
    int sure = 0;
    boolean inWord = false;
    for (int i = 0; i < line.length() && words <= 3 && head.length() < MAX_LABEL; i++) {
      char c = line.charAt(i);
      boolean word = Character.isLetterOrDigit(c);
      if (word && !inWord) {
        words++;
      }
      inWord = word;
      char masked = Character.isDigit(c) ? '0' : c;
      if (masked != '0' || head.isEmpty() || head.charAt(head.length() - 1) != '0') {
        head.append(masked);
      }
      if (words <= 3 && (c == ':' || c == '(' || c == '[' || c == ']')) {
        sure = head.length();
      }
    }
    return head.substring(0, sure);
  }

  /// Offset after the label: where the bracket that the head leaves open is closed, else after the
  /// line's first sentence mark or the line itself.
  private static int end(String line, String head) {
    StringBuilder open = new StringBuilder(); // the brackets that would close those still open
    boolean headDone = false;
    int at = 0;
    for (int i = 0; i < line.length() && i < MAX_LABEL; i++) {
      char c = line.charAt(i);
      switch (c) {
        case '(' -> open.append(')');
        case '[' -> open.append(']');
        case ')', ']' -> {
          if (!open.isEmpty() && open.charAt(open.length() - 1) == c) {
            open.setLength(open.length() - 1);
          }
        }
        default -> {}
      }
      if (!headDone) {
        at = matched(line, i, head, at);
        headDone = at >= head.length();
      }
      if (headDone && open.isEmpty()) {
        boolean bracketed = c == ')' || c == ']';
        if (bracketed) {
          return i + 1;
        }
        if (head.charAt(head.length() - 1) == ':' && (c == '.' || c == '!' || c == '?')) {
          return i + 1;
        }
      }
    }
    return Math.min(line.stripTrailing().length(), MAX_LABEL);
  }

  /// How much of the masked head is matched after character `i` of the line.
  private static int matched(String line, int i, String head, int at) {
    char masked = Character.isDigit(line.charAt(i)) ? '0' : line.charAt(i);
    boolean run = masked == '0' && at > 0 && head.charAt(at - 1) == '0';
    return run ? at : at + 1;
  }
}
