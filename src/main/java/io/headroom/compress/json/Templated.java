package io.headroom.compress.json;

import java.util.function.Function;

/// A template filled in for one record.
record Templated(HeaderReader.Folded fold, String star, Function<String, Json> resolve) {
  Json value() {
    String template = fold.template();
    boolean one = template.startsWith("<") && template.indexOf('>') == template.length() - 1;
    if (one && !fold.quoted()) {
      return resolve.apply(template.substring(1, template.length() - 1));
    }
    StringBuilder out = new StringBuilder();
    int at = 0;
    while (at < template.length()) {
      char c = template.charAt(at);
      if (c == '<') {
        int close = template.indexOf('>', at);
        out.append(resolve.apply(template.substring(at + 1, close)).text());
        at = close + 1;
      } else if (c == '*') {
        out.append(star);
        at++;
      } else {
        int end = at;
        while (end < template.length() && "<*".indexOf(template.charAt(end)) < 0) {
          end++;
        }
        String literal = template.substring(at, end);
        out.append(
            fold.quoted()
                ? Quoting.unquote('"' + literal + '"', 0, literal.length() + 2)
                : literal);
        at = end;
      }
    }
    return Json.Text.of(out.toString());
  }
}
