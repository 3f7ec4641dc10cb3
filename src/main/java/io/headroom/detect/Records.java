package io.headroom.detect;

import java.util.ArrayList;
import java.util.List;

/// Reads records of delimited fields as RFC 4180 has them: a field may be quoted, and in quotes
/// hold delimiters, line ends and doubled quotes.
final class Records {
  private final char delimiter;
  private final List<List<String>> records = new ArrayList<>();
  private final StringBuilder field = new StringBuilder();
  private List<String> record = new ArrayList<>();
  private boolean quoted;

  private Records(char delimiter) {
    this.delimiter = delimiter;
  }

  /// The complete records of some lines; empty ones between them are no records.
  static List<List<String>> read(List<String> lines, char delimiter) {
    Records reader = new Records(delimiter);
    for (String line : lines) {
      if (!line.isEmpty() || reader.quoted) {
        reader.line(line);
      }
    }
    return reader.records;
  }

  private void line(String line) {
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (quoted) {
        if (c != '"') {
          field.append(c);
        } else if (line.startsWith("\"", i + 1)) {
          field.append(c);
          i++;
        } else {
          quoted = false;
        }
      } else if (c == '"' && field.isEmpty()) {
        quoted = true;
      } else if (c == delimiter) {
        close();
      } else {
        field.append(c);
      }
    }
    if (quoted) {
      field.append('\n');
    } else {
      close();
      records.add(record);
      record = new ArrayList<>();
    }
  }

  private void close() {
    record.add(field.toString());
    field.setLength(0);
  }
}
