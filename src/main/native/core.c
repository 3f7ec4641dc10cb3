// tree-sitter's own sources in one unit, and with them what reads a whole tree in one call: through the
// binding every node takes six, of a microsecond each.

#include "lib.c"

// A reader knows a tree by the address of its root's subtree, which is the id of the root node.
_Static_assert(offsetof(TSTree, root) == 0, "a tree begins with its root");

// A node that was visited. Offsets are in units of the text.
typedef struct {
  uint16_t symbol;
  uint16_t field;
  uint32_t start;
  uint32_t end;
  uint16_t depth;
  uint16_t faults;
} Visit;

_Static_assert(sizeof(Visit) == 16, "four ints to its reader");

enum { WRONG = 1, HOLDS_WRONG = 2 };

static uint16_t faults_of(TSNode node) {
  uint16_t wrong = ts_node_is_error(node) || ts_node_is_missing(node) ? WRONG : 0;
  return wrong | (ts_node_has_error(node) ? HOLDS_WRONG : 0);
}

// Visits a tree in source order, parents first. The root is looked into, and so are nodes that span
// lines or whose symbol opens, above a depth.
//
// tree: as above
// width: bytes of a unit of the text, 1 or 2
// lines, line_count: where each line of the text begins, in units
// opens, symbol_count: whether to look into a node, for each symbol, and one more for all others
// deepest: depth of nodes that are never looked into, below 65536
// visits, capacity: where to write, and how many fit
//
// Returns how many were written, or 0 if there are more than fit.
__attribute__((visibility("default")))
uint32_t headroom_visit(
  const TSTree *tree, uint32_t width,
  const uint32_t *lines, uint32_t line_count,
  const uint8_t *opens, uint32_t symbol_count,
  uint32_t deepest,
  Visit *visits, uint32_t capacity
) {
  TSTreeCursor cursor = ts_tree_cursor_new(ts_tree_root_node(tree));
  uint32_t count = 0, depth = 0, line = 0;
  bool more = true;
  while (more && count < capacity) {
    TSNode node = ts_tree_cursor_current_node(&cursor);
    uint16_t symbol = ts_node_symbol(node);
    uint32_t start = ts_node_start_byte(node) / width;
    uint32_t end = ts_node_end_byte(node) / width;
    visits[count++] = (Visit) {
      symbol, ts_tree_cursor_current_field_id(&cursor), start, end, (uint16_t) depth, faults_of(node)
    };
    // Starts never decrease in source order: all lines are passed once.
    while (line + 1 < line_count && lines[line + 1] <= start) line++;
    bool spans = line + 1 < line_count && lines[line + 1] <= end;
    bool opened = depth == 0 || spans || opens[symbol < symbol_count ? symbol : symbol_count];
    if (depth < deepest && opened && ts_tree_cursor_goto_first_child(&cursor)) {
      depth++;
      continue;
    }
    while (!(more = ts_tree_cursor_goto_next_sibling(&cursor)) && depth > 0) {
      ts_tree_cursor_goto_parent(&cursor);
      depth--;
    }
  }
  ts_tree_cursor_delete(&cursor);
  return more ? 0 : count;
}
