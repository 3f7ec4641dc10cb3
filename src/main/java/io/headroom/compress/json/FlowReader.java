package io.headroom.compress.json;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/// Reads what [Flow] and [Rows] have written on one line.
final class FlowReader {
  private static final String FLOW_END = ",()[]{}";
  private static final Json[] NO_VALUES = new Json[0];

  private final String line;
  private int at;

  FlowReader(String line, int at) {
    this.line = line;
    this.at = at;
  }

  boolean ended() {
    return at >= line.length();
  }

  boolean peek(char c) {
    return at < line.length() && line.charAt(at) == c;
  }

  boolean skip(char c) {
    if (peek(c)) {
      at++;
      return true;
    }
    return false;
  }

  void expect(char c) {
    if (!skip(c)) {
      throw new IllegalArgumentException("'" + c + "' expected at " + at + " of: " + line);
    }
  }

  int at() {
    return at;
  }

  /// What is left of the line, as it stands there.
  String tail() {
    String tail = line.substring(at);
    at = line.length();
    return tail;
  }

  /// The value that fills the rest of the line.
  Json rest() {
    Json value = value("");
    if (!ended()) {
      throw new IllegalArgumentException("more after a value: " + line);
    }
    return value;
  }

  /// The values between commas up to the end of the line.
  Json[] values() {
    List<Json> values = new ArrayList<>();
    do {
      element(",", values);
    } while (skip(','));
    return values.toArray(NO_VALUES);
  }

  /// A value; a bare one goes on to one of the terminators.
  Json value(String terminators) {
    if (peek('"')) {
      int start = at;
      at = Quoting.literalEnd(line, at);
      return new Json.Text(line, start, at);
    }
    if (peek('[')) {
      return array();
    }
    if (peek('{')) {
      return object();
    }
    String bare = bare(terminators);
    return Quoting.atom(bare) ? Json.Atom.of(bare) : Json.Text.of(bare);
  }

  /// A string, quoted or bare, whatever it looks like.
  String string(String terminators) {
    if (peek('"')) {
      int start = at;
      at = Quoting.literalEnd(line, at);
      return Quoting.unquote(line, start, at);
    }
    return bare(terminators);
  }

  private String bare(String terminators) {
    int start = at;
    while (at < line.length() && terminators.indexOf(line.charAt(at)) < 0) {
      at++;
    }
    return line.substring(start, at);
  }

  /// A name, quoted or bare.
  String name() {
    return string(":,{}[]()?=<>");
  }

  private Json.Arr array() {
    List<Json> items = new ArrayList<>();
    expect('[');
    if (!skip(']')) {
      do {
        element(FLOW_END, items);
      } while (skip(','));
      expect(']');
    }
    return new Json.Arr("", 0, 0, 0, items.toArray(NO_VALUES));
  }

  private void element(String terminators, List<Json> items) {
    boolean bare = !peek('"') && !peek('[') && !peek('{');
    Json value = value(terminators);
    if (bare && value instanceof Json.Text text && run(text.value(), items)) {
      return;
    }
    items.add(value);
  }

  private static boolean run(String text, List<Json> items) {
    int star = text.indexOf('*');
    if (star > 0 && Quoting.number(text.substring(0, star))) {
      Json value = Json.Atom.of(text.substring(0, star));
      for (int i = Integer.parseInt(text.substring(star + 1)); i > 0; i--) {
        items.add(value);
      }
      return true;
    }
    int dots = text.indexOf("..");
    if (dots <= 0 || "-0123456789".indexOf(text.charAt(0)) < 0) {
      return false;
    }
    int by = text.indexOf(" by ");
    Step step = by < 0 ? Step.ONE : Step.parse(text.substring(by + " by ".length()));
    Json value = end(text.substring(0, dots));
    Json last = end(text.substring(dots + 2, by < 0 ? text.length() : by));
    items.add(value);
    while (!Json.same(value, last)) {
      value = step.next(value);
      items.add(value);
    }
    return true;
  }

  /// One end of a series.
  private static Json end(String text) {
    return Quoting.number(text) ? Json.Atom.of(text) : Json.Text.of(text);
  }

  private Json object() {
    int start = at;
    List<String> names = new ArrayList<>();
    List<Json> values = new ArrayList<>();
    expect('{');
    if (!skip('}')) {
      do {
        names.add(name());
        expect(':');
        values.add(value(FLOW_END));
      } while (skip(','));
      expect('}');
    }
    if (new HashSet<>(names).size() < names.size()) {
      return new Json.Raw(line, start, at);
    }
    return new Json.Obj("", 0, 0, 0, names.toArray(new String[0]), values.toArray(NO_VALUES));
  }
}
