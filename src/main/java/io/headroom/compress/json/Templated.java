package io.headroom.compress.json;

import java.util.function.Function;
import java.util.regex.Pattern;

/// A template filled in for one record.
///
/// @param fold the template
/// @param cell what stands for its stars
/// @param resolve finds the value of a path
record Templated(HeaderReader.Folded.Template fold, String cell, Function<String, Json> resolve) {
  Json value() {
    String template = fold.text();
    String[] stars =
        fold.stars() > 1
            ? cell.split(Pattern.quote(String.valueOf(Templates.BAR)), -1)
            : new String[] {cell};
    int star = 0;
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
        out.append(stars[star++]);
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
