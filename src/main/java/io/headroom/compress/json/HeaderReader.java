package io.headroom.compress.json;

import io.headroom.compress.json.Column.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads the header of a table and turns its rows back into records.
final class HeaderReader {
  private static final String TUPLE_END = ",()[]{}";

  private HeaderReader() {}

  /// A member named by the header, by the folds, or by both.
  static final class Member {
    Kind kind = Kind.LEAF;
    boolean cell;
    @Nullable Folded fold;
    @Nullable Step step;

    /// The value of the record before, in a column that goes on in steps.
    Json last = Json.Atom.MISSING;

    final Map<String, Member> members = new LinkedHashMap<>();

    Member member(String name) {
      return members.computeIfAbsent(name, _ -> new Member());
    }
  }

  /// A fold as it is written.
  sealed interface Folded {
    /// A value.
    record Constant(Json value) implements Folded {}

    /// A string with its references, stars and escapes.
    record Template(String text, boolean quoted) implements Folded {
      int stars() {
        return (int) text.chars().filter(c -> c == '*').count();
      }
    }

    /// Values by the text of a column, or by the cell where the path is a star.
    record Lookup(String path, Map<String, Json> values) implements Folded {}
  }

  /// Reads `{a,b{c}}` into the members of a record.
  static void names(FlowReader in, Member record) {
    in.expect('{');
    if (in.skip('}')) {
      return;
    }
    do {
      Member member = record.member(in.name());
      member.cell = true;
      if (in.skip('(')) {
        member.step = Step.parse(in.string(")"));
        in.expect(')');
      } else if (in.skip('?')) {
        member.kind = Kind.OPTIONAL;
        names(in, member);
      } else if (in.skip('[')) {
        member.kind = Kind.MANY;
        names(in, member);
        in.expect(']');
      } else if (in.peek('{')) {
        member.kind = Kind.NESTED;
        names(in, member);
      }
    } while (in.skip(','));
    in.expect('}');
  }

  /// Reads the line of a fold; the member it opens if its folds follow, else null.
  static @Nullable Member fold(String line, Member record) {
    FlowReader in = new FlowReader(line, 0);
    Member member = record.member(in.name());
    if (in.skip('?')) {
      member.kind = Kind.OPTIONAL;
    } else if (in.skip('[')) {
      in.expect(']');
      member.kind = Kind.MANY;
    } else if (line.endsWith(":") && in.at() == line.length() - 1) {
      member.kind = Kind.NESTED;
    }
    in.expect(':');
    if (in.ended()) {
      return member;
    }
    in.expect(' ');
    member.fold = folded(line.substring(in.at()));
    return null;
  }

  private static Folded folded(String text) {
    if (text.startsWith("<")) {
      FlowReader in = new FlowReader(text, 1);
      String path = in.string(":>");
      if (in.skip(':')) {
        in.expect(' ');
        return new Folded.Lookup(path, entries(in));
      }
    }
    boolean quoted = text.startsWith("\"");
    boolean string = !text.startsWith("{") && !text.startsWith("[") && !Quoting.atom(text);
    if (quoted || string) {
      return new Folded.Template(quoted ? text.substring(1, text.length() - 1) : text, quoted);
    }
    return new Folded.Constant(new FlowReader(text, 0).rest());
  }

  private static Map<String, Json> entries(FlowReader in) {
    Map<String, Json> values = new HashMap<>();
    do {
      String key = in.string("=");
      in.expect('=');
      values.put(key, in.value(",>"));
    } while (in.skip(','));
    in.expect('>');
    return values;
  }

  /// Reads the cells of a row.
  static Json.Obj row(FlowReader in, Member record) {
    return new Records(in, ",").record(record);
  }

  /// Reads one scope: the record of a row, or of a tuple.
  private static final class Records {
    private final FlowReader in;
    private final String end;
    private boolean first = true;

    Records(FlowReader in, String end) {
      this.in = in;
      this.end = end;
    }

    Json.Obj record(Member record) {
      Map<String, Object> cells = cells(record);
      return object(record, cells, record, cells);
    }

    /// Cells by name: values, star texts to be completed, or the cells of a nested object.
    private Map<String, Object> cells(Member record) {
      Map<String, Object> cells = new LinkedHashMap<>();
      record.members.forEach((name, member) -> {
        if (member.kind == Kind.NESTED) {
          cells.put(name, cells(member));
        } else if (member.cell) {
          if (!first) {
            in.expect(',');
          }
          first = false;
          Object cell = cell(member);
          if (!(cell instanceof Json json && json.missing())) {
            cells.put(name, cell);
          }
        }
      });
      return cells;
    }

    private Object cell(Member member) {
      Json last = member.last;
      if (in.ended() || in.peek(',') || in.peek(')')) {
        return member.step == null ? Json.Atom.MISSING : went(member, member.step.next(last));
      }
      if (member.kind == Kind.OPTIONAL && in.peek('(')) {
        return tuple(member);
      }
      if (member.kind == Kind.MANY && in.peek('[')) {
        List<Json> items = new ArrayList<>();
        in.expect('[');
        if (!in.peek(']')) {
          do {
            items.add(tuple(member));
          } while (in.skip(','));
        }
        in.expect(']');
        return new Json.Arr("", 0, 0, 0, items.toArray(new Json[0]));
      }
      if (member.fold == null) {
        return went(member, in.value(end));
      }
      if (in.skip(Rows.WHOLE)) {
        return in.value(end);
      }
      boolean quoted = in.peek('"');
      String text = in.string(end);
      if (!quoted && text.equals("null")) {
        return Json.Atom.of(text);
      }
      return member.fold instanceof Folded.Lookup codes
          ? codes.values().getOrDefault(text, Json.Atom.MISSING)
          : new Star(text);
    }

    private static Json went(Member member, Json value) {
      member.last = value;
      return value;
    }

    private Json.Obj tuple(Member member) {
      in.expect('(');
      Json.Obj object = new Records(in, TUPLE_END).record(member);
      in.expect(')');
      return object;
    }

    private Json.Obj object(
        Member record, Map<String, Object> cells, Member root, Map<String, Object> all) {
      List<String> names = new ArrayList<>();
      List<Json> values = new ArrayList<>();
      record.members.forEach((name, member) -> {
        Json value = value(name, member, cells, root, all);
        if (!value.missing()) {
          names.add(name);
          values.add(value);
        }
      });
      return new Json.Obj("", 0, 0, 0, names.toArray(new String[0]), values.toArray(new Json[0]));
    }

    @SuppressWarnings("unchecked")
    private Json value(
        String name,
        Member member,
        Map<String, Object> cells,
        Member root,
        Map<String, Object> all) {
      Object cell = cells.get(name);
      if (member.kind == Kind.NESTED && cell instanceof Map<?, ?> inner) {
        return object(member, (Map<String, Object>) inner, root, all);
      }
      if (cell instanceof Json value) {
        return value;
      }
      Folded fold = member.fold;
      if (fold == null || (member.cell && cell == null)) {
        return Json.Atom.MISSING;
      }
      return switch (fold) {
        case Folded.Constant constant -> constant.value();
        case Folded.Lookup lookup ->
            lookup
                .values()
                .getOrDefault(resolve(lookup.path(), root, all).text(), Json.Atom.MISSING);
        case Folded.Template template -> {
          String stars = cell instanceof Star star ? star.text : "";
          yield new Templated(template, stars, path -> resolve(path, root, all)).value();
        }
      };
    }

    @SuppressWarnings("unchecked")
    private Json resolve(String path, Member root, Map<String, Object> all) {
      Member record = root;
      Map<String, Object> cells = all;
      String[] names = path.split("\\.", -1);
      for (int i = 0; i < names.length - 1; i++) {
        record = record.member(names[i]);
        cells = (Map<String, Object>) cells.getOrDefault(names[i], Map.of());
      }
      String last = names[names.length - 1];
      return value(last, record.member(last), cells, root, all);
    }
  }

  private record Star(String text) {}
}
