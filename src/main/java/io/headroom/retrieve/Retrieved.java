package io.headroom.retrieve;

import io.headroom.detect.ContentKind;
import io.headroom.store.Hash;
import io.headroom.store.OriginalStore.Lookup;
import io.headroom.store.Provenance;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a request for an original gave.
public sealed interface Retrieved {
  /// What the original is, the same in every answer about it.
  ///
  /// @param hash its name, 24 digits
  /// @param kind what it was taken for
  /// @param totalLines its lines
  /// @param totalTokens its tokens
  /// @param from where it was found
  /// @param verified whether its hash is that of its bytes; else it is another Headroom's word
  /// @param masked how many secrets in all of it are masked wherever they are shown, by sort; what
  ///   is not masked is exact
  record Source(
      Hash hash,
      ContentKind kind,
      int totalLines,
      int totalTokens,
      Provenance from,
      boolean verified,
      Map<String, Integer> masked) {}

  /// A part of the original, exact. The texts of all pages, joined in the order of their cursors,
  /// are what was asked for.
  ///
  /// @param source what it is a part of
  /// @param text the original's own characters; base64 where `encoding` says so
  /// @param from number of the first line it has a part of, from 1; 0 for an empty original
  /// @param to number of the last line it has a part of
  /// @param nextCursor where the next page begins; empty on the last page
  /// @param encoding `base64` when the text stands for bytes that are no UTF-8, `lossy` when such
  ///   bytes are shown as U+FFFD in it; empty when the text is exact
  record Page(
      Source source,
      String text,
      int from,
      int to,
      Optional<String> nextCursor,
      Optional<String> encoding)
      implements Retrieved {}

  /// What answers a question.
  ///
  /// @param source where it is from
  /// @param note what a reader has to know first, lines that end in `\n`; empty if nothing
  /// @param passages parts of the original, best first
  /// @param hits how many places were good enough to be shown
  /// @param shown how many of them are in the passages
  /// @param absent words of the question that the original does not have
  record Answer(
      Source source, String note, List<Passage> passages, int hits, int shown, List<String> absent)
      implements Retrieved {
    /// Copies the lists.
    public Answer {
      passages = List.copyOf(passages);
      absent = List.copyOf(absent);
    }

    /// The answer as it is read.
    ///
    /// @return note and passages, one after the other
    public String text() {
      StringBuilder text = new StringBuilder(note);
      for (Passage passage : passages) {
        passage.appendTo(text);
      }
      return text.toString();
    }
  }

  /// A part of the original with its address.
  ///
  /// @param place `lines 120-124`, or a JSON pointer
  /// @param text the original's own characters
  record Passage(String place, String text) {
    /// Writes the place on a line of its own, then the text.
    ///
    /// @param out where to
    void appendTo(StringBuilder out) {
      out.append(place).append(":\n").append(text);
      if (!text.endsWith("\n")) {
        out.append('\n');
      }
    }
  }

  /// There is no such original, or no more.
  ///
  /// @param hash as it was asked for
  /// @param what what became of it, never [Lookup.Found]
  /// @param ttlSeconds how long originals are kept after their last use
  record Missing(Hash hash, Lookup what, long ttlSeconds) implements Retrieved {
    /// Says what is missing and what to do, for the agent to read.
    ///
    /// @param times how often this hash was asked for in vain, this time included
    /// @return a few sentences
    public String message(int times) {
      return MissingText.of(this, times);
    }
  }

  /// The request cannot be met as it stands.
  ///
  /// @param message what is wrong and what would be right, for the agent to read
  record Refused(String message) implements Retrieved {}
}
