package io.headroom.compress.json;

import io.headroom.compress.json.Column.Kind;
import java.util.ArrayList;
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
    final Map<String, Member> members = new LinkedHashMap<>();

    Member member(String name) {
      return members.computeIfAbsent(name, _ -> new Member());
    }
  }

  /// A fold as it is written: a constant, or a template with its escapes.
  record Folded(@Nullable Json constant, String template, boolean quoted) {}

  /// Reads `{a,b{c}}` into the members of a record.
  static void names(FlowReader in, Member record) {
    in.expect('{');
    if (in.skip('}')) {
      return;
    }
    do {
      Member member = record.member(in.name());
      member.cell = true;
      if (in.skip('?')) {
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
    boolean quoted = text.startsWith("\"");
    boolean string = !text.startsWith("{") && !text.startsWith("[") && !Quoting.atom(text);
    if (quoted || string) {
      return new Folded(null, quoted ? text.substring(1, text.length() - 1) : text, quoted);
    }
    return new Folded(new FlowReader(text, 0).rest(), "", false);
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
      if (in.ended() || in.peek(',') || in.peek(')')) {
        return Json.Atom.MISSING;
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
      if (member.fold != null) {
        boolean quoted = in.peek('"');
        String text = in.string(end);
        return !quoted && text.equals("null") ? Json.Atom.of(text) : new Star(text);
      }
      return in.value(end);
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
      if (fold.constant != null) {
        return fold.constant;
      }
      String star = cell instanceof Star s ? s.text : "";
      return new Templated(fold, star, path -> resolve(path, root, all)).value();
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
