package io.headroom.ledger;

/// Who asked.
///
/// @param door the way in
/// @param client the client's name as it gave it; empty if unknown
/// @param tool the tool whose output it was; empty if unknown
public record Who(Door door, String client, String tool) {
  private static final int LONGEST = 64;

  /// Cuts names that are too long to be names.
  public Who {
    client = name(client);
    tool = name(tool);
  }

  /// Somebody whose tool is not known.
  ///
  /// @param door the way in
  /// @param client the client's name; empty if unknown
  public Who(Door door, String client) {
    this(door, client, "");
  }

  /// What statistics by tool call it.
  ///
  /// @return the tool; where there is none, the door, and the client behind it
  public String label() {
    if (!tool.isEmpty()) {
      return tool;
    }
    return client.isEmpty() ? door.id() : door.id() + " " + client;
  }

  private static String name(String given) {
    String name = given.length() <= LONGEST ? given : given.substring(0, LONGEST);
    return name.replaceAll("\\p{Cntrl}", " ").strip();
  }
}
