package io.headroom.compress.json;

import io.headroom.compress.json.Quoting.Place;
import io.headroom.text.Work;
import java.util.Optional;

/// Writes values on one line: JSON without the quotes that nobody needs.
///
/// @param out where to
/// @param limits how much of long values is written
/// @param cuts counts what is left out
record Flow(StringBuilder out, Limits limits, Cuts cuts) {
  /// Objects and arrays nested deeper are written as minified JSON.
  private static final int MAX_DEPTH = 64;

  /// Fewer equal or consecutive numbers are written one by one.
  private static final int LEAST_RUN = 5;

  /// How often something was left out.
  static final class Cuts {
    private int count;

    int count() {
      return count;
    }

    void add(int cuts) {
      count += cuts;
    }
  }

  /// A flow whose cuts nobody counts.
  Flow(StringBuilder out, Limits limits) {
    this(out, limits, new Cuts());
  }

  /// Writes a value.
  void value(Json value, Place place) {
    value(value, place, 0);
  }

  private void value(Json value, Place place, int depth) {
    switch (value) {
      case Json.Atom atom -> out.append(atom.source(), atom.start(), atom.end());
      case Json.Raw raw -> out.append(raw.minified());
      case Json.Text text -> text(text, place, depth);
      case Json.Arr array -> {
        if (depth > MAX_DEPTH) {
          out.append(Quoting.minify(array.source(), array.start(), array.end()));
        } else if (depth >= limits.depth() && array.items().length > 0) {
          cut().append("[…").append(array.items().length).append(']');
        } else {
          out.append('[');
          elements(array.items(), 0, array.items().length, Place.FLOW, depth + 1);
          out.append(']');
        }
      }
      case Json.Obj object -> {
        if (depth > MAX_DEPTH) {
          out.append(Quoting.minify(object.source(), object.start(), object.end()));
        } else if (depth >= limits.depth() && object.names().length > 0) {
          cut().append("{…").append(object.names().length).append('}');
        } else {
          object(object, depth + 1);
        }
      }
    }
  }

  /// Counts a cut and goes on with what says so.
  StringBuilder cut() {
    cuts.count++;
    return out;
  }

  private void object(Json.Obj object, int depth) {
    out.append('{');
    int begun = out.length();
    for (int i = 0; i < object.names().length; i++) {
      if (i > 0) {
        out.append(',');
      }
      if (out.length() - begun > limits.list()) {
        cut().append("… ").append(object.names().length - i).append(" more");
        break;
      }
      out.append(Quoting.name(object.names()[i])).append(':');
      value(object.values()[i], Place.FLOW, depth);
    }
    out.append('}');
  }

  /// Writes elements `from` to `to` of an array with commas between them.
  void elements(Json[] items, int from, int to, Place place) {
    elements(items, from, to, place, 0);
  }

  private void elements(Json[] items, int from, int to, Place place, int depth) {
    int begun = out.length();
    int i = from;
    while (i < to) {
      if (i > from) {
        out.append(',');
      }
      if (out.length() - begun > limits.list()) {
        cut().append("… ").append(to - i).append(" more");
        return;
      }
      int equal = equal(items, i, to);
      if (equal >= LEAST_RUN) {
        out.append(items[i].raw()).append('*').append(equal);
        i += equal;
        continue;
      }
      int series = equal > 1 ? 1 : series(items, i, to);
      if (series >= LEAST_RUN) {
        series(items[i], items[i + 1], items[i + series - 1]);
        i += series;
      } else {
        value(items[i], place, depth);
        i++;
      }
    }
  }

  private static int equal(Json[] items, int from, int to) {
    if (!(items[from] instanceof Json.Atom atom && atom.isNumber())) {
      return 1;
    }
    int end = from + 1;
    while (end < to && Json.same(items[from], items[end])) {
      end++;
    }
    return end - from;
  }

  /// How many values go on in the same steps.
  private static int series(Json[] items, int from, int to) {
    if (to - from < LEAST_RUN) {
      return 1;
    }
    Step step = Step.between(items[from], items[from + 1]).orElse(null);
    int end = from + 1;
    while (step != null && end < to && step.leads(items[end - 1], items[end])) {
      end++;
    }
    return end - from;
  }

  private void series(Json first, Json second, Json last) {
    out.append(first.text()).append("..").append(last.text());
    Step step = Step.between(first, second).orElseThrow();
    if (!step.equals(Step.ONE)) {
      out.append(" by ").append(step);
    }
  }

  private void text(Json.Text text, Place place, int depth) {
    if (limits.clips() && text.weight() > limits.blob()) {
      Optional<Json> inner = Embedding.of(text, Work.UNWATCHED);
      if (inner.isPresent()) {
        out.append("json");
        value(inner.get(), place, 1);
        return;
      }
    }
    string(text.value(), depth == 0 ? limits.text() : limits.inner(), place);
  }

  private void string(String value, int most, Place place) {
    String shown = clip(value, most);
    // On a line of its own, what is said about a value is no value.
    boolean said = place == Place.LINE && !shown.equals(value) && Blob.described(shown);
    if (said || Quoting.bare(shown, place)) {
      out.append(shown);
    } else {
      Quoting.quote(shown, out);
    }
  }

  /// The beginning of a long string, up to a blank where there is one, and how much is left out.
  String clip(String value) {
    return clip(value, limits.text());
  }

  private String clip(String value, int text) {
    int blob = Math.min(text, limits.blob());
    if (value.length() <= blob) {
      return value;
    }
    Optional<String> bytes = limits.clips() ? Blob.describe(value) : Optional.empty();
    if (bytes.isPresent()) {
      cut();
      return bytes.get();
    }
    int first = value.indexOf(' ');
    boolean prose = first >= 0 && first < blob;
    int most = prose ? text : limits.blob();
    if (value.length() <= most + most / 4) {
      return value;
    }
    int blank = value.lastIndexOf(' ', most);
    int end = prose && blank > most / 2 ? blank : most;
    if (Character.isLowSurrogate(value.charAt(end))
        && Character.isHighSurrogate(value.charAt(end - 1))) {
      end--;
    }
    cut();
    return value.substring(0, end) + "…[+" + (value.length() - end) + " chars]";
  }
}
