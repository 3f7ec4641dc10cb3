package io.headroom.detect;

import java.util.Set;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// A conversation as the APIs of OpenAI and Anthropic and those like them take it: a list of
/// messages, bare or as `messages` or `input` of an object, or at least two messages with each on a
/// line of its own.
///
/// A message is an object with a known `role` and something said or called. Beside messages a list
/// may have calls, their outputs and the model's reasoning as items of their own, told by their
/// `type`.
final class ChatShape implements JsonShape {
  private static final Set<String> LISTS = Set.of("messages", "input");
  private static final Set<String> ROLES =
      Set.of("system", "developer", "user", "assistant", "tool", "function");
  private static final Set<String> SAYINGS =
      Set.of("content", "parts", "tool_calls", "function_call");

  private static final int NOWHERE = -1;

  private int listDepth = NOWHERE; // depth of the messages while their list is open
  private boolean expectsList = true; // the next array at this place is the list
  private boolean atRoot = true; // no list yet: the documents themselves may be messages
  private int messages;
  private int items;
  private int rootMessages;
  private boolean broken;
  private boolean role;
  private boolean saying;
  private boolean item;

  @Override
  public void token(JsonParser parser, JsonToken token, int depth) {
    if (listDepth == NOWHERE) {
      outside(parser, token, depth);
    } else if (token == JsonToken.END_ARRAY && depth == listDepth - 1) {
      listDepth = NOWHERE;
    } else if (depth == listDepth) {
      element(token);
    } else if (depth == listDepth + 1) {
      field(parser, token);
    }
  }

  private void outside(JsonParser parser, JsonToken token, int depth) {
    if (token == JsonToken.START_ARRAY && expectsList) {
      listDepth = depth + 1;
      atRoot = false;
    }
    expectsList =
        token == JsonToken.PROPERTY_NAME && depth == 1 && LISTS.contains(parser.currentName());
    if (depth == 0 && token == JsonToken.START_OBJECT) {
      begin();
    } else if (depth == 1) {
      field(parser, token);
    } else if (depth == 0 && token == JsonToken.END_OBJECT) {
      rootMessages += role && saying ? 1 : 0;
    }
  }

  private void begin() {
    role = false;
    saying = false;
    item = false;
  }

  private void element(JsonToken token) {
    switch (token) {
      case START_OBJECT -> begin();
      case END_OBJECT -> {
        boolean message = role && saying;
        messages += message ? 1 : 0;
        items += item && !message ? 1 : 0;
        broken |= !message && !item;
      }
      default -> broken = true;
    }
  }

  private void field(JsonParser parser, JsonToken token) {
    if (token == JsonToken.PROPERTY_NAME) {
      saying |= SAYINGS.contains(parser.currentName());
    } else if (token == JsonToken.VALUE_STRING) {
      switch (parser.currentName()) {
        case "role" -> role |= ROLES.contains(parser.getString());
        case "type" -> item |= isItem(parser.getString());
        default -> {}
      }
    }
  }

  private static boolean isItem(String type) {
    return type.endsWith("_call") || type.endsWith("_call_output") || type.equals("reasoning");
  }

  @Override
  public boolean fits(int roots) {
    return roots == 1 ? messages > 0 && !broken : atRoot && rootMessages == roots;
  }

  @Override
  public ContentKind kind() {
    return ContentKind.CONVERSATION;
  }

  @Override
  public String why() {
    return messages + items + rootMessages + " messages with roles";
  }
}
