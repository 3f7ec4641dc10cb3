package io.headroom.retrieve;

import io.headroom.retrieve.Question.Good;
import io.headroom.select.Unit;
import io.headroom.text.Words;
import java.util.List;
import java.util.Optional;

/// Puts what answers a question into the answer: the hits, best first; what the best of them heads;
/// what stands out, where the question asks for more than it names; and what is around.
final class Filling {
  /// How many hits that do not fit are passed over before the answer is taken for full.
  private static final int MISFITS = 8;

  /// The best hit is shown in part if it takes more than this part of an answer (one in three).
  private static final int BEST_SHARE = 3;

  /// Tokens of a few lines, which the best hit may have whatever its share is.
  private static final int LEAST_BEST = 160;

  /// The others share the answer, but none has to do with less than this many tokens.
  private static final int LEAST_SHARE = 110;

  /// Of so many hits what they are part of is shown, if there is room.
  private static final int SECTIONS = 4;

  /// A short answer to one who gave a budget has so many lines more around it, while it stays
  /// short.
  private static final int AROUND = 4;

  private final Opened opened;
  private final Question question;
  private final List<Good> hits;
  private final Passages passages;
  private final Details details;
  private final int room;
  private final int modest;
  private final boolean filled;
  private int shown;

  Filling(
      Opened opened,
      Question question,
      List<Good> hits,
      Passages passages,
      int room,
      int modest,
      boolean filled) {
    this.opened = opened;
    this.question = question;
    this.hits = hits;
    this.passages = passages;
    this.details = new Details(opened, question);
    this.room = room;
    this.modest = modest;
    this.filled = filled;
  }

  /// Fills the answer.
  ///
  /// @param vague whether matches are only half of what is asked for
  /// @return how many hits are shown
  int fill(boolean vague) {
    List<Integer> highlights = vague ? opened.highlights().best() : List.of();
    int rest = highlights.isEmpty() ? hits.size() : addHits(0, room / 2);
    if (highlights.isEmpty()) {
      rest = addHits(0, room);
    }
    addAll(highlights);
    addHits(rest, room);
    for (Good hit : hits) {
      if (!passages.add(piece(hit), room)) {
        break;
      }
    }
    if (passages.isEmpty()) {
      passages.addPlace(piece(hits.getFirst()));
    }
    section(hits.getFirst()).ifPresent(section -> addSection(hits.getFirst(), section, spare()));
    passages.addNeighbours(modest);
    for (int i = 0; filled && i < AROUND; i++) {
      passages.addNeighbours(modest / AROUND);
    }
    for (Good hit : hits.subList(1, Math.min(hits.size(), SECTIONS))) {
      section(hit)
          .filter(section -> opened.heads(hit.piece(), section))
          .ifPresent(section -> addSection(hit, section, spare()));
    }
    if (filled && vague) {
      addAll(opened.highlights().all(question.words()));
    }
    return Math.max(1, shown);
  }

  /// Adds hits while the answer takes less than so many tokens.
  ///
  /// @return the first that was not looked at
  private int addHits(int from, int bound) {
    int misfits = 0;
    int i = from;
    for (; i < hits.size() && misfits < MISFITS && (shown == 0 || passages.tokens() < bound); i++) {
      if (addHit(hits.get(i))) {
        shown++;
      } else {
        misfits++;
      }
      if (i == 0) {
        section(hits.getFirst())
            .filter(section -> opened.heads(hits.getFirst().piece(), section))
            .ifPresent(section -> addSection(hits.getFirst(), section, bound * 3 / 4));
      }
    }
    return i;
  }

  private boolean addHit(Good hit) {
    int share =
        shown == 0
            ? Math.max(room / BEST_SHARE, LEAST_BEST)
            : Math.max(room / hits.size(), LEAST_SHARE);
    int most = hits.size() == 1 ? room : Math.min(room, share);
    int at = place(hit);
    Piece piece = piece(hit).around(at);
    return passages.add(piece, most) || passages.cost(piece) > most && addParts(piece, at, most);
  }

  /// Adds what of a piece has the question in it, then what is around.
  private boolean addParts(Piece piece, int at, int most) {
    int before = passages.tokens();
    boolean any = false;
    for (Piece part : details.of(piece)) {
      int left = most - (passages.tokens() - before);
      if (!passages.add(part, left)) {
        break;
      }
      any = true;
    }
    int left = most - (passages.tokens() - before);
    return passages.addAround(piece, at, left) || any;
  }

  private Piece piece(Good hit) {
    return opened.pieces().get(hit.piece());
  }

  /// Tokens that what was not asked for may still take.
  private int spare() {
    return Math.max(0, modest - passages.tokens());
  }

  private void addAll(List<Integer> pieces) {
    int misfits = 0;
    for (int i = 0; i < pieces.size() && misfits < MISFITS; i++) {
      Piece piece = opened.pieces().get(pieces.get(i));
      int most = Math.min(LEAST_SHARE, spare());
      misfits +=
          passages.add(piece, most)
                  || passages.cost(piece) > most
                      && passages.addAround(piece, piece.span().start(), most)
              ? 0
              : 1;
    }
  }

  private Optional<Unit> section(Good hit) {
    return opened.sections().of(hit.piece());
  }

  /// Offers what a hit is part of: all of it or, where that is too long, of lines what comes next
  /// and then what was before.
  private void addSection(Good good, Unit section, int most) {
    if (passages.add(section, most) || !section.pointer().isEmpty()) {
      return;
    }
    List<Piece> pieces = opened.pieces();
    int hit = good.piece();
    int first = hit;
    while (first > 0 && within(pieces.get(first - 1), section)) {
      first--;
    }
    int last = hit;
    while (last + 1 < pieces.size() && within(pieces.get(last + 1), section)) {
      last++;
    }
    int left = most;
    for (boolean between : new boolean[] {false, true}) {
      left = grow(hit + 1, last + 1, between, left);
      left = grow(hit - 1, first - 1, between, left);
    }
  }

  private static boolean within(Piece piece, Unit section) {
    return piece.span().start() >= section.span().start()
        && piece.span().end() <= section.span().end();
  }

  /// Adds pieces one after the other while there is room.
  ///
  /// @return the room left
  private int grow(int from, int to, boolean between, int most) {
    int left = most;
    int step = from < to ? 1 : -1;
    for (int i = from; i != to && left > 0; i += step) {
      if (opened.pieces().get(i).between() == between) {
        int before = passages.tokens();
        left = passages.add(opened.pieces().get(i), left) ? left - passages.tokens() + before : 0;
      }
    }
    return left;
  }

  /// Where in a piece too long to be shown the longest word of the question stands first.
  private int place(Good hit) {
    if (hit.at() >= 0) {
      return hit.at();
    }
    Piece piece = opened.pieces().get(hit.piece());
    int[] best = {piece.span().start(), 0};
    Words.split(
        piece.span().of(opened.text()),
        (word, start, end, _) -> {
          if (end - start > best[1] && question.words().contains(UnitSearch.cut(word))) {
            best[0] = piece.span().start() + start;
            best[1] = end - start;
          }
        });
    return best[0];
  }
}
