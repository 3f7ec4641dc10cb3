package io.headroom.mcp;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;
import java.util.function.Supplier;

/// The tools of a server, in the order in which clients see them. Tools may be left off the list:
/// hooks call those by name, and they cost no client a token. What a tool needs is loaded when the
/// first call comes in, not when it is listed.
public final class Tools {
  private final Map<String, Entry> entries;

  private Tools(Map<String, Entry> entries) {
    this.entries = entries;
  }

  static Builder builder() {
    return new Builder();
  }

  /// The listed ones.
  ///
  /// @return a JSON array on one line
  String listJson() {
    StringJoiner list = new StringJoiner(",", "[", "]");
    for (Entry entry : entries.values()) {
      if (entry.listed()) {
        list.add(entry.definition().json());
      }
    }
    return list.toString();
  }

  /// All of them, listed or not, by name.
  Map<String, Entry> entries() {
    return entries;
  }

  /// A tool of the catalogue.
  ///
  /// @param definition how it is announced
  /// @param listed whether clients are told of it
  /// @param tool makes it; called at most once per server
  record Entry(ToolDefinition definition, boolean listed, Supplier<? extends Tool> tool) {}

  /// Collects tools.
  static final class Builder {
    private final Map<String, Entry> entries = new LinkedHashMap<>();

    private Builder() {}

    /// Adds a tool that clients are told of.
    Builder listed(ToolDefinition definition, Supplier<? extends Tool> tool) {
      return add(new Entry(definition, true, tool));
    }

    /// Adds a tool for those who know of it.
    Builder unlisted(ToolDefinition definition, Supplier<? extends Tool> tool) {
      return add(new Entry(definition, false, tool));
    }

    Tools build() {
      return new Tools(Collections.unmodifiableMap(new LinkedHashMap<>(entries)));
    }

    private Builder add(Entry entry) {
      if (entries.putIfAbsent(entry.definition().name(), entry) != null) {
        throw new IllegalArgumentException("two tools named " + entry.definition().name());
      }
      return this;
    }
  }
}
