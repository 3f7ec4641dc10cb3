package io.headroom.compress.html;

import io.headroom.compress.html.Block.Kind;
import io.headroom.select.Unit;
import io.headroom.text.Lines;
import io.headroom.text.Sentences;
import io.headroom.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The content of a page as one text, cut into pieces, and how a choice of them looks.
final class Excerpt {
  /// An item up to this many UTF-16 units is one thought.
  private static final int WHOLE_ITEM = 400;

  /// Code beyond this is chosen by line.
  private static final int WHOLE_CODE = 1_500;

  /// No sentence is longer.
  private static final int LONGEST = 1_200;

  private final List<Block> blocks;
  private final Lines source;
  private final String text;
  private final List<Piece> pieces = new ArrayList<>();

  /// @param blocks the content, in order
  /// @param source the page's lines, by which gaps are found again
  /// @param links whether links show where they lead
  Excerpt(List<Block> blocks, Lines source, boolean links) {
    this.blocks = blocks;
    this.source = source;
    StringBuilder joined = new StringBuilder();
    Set<String> common = links ? Markdown.common(blocks) : Set.of();
    List<Span> spans = new ArrayList<>();
    for (Block block : blocks) {
      int start = joined.length();
      joined.append(links ? Markdown.withLinks(block, common) : block.text());
      spans.add(new Span(start, joined.length()));
      joined.append('\n');
    }
    this.text = joined.toString();
    int section = 0;
    for (int b = 0; b < blocks.size(); b++) {
      boolean title = blocks.get(b).kind() == Kind.HEADING;
      section = title ? pieces.size() : section;
      for (Span span : cut(blocks.get(b), spans.get(b))) {
        Unit unit = new Unit(span, "", b, title ? 1 : 0, 0, false);
        pieces.add(new Piece(unit, b, section, title));
      }
    }
  }

  private List<Span> cut(Block block, Span whole) {
    return switch (block.kind()) {
      case PARAGRAPH, QUOTE -> sentences(whole);
      case ITEM -> whole.length() <= WHOLE_ITEM ? List.of(whole) : sentences(whole);
      case CODE -> whole.length() <= WHOLE_CODE ? List.of(whole) : lines(whole);
      case HEADING, ROW, COLUMNS, CAPTION, IMAGE, FORM -> List.of(whole);
    };
  }

  /// Sentences; what has no end for long is cut between words.
  private List<Span> sentences(Span whole) {
    List<Span> cut = new ArrayList<>();
    for (Span sentence : Sentences.of(text, whole)) {
      int at = sentence.start();
      while (sentence.end() - at > LONGEST) {
        int blank =
            Math.max(text.lastIndexOf(' ', at + LONGEST), text.lastIndexOf('\n', at + LONGEST));
        int end = blank > at ? blank : at + LONGEST;
        end -= Character.isHighSurrogate(text.charAt(end - 1)) ? 1 : 0;
        Span part = Sentences.trim(text, at, end);
        if (part.length() > 0) {
          cut.add(part);
        }
        at = end;
      }
      Span rest = Sentences.trim(text, at, sentence.end());
      if (rest.length() > 0) {
        cut.add(rest);
      }
    }
    return cut;
  }

  private List<Span> lines(Span code) {
    List<Span> lines = new ArrayList<>();
    for (int at = code.start(); at < code.end(); ) {
      int end = text.indexOf('\n', at);
      end = end < 0 || end > code.end() ? code.end() : end;
      if (!text.substring(at, end).isBlank()) {
        lines.add(new Span(at, end));
      }
      at = end + 1;
    }
    return lines;
  }

  String text() {
    return text;
  }

  List<Piece> pieces() {
    return pieces;
  }

  /// Shows some of the pieces.
  ///
  /// @param shown by piece
  /// @return Markdown, every gap counted
  String render(boolean[] shown) {
    StringBuilder out = new StringBuilder();
    int open = -1; // the block that is being written
    int last = -1; // the piece written last
    for (int p = 0; p < shown.length; p++) {
      if (!shown[p]) {
        continue;
      }
      int block = pieces.get(p).block();
      if (block == open) {
        out.append(p == last + 1 ? white(last, p) : gap(" ", last + 1, p) + " ");
      } else {
        close(out, open);
        boolean gap = p > last + 1;
        if (gap) {
          out.append(out.isEmpty() ? "" : "\n").append(gap("", last + 1, p)).append('\n');
        } else if (open >= 0) {
          out.append(Markdown.between(blocks.get(open), blocks.get(block)));
        }
        out.append(Markdown.opening(blocks.get(block)));
        open = block;
      }
      out.append(pieces.get(p).unit().span().of(text));
      last = p;
    }
    close(out, open);
    if (last < shown.length - 1) {
      out.append(out.isEmpty() ? "" : "\n").append(gap("", last + 1, shown.length));
    }
    return out.toString();
  }

  private void close(StringBuilder out, int open) {
    if (open >= 0) {
      out.append(Markdown.closing(blocks.get(open)));
    }
  }

  private String white(int before, int after) {
    return text.substring(
        pieces.get(before).unit().span().end(), pieces.get(after).unit().span().start());
  }

  /// Says how many pieces are missing and, if the page has lines to speak of, where they are.
  private String gap(String indent, int from, int to) {
    Span first = blocks.get(pieces.get(from).block()).source();
    Span last = blocks.get(pieces.get(to - 1).block()).source();
    int a = source.number(source.at(first.start()));
    int b = source.number(source.at(Math.max(0, last.end() - 1)));
    String place = a >= b ? "" : ", lines %s-%s".formatted(a, b);
    return "%s[… %s omitted%s]".formatted(indent, to - from, place);
  }
}
