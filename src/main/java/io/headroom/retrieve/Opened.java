package io.headroom.retrieve;

import io.headroom.compress.Compressors;
import io.headroom.compress.Document;
import io.headroom.compress.prose.TextDocument;
import io.headroom.detect.ContentKind;
import io.headroom.select.Unit;
import io.headroom.store.Entry;
import io.headroom.text.Lines;
import io.headroom.text.Work;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// An original made ready for questions: the units its compressor sees, and a search over them.
///
/// @param text its text
/// @param lines its lines
/// @param document its units
/// @param pieces what a search finds
/// @param sections what of it is read as a whole
/// @param highlights what of it stands out
/// @param search the search
record Opened(
    String text,
    Lines lines,
    Document document,
    List<Piece> pieces,
    Sections sections,
    Highlights highlights,
    UnitSearch search) {
  private static final Logger log = LoggerFactory.getLogger(Opened.class);

  /// Above this many characters the text is read through for each question: building the index
  /// would take a second for every 20 MB.
  private static final int SCAN_CHARS = 20 << 20;

  /// A piece this near to the top of its section heads it: git's header of a file has up to five
  /// lines.
  private static final int HEAD_LINES = 4;

  private static final int HEAD_CHARS = 400;

  /// A piece and the unit it came from.
  private static final int PIECE_BYTES = 160;

  static Opened of(Entry entry, Work work) {
    String text = entry.original().text();
    Lines lines = Lines.of(text);
    Document document = parse(entry, text, work);
    List<Piece> pieces = Piece.of(text, lines, placed(document.units(), entry.about().kind()));
    UnitSearch search =
        text.length() > SCAN_CHARS ? new UnitScan(text, pieces) : UnitIndex.of(text, pieces, work);
    Sections sections = Sections.of(text, sections(document, lines), pieces);
    Highlights highlights = new Highlights(document, pieces);
    return new Opened(text, lines, document, pieces, sections, highlights, search);
  }

  /// Pointers lead somewhere in JSON only; of other texts a reader fetches lines.
  private static List<Unit> placed(List<Unit> units, ContentKind kind) {
    return kind == ContentKind.XML || kind == ContentKind.YAML
        ? units.stream().map(unit -> Unit.plain(unit.span(), unit.shape())).toList()
        : units;
  }

  private static List<Unit> sections(Document document, Lines lines) {
    List<Unit> sections = document.sections();
    boolean larger =
        sections.stream()
            .anyMatch(unit ->
                !unit.pointer().isEmpty()
                    || unit.span().end() > lines.end(lines.at(unit.span().start())) + 1);
    return larger ? sections : Sections.paragraphs(lines);
  }

  /// Whether a piece heads a section.
  boolean heads(int piece, Unit section) {
    int at = pieces.get(piece).span().start();
    int top = section.span().start();
    return at - top <= HEAD_CHARS && lines.at(at) - lines.at(top) <= HEAD_LINES;
  }

  /// A kind without compressor, or one that fails on this text, is searched by its lines.
  private static Document parse(Entry entry, String text, Work work) {
    ContentKind kind = entry.about().kind();
    try {
      return Compressors.parse(kind, text, work).orElseGet(() -> TextDocument.parse(text, work));
    } catch (Work.Cancelled e) {
      throw e;
    } catch (RuntimeException | StackOverflowError e) {
      log.warn("parsing {} as {} failed, searched as text", entry.hash(), kind.id(), e);
      return TextDocument.parse(text, work);
    }
  }

  /// Memory it takes.
  ///
  /// @return bytes, about
  int bytes() {
    long bytes = 2L * text.length() + (long) PIECE_BYTES * pieces.size() + search.bytes();
    return (int) Math.min(Integer.MAX_VALUE, bytes);
  }
}
