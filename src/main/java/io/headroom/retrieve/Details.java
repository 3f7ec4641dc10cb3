package io.headroom.retrieve;

import io.headroom.text.JsonPlaces;
import io.headroom.text.Lines;
import io.headroom.text.Span;
import io.headroom.text.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What of a piece says what is asked for, where all of it is too long: of a JSON value its
/// members, of a run of lines the lines.
final class Details {
  private final Opened opened;
  private final Question question;

  Details(Opened opened, Question question) {
    this.opened = opened;
    this.question = question;
  }

  /// A part of a piece.
  ///
  /// @param span where it stands
  /// @param pointer its JSON pointer, or empty for a line
  /// @param worth of the question's words, how many it has that the parts before have not
  private record Detail(Span span, String pointer, double worth) {}

  /// Finds the parts.
  ///
  /// @param piece a piece with words of the question
  /// @return its parts with any, most of them first; the piece cannot be taken apart if there are
  ///   none
  List<Piece> of(Piece piece) {
    List<Detail> found = new ArrayList<>();
    String text = piece.span().of(opened.text());
    if (!piece.pointer().isEmpty()) {
      if (piece.span().equals(piece.unit())) {
        members(text, piece, found);
      }
    } else {
      Lines lines = opened.lines();
      int last = lines.at(Math.max(piece.span().start(), piece.span().end() - 1));
      for (int i = lines.at(piece.span().start()); i <= last; i++) {
        int start = Math.max(piece.span().start(), lines.start(i));
        int end = Math.min(piece.span().end(), lines.start(i + 1));
        offer(new Span(start, end), "", opened.text().substring(start, end), found);
      }
      if (lines.at(piece.span().start()) == last) {
        return List.of();
      }
    }
    found.sort(Comparator.comparingDouble(Detail::worth).reversed());
    return found.stream()
        .map(one -> new Piece(one.span, one.pointer, one.span, piece.between()))
        .toList();
  }

  /// Members of a value; a unit may have the value's own name before it.
  private void members(String text, Piece piece, List<Detail> found) {
    boolean named = text.startsWith("\"");
    String document = named ? "{" + text + "}" : text;
    if ((!document.startsWith("{") && !document.startsWith("["))
        || JsonPlaces.fault(document).isPresent()) {
      return;
    }
    JsonPlaces json = JsonPlaces.of(document);
    Span value = named ? json.children(json.root()).getFirst().span() : json.root();
    int offset = piece.span().start() - (named ? 1 : 0);
    members(json, value, offset, piece.pointer(), found);
  }

  private void members(
      JsonPlaces json, Span value, int offset, String pointer, List<Detail> found) {
    List<JsonPlaces.Child> children = json.children(value);
    for (int i = 0; i < children.size(); i++) {
      JsonPlaces.Child child = children.get(i);
      Span span = child.span();
      String key = child.key();
      String path = pointer + "/" + JsonPath.token(key == null ? Integer.toString(i) : key);
      if (json.array(span) || json.object(span)) {
        members(json, span, offset, path, found);
      } else {
        Span place = new Span(offset + span.start(), offset + span.end());
        offer(place, path, (key == null ? "" : key + " ") + json.of(span), found);
      }
    }
  }

  private void offer(Span span, String pointer, String words, List<Detail> found) {
    Set<String> has = new HashSet<>();
    double[] worth = new double[1];
    Words.split(
        words,
        (whole, _, _, _) -> {
          String word = UnitSearch.cut(whole);
          if (question.words().contains(word) && has.add(word)) {
            worth[0] += question.weight(word);
          }
        });
    if (!has.isEmpty()) {
      found.add(new Detail(span, pointer, worth[0]));
    }
  }
}
