package io.headroom.compress.code;

import io.headroom.grammar.SyntaxNode;
import java.util.Set;

/// What types of syntax nodes are to an outline. Grammars name alike what is alike, so that one
/// table serves all languages.
final class Roles {
  private static final Set<String> CALLABLE =
      words(
          "function_definition function_declaration function_expression function_item function",
          "generator_function generator_function_declaration arrow_function method_definition",
          "method_declaration method singleton_method constructor_declaration destructor_declaration",
          "compact_constructor_declaration secondary_constructor operator_declaration getter setter",
          "conversion_operator_declaration indexer_declaration local_function_statement func_literal",
          "lambda_expression anonymous_method_expression anonymous_function closure_expression",
          "lambda lambda_literal do_block anonymous_initializer static_initializer",
          "class_static_block macro_definition accessor_declaration given_definition",
          "anonymous_function_creation_expression");

  private static final Set<String> CONTAINER =
      words(
          "class_definition class_declaration abstract_class_declaration class module singleton_class",
          "interface_declaration enum_declaration record_declaration struct_declaration",
          "annotation_type_declaration namespace_declaration internal_module impl_item trait_item",
          "mod_item foreign_mod_item struct_item enum_item union_item struct_specifier",
          "class_specifier union_specifier enum_specifier namespace_definition linkage_specification",
          "trait_declaration object_definition trait_definition enum_definition object_declaration",
          "companion_object package_object extension_definition struct_type interface_type",
          "preproc_if preproc_ifdef preproc_else preproc_elif preproc_elifdef");

  private static final Set<String> IMPORT =
      words(
          "import_statement import_from_statement future_import_statement import_declaration",
          "import_header import_spec use_declaration extern_crate_declaration preproc_include",
          "using_directive namespace_use_declaration");

  /// Where a container or a function keeps what it holds, if no field says so.
  private static final Set<String> BODIES =
      words(
          "block function_body class_body enum_class_body enum_body interface_body declaration_list",
          "field_declaration_list enumerator_list compound_statement statement_block body_statement",
          "template_body accessor_list constructor_body enum_member_declaration_list",
          "indented_block enum_variant_list ordered_field_declaration_list control_structure_body");

  /// Nodes that only group: what they hold belongs to what holds them.
  private static final Set<String> TRANSPARENT =
      words("statements statement_list body_statement enum_body_declarations import_list ERROR");

  /// Nodes around a declaration that belong to it, or lie on the way to its name.
  private static final Set<String> WRAPPERS =
      words(
          "decorated_definition export_statement template_declaration type_declaration type_spec",
          "type_definition expression_statement assignment assignment_expression pair",
          "lexical_declaration variable_declaration variable_declarator declaration",
          "field_declaration field_definition public_field_definition val_definition",
          "ambient_declaration friend_declaration property_declaration");

  private static final Set<String> DECLARATORS =
      words(
          "function_declarator pointer_declarator reference_declarator array_declarator",
          "parenthesized_declarator init_declarator operator_cast");

  /// Functions that are values: of note only under a name.
  private static final Set<String> VALUES =
      words(
          "arrow_function function_expression function generator_function func_literal",
          "lambda_expression anonymous_method_expression anonymous_function closure_expression",
          "lambda lambda_literal do_block anonymous_function_creation_expression");

  private static final Set<String> BRACKETS = Set.of("{", "[", "(");

  private Roles() {}

  private static Set<String> words(String... lines) {
    return Set.of(String.join(" ", lines).split(" "));
  }

  static boolean callable(SyntaxNode node) {
    return node.named() && CALLABLE.contains(node.type());
  }

  static boolean container(SyntaxNode node) {
    return node.named() && CONTAINER.contains(node.type());
  }

  static boolean imports(SyntaxNode node) {
    return IMPORT.contains(node.type());
  }

  static boolean comment(SyntaxNode node) {
    return node.named() && node.type().endsWith("comment");
  }

  static boolean body(SyntaxNode node) {
    return node.field().equals("body") || BODIES.contains(node.type());
  }

  /// Whether a node is a body even where nothing marks its begin and its end.
  static boolean block(SyntaxNode node) {
    return BODIES.contains(node.type());
  }

  static boolean conditional(SyntaxNode node) {
    return node.type().startsWith("preproc_");
  }

  static boolean transparent(SyntaxNode node) {
    return TRANSPARENT.contains(node.type());
  }

  static boolean opening(SyntaxNode node) {
    return !node.named() && BRACKETS.contains(node.type());
  }

  static boolean wrapper(SyntaxNode node) {
    return WRAPPERS.contains(node.type());
  }

  static boolean value(SyntaxNode node) {
    return VALUES.contains(node.type());
  }

  /// Whether to look into a node of one line: only what declares something may have a name.
  static boolean opens(String type) {
    return CALLABLE.contains(type)
        || CONTAINER.contains(type)
        || WRAPPERS.contains(type)
        || DECLARATORS.contains(type);
  }
}
