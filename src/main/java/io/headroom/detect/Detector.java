package io.headroom.detect;

import io.headroom.text.Aside;
import io.headroom.text.LineNumbers;
import io.headroom.text.Lines;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Finds out what a text is, by structure: kinds that can be parsed are parsed, the others go to
/// whichever rule accounts for most of the lines. Neither names of files nor the first character
/// decide.
public final class Detector {
  /// What proves something; a proof ends the search.
  private static final List<Rule> PROOFS =
      List.of(new BinaryRule(), new JsonRule(), new HtmlRule(), new XmlRule(), new DiffRule());

  /// What weighs lines, in halves that take about the same time.
  private static final List<Rule> WEIGHTS =
      List.of(
          new BoxRule(), new DelimitedRule(), new SearchRule(), new LogRule(), new AlignedRule());

  private static final List<Rule> MORE_WEIGHTS =
      List.of(
          new WordedRule(),
          new PathRule(),
          new ListingRule(),
          new YamlRule(),
          new CodeRule(),
          new ProseRule());

  private Detector() {}

  /// Finds the kind of a text, in time linear in its length.
  ///
  /// @param text any string
  /// @return the kind, [ContentKind#TEXT] where nothing more is known
  public static Detection detect(String text) {
    Detection whole = judge(text);
    if (whole.kind() != ContentKind.TEXT) {
      return whole;
    }
    LineNumbers numbers = LineNumbers.of(Lines.of(text));
    Detection listed = numbers.present() ? judge(numbers.listed()) : whole;
    return listed.kind() == ContentKind.CODE
        ? new Detection(
            listed.kind(), listed.why() + ", with numbers before them", whole.runnerUp())
        : whole;
  }

  /// Finds what else a text could have been taken for. Takes as long as finding its kind does, and
  /// longer where that was proven: then no other rule was asked.
  ///
  /// @param text any string
  /// @param kind what it was taken for
  /// @return the strongest claim of another kind, and why; empty if no rule makes one
  public static Optional<Detection> runnerUp(String text, ContentKind kind) {
    Sample sample = Sample.of(text);
    return Stream.of(PROOFS, WEIGHTS, MORE_WEIGHTS)
        .flatMap(List::stream)
        .map(rule -> rule.judge(sample))
        .filter(claim -> claim.strength() > 0 && claim.kind() != kind)
        .max(Comparator.comparingDouble(Claim::strength))
        .map(claim -> new Detection(claim.kind(), claim.why(), Optional.of(kind)));
  }

  /// Whether a text is made of sentences.
  ///
  /// @param text any string
  /// @return true if most of its lines are prose
  public static boolean isProse(String text) {
    return new ProseRule().judge(Sample.of(text)).strength() > 0;
  }

  private static Detection judge(String text) {
    Sample sample = Sample.of(text);
    List<Claim> claims = new ArrayList<>(claims(PROOFS, sample));
    if (!claims.getLast().isProven()) {
      Aside<List<Claim>> more = Aside.start(text.length(), () -> claims(MORE_WEIGHTS, sample));
      claims.addAll(claims(WEIGHTS, sample));
      if (!claims.getLast().isProven()) {
        claims.addAll(more.join());
      }
    }
    Claim best = Claim.NONE;
    for (Claim claim : claims) {
      best = claim.strength() > best.strength() ? claim : best;
    }
    return new Detection(best.kind(), best.why(), runnerUp(claims, best.kind()));
  }

  /// What some rules say, up to the first proof.
  private static List<Claim> claims(List<Rule> rules, Sample sample) {
    List<Claim> claims = new ArrayList<>();
    for (Rule rule : rules) {
      Claim claim = rule.judge(sample);
      claims.add(claim);
      if (claim.isProven()) {
        break;
      }
    }
    return claims;
  }

  private static Optional<ContentKind> runnerUp(List<Claim> claims, ContentKind best) {
    return claims.stream()
        .filter(claim -> claim.strength() > 0 && claim.kind() != best)
        .max(Comparator.comparingDouble(Claim::strength))
        .map(Claim::kind);
  }
}
