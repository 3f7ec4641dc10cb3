package io.headroom.grammar;

import io.headroom.compress.code.Programs;
import io.headroom.text.Work;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Trees of programs in every language, whole and damaged, in words.
public final class SampleTrees {
  private static final Set<String> OPENED =
      Set.of("class_body", "argument_list", "parenthesized_expression", "tuple", "array", "ERROR");

  private SampleTrees() {}

  public static boolean readsInOneCall() {
    return CoreLibrary.core().find("headroom_visit").isPresent();
  }

  /// Which text in which language each description is of.
  public static List<String> names() {
    List<String> names = new ArrayList<>();
    for (Language language : Language.values()) {
      texts(language).keySet().forEach(text -> names.add(language + ": " + text));
    }
    return names;
  }

  public static List<String> descriptions() {
    List<String> descriptions = new ArrayList<>();
    for (Language language : Language.values()) {
      for (String text : texts(language).values()) {
        Syntax syntax =
            Grammars.parse(language, text, OPENED::contains, Work.UNWATCHED).orElseThrow();
        descriptions.add(syntax.toString());
      }
    }
    return descriptions;
  }

  private static Map<String, String> texts(Language language) {
    String program = Programs.of(language);
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("as it is", program);
    texts.put("beyond ASCII", program.replace("\"", "\"é😀"));
    texts.put("lone surrogates", program.replace("\"", "\"\uD800"));
    texts.put("carriage returns", program.replace('\n', '\r'));
    texts.put("both line ends", program.replace("\n", "\r\n"));
    texts.put("one line", program.replace('\n', ' '));
    texts.put("cut off", program.substring(0, program.length() * 2 / 3));
    texts.put("nothing closed", program.replaceAll("[)}\\]]", ""));
    texts.put("semicolons missing", program.replace(";", "").replace(":", ""));
    texts.put("nested deeply", "x = " + "(\n".repeat(400) + "1" + ")".repeat(400));
    texts.put("nothing", "");
    texts.put("a NUL", "\0");
    return texts;
  }
}
