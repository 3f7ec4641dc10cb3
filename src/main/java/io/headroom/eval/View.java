package io.headroom.eval;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A text in the forms needles are looked for in: as it is, and with the escapes of JSON and HTML
/// resolved, since a reader reads over these. Made when first asked for; for one thread.
public final class View {
  private final String text;
  private @Nullable List<String> texts;
  private @Nullable List<String> letters;

  /// A view of a text.
  ///
  /// @param text any string
  public View(String text) {
    this.text = text;
  }

  /// As it is, unescaped once and twice (JSON in JSON), and with entities resolved.
  List<String> texts() {
    if (texts == null) {
      Set<String> forms = new LinkedHashSet<>();
      forms.add(Normal.blanks(text));
      if (text.indexOf('\\') >= 0) {
        String once = Normal.unescaped(text);
        forms.add(Normal.blanks(once));
        forms.add(Normal.blanks(Normal.unescaped(once)));
      }
      if (text.indexOf('&') >= 0) {
        forms.add(Normal.blanks(Normal.entities(text)));
      }
      texts = List.copyOf(forms);
    }
    return texts;
  }

  /// Letters and digits only.
  List<String> letters() {
    if (letters == null) {
      String plain = Normal.letters(text);
      letters =
          text.indexOf('\\') < 0
              ? List.of(plain)
              : List.of(plain, Normal.letters(Normal.unescaped(text)));
    }
    return letters;
  }
}
