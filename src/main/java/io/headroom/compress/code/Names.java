package io.headroom.compress.code;

import io.headroom.grammar.SyntaxNode;
import org.jspecify.annotations.Nullable;

/// Finds what a node declares, and its name.
final class Names {
  private static final int LONGEST = 200; // characters of what a name is the last part of

  private final String code;

  Names(String code) {
    this.code = code;
  }

  /// The function, type or module that a node is or stands around.
  static @Nullable SyntaxNode declared(SyntaxNode node) {
    if (Roles.callable(node) || Roles.container(node) && hasBody(node)) {
      return node;
    }
    if (Roles.wrapper(node)) {
      for (SyntaxNode child : node.children()) {
        SyntaxNode declared = declared(child);
        if (declared != null) {
          return declared;
        }
      }
    }
    return null;
  }

  /// A type that is only named, `struct stat *s`, declares nothing.
  private static boolean hasBody(SyntaxNode node) {
    return !node.type().endsWith("_specifier") || node.children().stream().anyMatch(Roles::body);
  }

  /// Name of what a node declares.
  ///
  /// @return empty for what has none
  String of(SyntaxNode node) {
    for (SyntaxNode child : node.children()) {
      switch (child.field()) {
        case "name", "left", "key", "property" -> {
          return last(child);
        }
        case "declarator" -> {
          return child.children().isEmpty() ? last(child) : of(child);
        }
        case "type" -> {
          if (node.type().equals("impl_item")) {
            return last(child);
          }
        }
        default -> {}
      }
    }
    if (Roles.wrapper(node)) {
      for (SyntaxNode child : node.children()) {
        if (declared(child) != null || child.type().endsWith("declarator")) {
          return of(child);
        }
      }
    }
    for (SyntaxNode child : node.children()) {
      if (child.type().endsWith("identifier") && child.field().isEmpty()) {
        return last(child);
      }
    }
    return "";
  }

  /// The last identifier of `a.b.c`, `A::b`, `*f`, and of `Foo` in `Foo<T>`.
  private String last(SyntaxNode node) {
    int end = Math.min(node.end(), node.start() + LONGEST);
    int generic = code.indexOf('<', node.start(), end);
    if (generic > node.start()) {
      end = generic;
    }
    while (end > node.start() && !Character.isJavaIdentifierPart(code.charAt(end - 1))) {
      end--;
    }
    int from = end;
    while (from > node.start() && Character.isJavaIdentifierPart(code.charAt(from - 1))) {
      from--;
    }
    return code.substring(from, end);
  }
}
