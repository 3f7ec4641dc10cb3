package io.headroom.gateway;

import io.headroom.mcp.OwnCalls;
import io.headroom.text.JsonPlaces.Child;
import io.headroom.text.Span;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The other server's tools as its client sees them: the same, each with two arguments more, and
/// one more tool, which brings originals back.
final class Catalogue {
  private static final Set<String> BOTH = Set.of(Narrowing.QUERY, Narrowing.PATH);

  private final String retrieveTool;
  private final Map<String, Set<String>> ours = new ConcurrentHashMap<>();
  private volatile boolean theirs;
  private boolean complete;

  /// A catalogue.
  ///
  /// @param retrieveTool our tool's entry for the list
  Catalogue(String retrieveTool) {
    this.retrieveTool = retrieveTool;
  }

  /// Which arguments of a tool are not its own. A client may know the list from an earlier session,
  /// so a tool that was not listed yet has both.
  Set<String> added(String tool) {
    return ours.getOrDefault(tool, BOTH);
  }

  /// Whether a call is for us: it is not, where the other server has such a tool itself.
  boolean owns(String tool) {
    return tool.equals(OwnCalls.RETRIEVE) && !theirs;
  }

  /// Changes a page of the list.
  ///
  /// @param page an answer to `tools/list`
  /// @return the changes; none where it is no list
  Edits listed(Message page) {
    Edits edits = new Edits(page);
    Span tools = page.at(page.result(), "tools");
    if (tools == null || !page.json().array(tools)) {
      return edits;
    }
    for (Child tool : page.json().children(tools)) {
      if (page.json().object(tool.span())) {
        change(page, tool.span(), edits);
      }
    }
    complete = isLast(page);
    if (complete && !theirs) {
      edits.append(tools, retrieveTool);
    }
    return edits;
  }

  /// Whether the last page was changed last.
  boolean complete() {
    return complete;
  }

  /// What models read of tools because of us.
  String announced() {
    StringBuilder all = new StringBuilder(theirs ? "" : OwnCalls.announcement());
    ours.values().forEach(names -> all.append(Narrowing.announced(names)));
    return all.toString();
  }

  private void change(Message page, Span tool, Edits edits) {
    String name = page.string(page.at(tool, "name"));
    if (name.endsWith(OwnCalls.RETRIEVE)) { // one of several servers' has a name in front
      theirs |= name.equals(OwnCalls.RETRIEVE);
      ours.put(name, Set.of());
      return;
    }
    Span schema = page.at(tool, "inputSchema");
    if (schema != null && page.json().object(schema)) {
      ours.put(name, Narrowing.announce(page, schema, edits));
    }
    // It promises structured content with every result; a long one comes as shortened text alone,
    // which clients that hold the server to its promise would refuse.
    if (page.at(tool, "outputSchema") != null) {
      edits.remove(tool, child -> "outputSchema".equals(child.key()));
    }
  }

  private static boolean isLast(Message page) {
    @Nullable Span next = page.at(page.result(), "nextCursor");
    return next == null || page.json().of(next).equals("null");
  }
}
