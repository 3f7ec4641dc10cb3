package io.headroom.gateway;

import io.headroom.text.JsonPlaces.Child;
import io.headroom.text.JsonStrings;
import io.headroom.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// What a server lists: tools, prompts, resources or templates of resources.
enum Listing {
  TOOLS("tools/list", "tools", "tools", "name"),
  PROMPTS("prompts/list", "prompts", "prompts", "name"),
  RESOURCES("resources/list", "resources", "resources", "uri"),
  TEMPLATES("resources/templates/list", "resources", "resourceTemplates", "uriTemplate");

  private final String method;
  private final String capability;
  private final String array;
  private final String key;

  Listing(String method, String capability, String array, String key) {
    this.method = method;
    this.capability = capability;
    this.array = array;
    this.key = key;
  }

  String method() {
    return method;
  }

  String capability() {
    return capability;
  }

  String array() {
    return array;
  }

  /// Whether what is listed is told apart by names, which need not be the only ones, and not by
  /// addresses.
  boolean named() {
    return key.equals("name");
  }

  /// Something listed.
  ///
  /// @param key its name or address as its server knows it
  /// @param json it as it is written, with the key shown instead
  record Entry(String key, String json) {}

  /// The entries of a page.
  ///
  /// @param page the answer
  /// @param shown what is shown of a key
  List<Entry> entries(Message page, UnaryOperator<String> shown) {
    List<Entry> entries = new ArrayList<>();
    Span list = page.at(page.result(), array);
    if (list == null || !page.json().array(list)) {
      return entries;
    }
    for (Child child : page.json().children(list)) {
      Span at = page.at(child.span(), key);
      if (at != null && page.json().quoted(at)) {
        String own = page.json().unquoted(at);
        String json =
            page.text().substring(child.span().start(), at.start())
                + JsonStrings.quote(shown.apply(own))
                + page.text().substring(at.end(), child.span().end());
        entries.add(new Entry(own, json));
      }
    }
    return entries;
  }
}
