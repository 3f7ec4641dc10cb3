package io.headroom.compress.xml;

import io.headroom.select.Unit;
import io.headroom.text.Span;
import io.headroom.text.Work;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Decides which elements are units: the children of containers. A container is an element with
/// repeated elements in it, or a large one; what is small stays in one piece. All elements of a
/// sort are treated alike, so that counts of them are counts of units.
final class Layout {
  /// Structure, in characters, from which an element with repeated ones in it is opened.
  private static final int LARGE = 1_000;

  /// Structure from which any element is opened.
  private static final int VERY_LARGE = 2_000;

  private final Set<String> containers = new HashSet<>();
  private final Map<String, Tally> tallies = new HashMap<>();
  private final Map<String, Group> groups = new LinkedHashMap<>();
  private final List<Unit> units = new ArrayList<>();
  private final Work work;

  private Layout(Work work) {
    this.work = work;
  }

  /// A tree of units.
  ///
  /// @param root the unit of the root element
  /// @param groups the units by sort, in order of first appearance
  /// @param units places of the units
  record Laid(Node root, List<Group> groups, List<Unit> units) {}

  static Laid of(Element root, Work work) {
    Layout layout = new Layout(work);
    layout.containers.add(root.sort());
    layout.open(root);
    layout.tallies.forEach((sort, tally) -> {
      if (tally.lists()) {
        layout.containers.add(sort);
      }
    });
    Node node = layout.node(root);
    Map<String, Integer> names = new HashMap<>();
    layout.groups.values().forEach(group -> names.merge(group.name(), 1, Integer::sum));
    layout
        .groups
        .values()
        .forEach(group -> group.ambiguous(names.getOrDefault(group.name(), 1) > 1));
    return new Laid(node, List.copyOf(layout.groups.values()), List.copyOf(layout.units));
  }

  private void open(Element element) {
    if (element.leaf()) {
      return;
    }
    tallies.computeIfAbsent(element.sort(), _ -> new Tally()).add(element);
    if (element.weight > VERY_LARGE || element.weight > LARGE && element.repeats) {
      containers.add(element.sort());
    }
    element.children.forEach(this::open);
  }

  /// What the elements of a sort hold.
  private static final class Tally {
    private long elements;
    private long records;
    private long weight;

    void add(Element element) {
      elements++;
      weight += element.weight;
      for (Element child : element.children) {
        boolean record = child.attributes.size() + child.children.size() > 1;
        records += record && child.namesakes > 1 ? 1 : 0;
      }
    }

    /// Whether they are lists of records, however short each is.
    boolean lists() {
      return records >= 2 * elements && weight > LARGE;
    }
  }

  private Node node(Element element) {
    boolean container = !element.leaf() && containers.contains(element.sort());
    int unit = units.size();
    int end = container ? element.open : element.end;
    units.add(new Unit(new Span(element.start, end), element.pointer(), 0, 0, 0, false));
    if (unit % 4096 == 0) {
      work.at(unit, 0);
    }
    Group group = groups.computeIfAbsent(element.sort(), sort -> new Group(element.name, sort));
    List<Node> children = new ArrayList<>();
    if (container) {
      for (Element child : element.children) {
        children.add(node(child));
      }
    }
    Node node = new Node(unit, element, group, container, children, units.size() - 1);
    group.add(node);
    return node;
  }
}
