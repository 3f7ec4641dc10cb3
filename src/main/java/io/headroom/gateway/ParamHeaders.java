package io.headroom.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.headroom.text.JsonPlaces.Child;
import io.headroom.text.Span;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Headers in which calls repeat some of their arguments for proxies to route by (2026-07-28,
/// Streamable HTTP): a tool's schema marks them with `x-mcp-header`.
final class ParamHeaders {
  private static final String MARK = "x-mcp-header";
  private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
  private static final Pattern PLAIN = Pattern.compile("[!-~]([ -~\\t]*[!-~])?|");

  private final Map<String, List<Marked>> tools = new ConcurrentHashMap<>();

  /// A marked argument.
  ///
  /// @param header what its header is called
  /// @param path names that lead to it
  private record Marked(String header, String[] path) {}

  /// Learns from a list of tools.
  void learn(Message page) {
    Span list = page.at(page.result(), "tools");
    if (list == null || !page.json().array(list)) {
      return;
    }
    for (Child tool : page.json().children(list)) {
      List<Marked> marked = new ArrayList<>();
      collect(page, page.at(tool.span(), "inputSchema"), List.of(), marked);
      tools.put(page.string(page.at(tool.span(), "name")), List.copyOf(marked));
    }
  }

  /// The headers of a call.
  Map<String, String> of(Message call) {
    Map<String, String> headers = new LinkedHashMap<>();
    Span arguments = call.at(call.params(), "arguments");
    String tool = call.string(call.at(call.params(), "name"));
    for (Marked marked : tools.getOrDefault(tool, List.of())) {
      Span value = call.at(arguments, marked.path);
      if (value != null && !call.json().object(value) && !call.json().array(value)) {
        String raw = call.json().of(value);
        if (!raw.equals("null")) {
          String text = call.json().quoted(value) ? call.json().unquoted(value) : raw;
          headers.put("Mcp-Param-" + marked.header, encoded(text));
        }
      }
    }
    return headers;
  }

  /// A value as it can stand in a header.
  static String encoded(String value) {
    return PLAIN.matcher(value).matches()
            && !(value.startsWith("=?base64?") && value.endsWith("?="))
        ? value
        : "=?base64?" + Base64.getEncoder().encodeToString(value.getBytes(UTF_8)) + "?=";
  }

  private static void collect(
      Message page, @Nullable Span schema, List<String> path, List<Marked> found) {
    Span properties = page.at(schema, "properties");
    if (properties == null || !page.json().object(properties)) {
      return;
    }
    for (Child property : page.json().children(properties)) {
      List<String> here = new ArrayList<>(path);
      here.add(String.valueOf(property.key()));
      String header = page.string(page.at(property.span(), MARK));
      if (TOKEN.matcher(header).matches()) {
        found.add(new Marked(header, here.toArray(String[]::new)));
      }
      collect(page, property.span(), here, found);
    }
  }
}
