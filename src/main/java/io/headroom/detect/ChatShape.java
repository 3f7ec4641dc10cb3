package io.headroom.detect;

import java.util.Set;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// A list of chat messages, or an object that has one as its `messages`, as the APIs of OpenAI and
/// Anthropic and those like them take it: every element is an object with a `role` and something
/// said or called.
final class ChatShape implements JsonShape {
  private static final Set<String> ROLES =
      Set.of("system", "developer", "user", "assistant", "tool", "function");
  private static final Set<String> SAYINGS =
      Set.of("content", "parts", "tool_calls", "function_call");

  private static final int NOWHERE = -1;

  private int listDepth = NOWHERE; // depth of the messages while their list is open
  private boolean expectsList = true; // the next array at this place is the list
  private int messages;
  private boolean broken;
  private boolean role;
  private boolean saying;

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
    if (token == JsonToken.PROPERTY_NAME) {
      expectsList = depth == 1 && parser.currentName().equals("messages");
    } else if (token == JsonToken.START_ARRAY && expectsList) {
      listDepth = depth + 1;
      expectsList = false;
    } else {
      expectsList = false;
    }
  }

  private void element(JsonToken token) {
    switch (token) {
      case START_OBJECT -> {
        role = false;
        saying = false;
      }
      case END_OBJECT -> {
        messages++;
        broken |= !role || !saying;
      }
      default -> broken = true;
    }
  }

  private void field(JsonParser parser, JsonToken token) {
    if (token == JsonToken.PROPERTY_NAME) {
      saying |= SAYINGS.contains(parser.currentName());
    } else if (token == JsonToken.VALUE_STRING && "role".equals(parser.currentName())) {
      role |= ROLES.contains(parser.getString());
    }
  }

  @Override
  public boolean fits(int roots) {
    return roots == 1 && messages > 0 && !broken;
  }

  @Override
  public ContentKind kind() {
    return ContentKind.CONVERSATION;
  }

  @Override
  public String why() {
    return messages + " messages with roles";
  }
}
