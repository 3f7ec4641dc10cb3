package io.headroom.compress.code;

import io.headroom.grammar.Grammars;
import io.headroom.grammar.Language;
import io.headroom.grammar.Syntax;
import io.headroom.text.Lines;
import io.headroom.text.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A program as a tree of items.
///
/// @param items all of them, by number
/// @param top those that are in no other
/// @param style how comments are written
/// @param parsed whether a grammar made the items
record Outline(List<Item> items, List<Item> top, Style style, boolean parsed) {
  /// Most errors per line of a text in the language it was read as.
  private static final double FAULTLESS = 0.005;

  /// Share of the text in errors, and errors per line, beyond which a tree says less than the
  /// indentation.
  private static final double MOSTLY_BROKEN = 0.3;

  private static final double FULL_OF_ERRORS = 0.15;

  static Outline of(Listing listing, Work work) {
    Lines lines = listing.lines();
    List<Language> languages = LanguageGuess.of(lines);
    String program = listing.program();
    Syntax best = null;
    for (Language language : languages) {
      Optional<Syntax> syntax = Grammars.parse(language, program, Roles::opens, work);
      if (syntax.isPresent() && (best == null || syntax.get().errors() < best.errors())) {
        best = syntax.get();
        if (best.errors() <= FAULTLESS * lines.count()) {
          break;
        }
      }
    }
    if (best != null
        && best.broken() <= MOSTLY_BROKEN * program.length()
        && best.errors() <= FULL_OF_ERRORS * lines.count()) {
      Outline outline = of(TreeOutline.of(lines, best), Style.of(best.language()), true);
      // Some grammars accept nearly anything, as calls without brackets.
      if (outline.items.stream().anyMatch(Item::declares) || !IndentOutline.hasFunctions(lines)) {
        return outline;
      }
      best = null;
      languages = List.of();
    }
    Style style = style(best, languages, lines);
    return of(IndentOutline.of(Lines.of(program), style.line()), style, false);
  }

  private static Style style(@Nullable Syntax best, List<Language> languages, Lines lines) {
    if (best != null) {
      return Style.of(best.language());
    }
    return languages.isEmpty() ? Style.ofUnknown(lines) : Style.of(languages.getFirst());
  }

  private static Outline of(List<Item> top, Style style, boolean parsed) {
    List<Item> items = new ArrayList<>();
    flatten(top, items);
    return new Outline(List.copyOf(items), top, style, parsed);
  }

  private static void flatten(List<Item> items, List<Item> all) {
    for (Item item : items) {
      all.add(item);
      item.holes().forEach(hole -> flatten(hole.items(), all));
    }
  }
}
