package io.headroom.compress.json;

import io.headroom.compress.json.HeaderReader.Member;
import io.headroom.compress.json.JsonText.Parsed;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads the form that [JsonText] describes.
final class JsonTextReader {
  private static final String JSONL = "jsonl ";
  private static final Pattern COUNTED = Pattern.compile("\\[(\\d+)](?=[:{])");

  private final List<String> lines;
  private int at;

  JsonTextReader(String text) {
    lines = new ArrayList<>(List.of(text.split("\n", -1)));
  }

  Parsed read() {
    boolean sequence = lines.getFirst().startsWith(JSONL);
    if (sequence) {
      lines.set(0, lines.getFirst().substring(JSONL.length()));
    }
    Json root = anonymous(0);
    if (at < lines.size()) {
      throw new IllegalArgumentException("more after the document: " + lines.get(at));
    }
    return new Parsed(sequence, root);
  }

  private String line(int depth) {
    return lines.get(at).substring(depth);
  }

  private boolean deep(int depth) {
    if (at >= lines.size()) {
      return false;
    }
    String line = lines.get(at);
    for (int i = 0; i < depth; i++) {
      if (i >= line.length() || line.charAt(i) != ' ') {
        return false;
      }
    }
    return line.length() > depth;
  }

  /// A value without a name: the root, or an item.
  private Json anonymous(int depth) {
    String line = line(depth);
    Matcher counted = COUNTED.matcher(line);
    if (counted.lookingAt()) {
      return counted(line, counted, depth);
    }
    FlowReader in = new FlowReader(line, 0);
    if (in.peek('{') || in.peek('[')) {
      at++;
      return in.rest();
    }
    if (in.peek('"') && Quoting.literalEnd(line, 0) == line.length()
        || !in.peek('"') && line.indexOf(':') < 0 && line.indexOf('[') < 0) {
      at++;
      return in.rest();
    }
    return members(depth);
  }

  private Json members(int depth) {
    List<String> names = new ArrayList<>();
    List<Json> values = new ArrayList<>();
    while (deep(depth) && "- ".indexOf(lines.get(at).charAt(depth)) < 0) {
      String line = line(depth);
      FlowReader in = new FlowReader(line, 0);
      names.add(in.name());
      Matcher counted = COUNTED.matcher(line).region(in.at(), line.length());
      counted.useTransparentBounds(true);
      if (counted.lookingAt()) {
        values.add(counted(line, counted, depth));
        continue;
      }
      in.expect(':');
      at++;
      if (in.ended()) {
        values.add(members(depth + 1));
      } else {
        in.expect(' ');
        values.add(in.skip('<') ? sibling(in, names, values) : in.rest());
      }
    }
    return new Json.Obj("", 0, 0, 0, names.toArray(new String[0]), values.toArray(new Json[0]));
  }

  /// A string that begins with that of a member before it.
  private static Json sibling(FlowReader in, List<String> names, List<Json> values) {
    String name = in.string(">");
    in.expect('>');
    int member = names.indexOf(name);
    if (member < 0) {
      throw new IllegalArgumentException("no member before is called " + name);
    }
    return Json.Text.of(values.get(member).text() + in.tail());
  }

  private Json counted(String line, Matcher head, int depth) {
    int count = Integer.parseInt(line, head.start() + 1, head.end() - 1, 10);
    FlowReader in = new FlowReader(line, head.end());
    at++;
    if (in.peek('{')) {
      Member record = new Member();
      boolean keyed = line.startsWith("{key: ", in.at());
      if (keyed) {
        in = new FlowReader("{" + line.substring(in.at() + "{key: ".length()), 0);
      }
      HeaderReader.names(in, record);
      folds(record, depth + 1);
      return keyed ? map(record, count, depth) : rows(record, count, depth);
    }
    in.expect(':');
    if (in.ended()) {
      return items(count, depth);
    }
    if (in.skip(' ')) {
      return array(in.values());
    }
    return sorted(line.split("\\|", -1).length, count, depth);
  }

  private void folds(Member record, int depth) {
    while (deep(depth) && lines.get(at).charAt(depth) != ' ') {
      Member opened = HeaderReader.fold(line(depth), record);
      at++;
      if (opened != null) {
        folds(opened, depth + 1);
      }
    }
  }

  private Json rows(Member record, int count, int depth) {
    Json[] rows = new Json[count];
    boolean cells = cells(record);
    for (int i = 0; i < count; i++) {
      rows[i] = HeaderReader.row(new FlowReader(cells ? line(depth) : "", 0), record);
      at += cells ? 1 : 0;
    }
    return array(rows);
  }

  private static boolean cells(Member record) {
    return record.members.values().stream().anyMatch(member -> member.cell);
  }

  private Json map(Member record, int count, int depth) {
    String[] names = new String[count];
    Json[] rows = new Json[count];
    for (int i = 0; i < count; i++) {
      FlowReader in = new FlowReader(line(depth), 0);
      names[i] = in.name();
      in.expect(':');
      in.skip(' ');
      rows[i] = HeaderReader.row(in, record);
      at++;
    }
    return new Json.Obj("", 0, 0, 0, names, rows);
  }

  private Json sorted(int sorts, int count, int depth) {
    List<Member> records = new ArrayList<>();
    for (int s = 0; s < sorts; s++) {
      Member record = new Member();
      HeaderReader.names(new FlowReader(line(depth), 1), record);
      at++;
      folds(record, depth + 1);
      records.add(record);
    }
    Json[] rows = new Json[count];
    for (int i = 0; i < count; i++) {
      String line = line(depth);
      FlowReader in = new FlowReader(line, 1);
      in.skip(' ');
      rows[i] = HeaderReader.row(in, records.get(line.charAt(0) - 'A'));
      at++;
    }
    return array(rows);
  }

  private Json items(int count, int depth) {
    Json[] items = new Json[count];
    for (int i = 0; i < count; i++) {
      String line = line(depth);
      if (!line.startsWith("- ")) {
        throw new IllegalArgumentException("an item expected: " + line);
      }
      lines.set(at, " ".repeat(depth + 1) + line.substring(2));
      items[i] = anonymous(depth + 1);
    }
    return array(items);
  }

  private static Json array(Json[] items) {
    return new Json.Arr("", 0, 0, 0, items);
  }
}
