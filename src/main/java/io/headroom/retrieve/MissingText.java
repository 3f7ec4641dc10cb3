package io.headroom.retrieve;

import io.headroom.retrieve.Retrieved.Missing;
import io.headroom.store.Entry.About;
import io.headroom.store.OriginalStore.Cause;
import io.headroom.store.OriginalStore.Lookup;
import io.headroom.store.Provenance;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What is said of an original that is not there: what it was, and how to have it again.
final class MissingText {
  /// A hash asked for this often in vain will not come; the reader is told to leave off.
  private static final int ENOUGH = 3;

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

  private MissingText() {}

  static String of(Missing missing, int times) {
    String text =
        switch (missing.what()) {
          case Lookup.Found found -> throw new IllegalArgumentException("found: " + found.entry());
          case Lookup.Unknown unknown ->
              "No original "
                  + missing.hash()
                  + " is known here. "
                  + unasked(unknown.unasked(), times)
                  + "Check its digits against the marker; if they are right, it"
                  + " was stored elsewhere, or too long ago to be remembered: "
                  + again("content");
          case Lookup.Elsewhere _ ->
              "Original "
                  + missing.hash()
                  + " belongs to another project and is not shown in this one. Whoever runs this"
                  + " server can print it with `headroom store get "
                  + missing.hash()
                  + "`, or set HEADROOM_STORE_SCOPE=user to show all projects the same originals."
                  + " What this project gives to headroom_compress itself it sees.";
          case Lookup.Gone gone ->
              "Original "
                  + gone.hash()
                  + " is gone: "
                  + (gone.why() == Cause.EXPIRED
                      ? "it expired " + duration(missing.ttlSeconds()) + " after its last use"
                      : "it made room for newer ones")
                  + ". It was "
                  + what(gone.about())
                  + ", stored "
                  + TIME.format(gone.storedAt())
                  + " UTC"
                  + ". To have it back, "
                  + again(gone.about().source());
        };
    return times < ENOUGH
        ? text
        : "Stop asking for this hash: this was request "
            + times
            + " for it"
            + (isSomewhere(missing.what()) ? ". " : ", and it will not come back by asking. ")
            + text;
  }

  private static boolean isSomewhere(Lookup what) {
    return what instanceof Lookup.Unknown(Set<Provenance> unasked) && !unasked.isEmpty();
  }

  /// Where it may be all the same, in the order in which one would look.
  private static String unasked(Set<Provenance> unasked, int times) {
    if (unasked.isEmpty()) {
      return "";
    }
    String places =
        Stream.of(Provenance.values())
            .filter(unasked::contains)
            .map(MissingText::name)
            .collect(Collectors.joining(" and "));
    return "It may be on "
        + places
        + ", where nobody could ask just now"
        + (times < ENOUGH ? ": ask once more in a few seconds. " : ". ");
  }

  private static String name(Provenance provenance) {
    return switch (provenance) {
      case LOCAL -> "this server";
      case DISK -> "the disk";
      case SHARED -> "the shared store";
      case PROXY -> "the Headroom proxy";
    };
  }

  static String malformed(String given) {
    String shown = given.length() > 60 ? given.substring(0, 60) + "…" : given;
    return "\""
        + shown
        + "\" names no original. Give the 24 hexadecimal digits of a marker (3f1c0a9b7d2e4c5f60718293),"
        + " their first 12, hash=…, <<ccr:…>>, or the whole marker line.";
  }

  private static String what(About about) {
    return "%s, %s lines, %s tokens, from %s"
        .formatted(about.kind().id(), about.lines(), about.tokens(), about.source());
  }

  private static String again(String source) {
    if (source.startsWith(About.TOOL)) {
      return "call " + source.substring(About.TOOL.length()) + " again.";
    }
    return source.equals("content")
        ? "run the command or read the source again and give the result to headroom_compress."
        : "run headroom_compress on " + source + " again.";
  }

  private static String duration(long seconds) {
    return seconds % 3600 == 0 && seconds > 0
        ? seconds / 3600 + " h"
        : seconds % 60 == 0 && seconds > 0 ? seconds / 60 + " min" : seconds + " s";
  }
}
