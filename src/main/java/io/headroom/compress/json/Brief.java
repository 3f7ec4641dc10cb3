package io.headroom.compress.json;

import io.headroom.select.rows.Field;
import io.headroom.select.rows.Value;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/// Finds the tables in which no row is left out altogether, because each is much: a tool, a
/// repository, a finding. To know which there are takes little of what they take, so those that are
/// not shown are shown in brief.
final class Brief {
  /// Characters of minified JSON from which on a record is much.
  private static final int MUCH = 400;

  /// Tokens all rows in brief may take, and their share of the document.
  private static final int MOST = 8_000;

  private static final double SHARE = 0.25;

  private static final double CHARS_PER_TOKEN = 3;

  private static final int LONGEST_NAME = 80;
  private static final double DISTINCT = 0.7;

  private final Set<Block.Table> tables = Collections.newSetFromMap(new IdentityHashMap<>());
  private double room;

  private Brief(double room) {
    this.room = room;
  }

  /// The tables of a layout, in order, as long as there is room.
  ///
  /// @param root the layout
  /// @param weight characters of the document in minified JSON
  static Set<Block.Table> of(Block root, int weight) {
    Brief brief = new Brief(Math.min(MOST, SHARE * weight / CHARS_PER_TOKEN));
    brief.block(root);
    return brief.tables;
  }

  private void block(Block block) {
    switch (block) {
      case Block.Members members -> members.members().forEach(this::block);
      case Block.Items items -> items.items().forEach(this::block);
      case Block.Embedded embedded -> block(embedded.inner());
      case Block.Table table -> table(table);
      case Block.Inline _, Block.Values _, Block.Passage _ -> {}
    }
  }

  /// Whether the records have names: short texts, hardly two of them the same.
  private static boolean named(Block.Table table) {
    for (int s = 0; s < table.shapes().size(); s++) {
      List<Json.Obj> rows = table.rows(s);
      if (Fields.of(table.shapes().get(s).columns(), rows).stream().noneMatch(Brief::names)) {
        return false;
      }
    }
    return true;
  }

  private static boolean names(Field field) {
    Set<String> names = new HashSet<>();
    for (int i = 0; i < field.size(); i++) {
      Value value = field.value(i);
      if (value.scalar() && !value.absent() && value.weight() <= LONGEST_NAME) {
        String text = value.text();
        if (text.chars().anyMatch(Character::isLetter)) {
          names.add(text);
        }
      }
    }
    return names.size() >= DISTINCT * field.size();
  }

  private void table(Block.Table table) {
    long weight = table.rows().stream().mapToLong(Json::weight).sum();
    if (weight < (long) MUCH * table.rows().size() || !named(table)) {
      return;
    }
    StringBuilder cells = new StringBuilder();
    Rows writer = new Rows(new Flow(cells, Limits.BRIEF));
    int most = (int) (room * CHARS_PER_TOKEN);
    for (int i = 0; i < table.rows().size() && cells.length() < most; i++) {
      writer.row(table.shapes().get(table.shapeOf()[i]).columns(), table.rows().get(i), 0);
    }
    if (cells.length() < most) {
      tables.add(table);
      room -= cells.length() / CHARS_PER_TOKEN;
    }
  }
}
