package io.headroom.compress.search;

import io.headroom.compress.Compression;
import io.headroom.compress.Document;
import io.headroom.compress.Mode;
import io.headroom.compress.Request;
import io.headroom.select.Ranking;
import io.headroom.select.Relevance;
import io.headroom.select.Unit;
import io.headroom.text.Lines;
import io.headroom.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Names of files that have a match, one per line, with or without the number of matches behind a
/// colon. Files are the units; those with the same number are named together.
final class FilesDocument implements Document {
  private static final double MOST = 0.8;

  private final Lines lines;
  private final List<FileList.Entry> files;
  private final List<Unit> units;
  private final List<Span> notes;

  private FilesDocument(
      Lines lines, List<FileList.Entry> files, List<Unit> units, List<Span> notes) {
    this.lines = lines;
    this.files = files;
    this.units = units;
    this.notes = notes;
  }

  static Optional<FilesDocument> parse(Lines lines) {
    List<FileList.Entry> files = new ArrayList<>();
    List<Unit> units = new ArrayList<>();
    List<Span> notes = new ArrayList<>();
    for (int i = 0; i < lines.count(); i++) {
      String line = lines.line(i);
      Span span = new Span(lines.start(i), lines.end(i));
      FileList.Entry entry = entry(line);
      if (entry != null) {
        // Files without a match are all alike, the others are not.
        units.add(Unit.plain(span, entry.matches() == 0 ? 0 : i + 1));
        files.add(entry);
      } else if (!line.isBlank()) {
        notes.add(span);
      }
    }
    return files.size() > 1 && files.size() >= MOST * (files.size() + notes.size())
        ? Optional.of(new FilesDocument(lines, files, units, notes))
        : Optional.empty();
  }

  private static FileList.@Nullable Entry entry(String line) {
    int colon = line.lastIndexOf(':');
    if (colon > 0
        && line.length() - colon <= 9
        && line.length() > colon + 1
        && line.chars().skip(colon + 1).allMatch(c -> c >= '0' && c <= '9')
        && Paths.plausible(line.substring(0, colon))) {
      return new FileList.Entry(
          line.substring(0, colon), Integer.parseInt(line, colon + 1, line.length(), 10));
    }
    return Paths.evident(line) ? new FileList.Entry(line, -1) : null;
  }

  @Override
  public String text() {
    return lines.text();
  }

  @Override
  public List<Unit> units() {
    return units;
  }

  @Override
  public Compression compress(Request request) {
    if (request.mode() == Mode.LOSSLESS) {
      return new Compression(text(), "files", files.size(), files.size(), List.of());
    }
    double[] relevance = Relevance.of(request.query(), text(), units);
    for (int f = 0; f < relevance.length; f++) {
      relevance[f] = files.get(f).matches() == 0 ? 0 : 0.6 + 0.4 * relevance[f];
    }
    int[] tokens = files.stream().mapToInt(FileList.Entry::tokens).toArray();
    Ranking ranking = request.rank(units, relevance, tokens);
    int count =
        request.choose(
            ranking, ranking.worthShowing(tokens), n -> render(ranking.first(n), request));
    return new Compression(
        render(ranking.first(count), request), "files", files.size(), count, List.of("grouped"));
  }

  private String render(boolean[] shown, Request request) {
    List<FileList.Entry> named = new ArrayList<>();
    List<FileList.Entry> counted = new ArrayList<>();
    for (int f = 0; f < shown.length; f++) {
      (shown[f] ? named : counted).add(files.get(f));
    }
    List<String> parts = new ArrayList<>();
    if (!named.isEmpty()) {
      parts.add(FileList.named(named));
    }
    int room = Counted.room(String.join("", parts), request);
    if (!counted.isEmpty()) {
      parts.add(FileList.counted(counted, room));
    }
    for (int n = 0; n < notes.size(); n++) {
      String note = notes.get(n).of(text());
      room -= note.length() / 4 + 1;
      if (room < 0) {
        parts.add("[… " + Counted.of(notes.size() - n, "other line") + "]");
        break;
      }
      parts.add(note);
    }
    return String.join("\n", parts);
  }
}
