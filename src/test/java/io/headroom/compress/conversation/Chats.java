package io.headroom.compress.conversation;

import io.headroom.testing.Texts;
import io.headroom.text.JsonStrings;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Conversations in the shapes APIs have, the same ones for the same seed.
final class Chats {
  /// How an API spells turns.
  enum Shape {
    OPENAI,
    ANTHROPIC,
    RESPONSES,
    LINES
  }

  private final Shape shape;
  private final List<String> messages = new ArrayList<>();
  private int calls;

  Chats(Shape shape) {
    this.shape = shape;
  }

  /// A conversation of random turns, spread over lines or not.
  static String random(Shape shape, long seed) {
    Random random = new Random(seed);
    Chats chat = new Chats(shape).user("Why does it fail? \u00e9 \ud83d\ude42 " + seed);
    String before = "";
    for (int turn = random.nextInt(2, 9); turn > 0; turn--) {
      String result =
          switch (random.nextInt(7)) {
            case 0 -> Texts.log(seed + turn, random.nextInt(5, 120), "ERROR disk is full");
            case 1 -> Texts.rows(seed + turn, random.nextInt(2, 40));
            case 2 -> Texts.prose(seed + turn, random.nextInt(2, 12));
            case 3 -> Texts.troublesome(seed + turn);
            case 4 -> before;
            case 5 -> before + "\nand one line more";
            default -> "ok";
          };
      chat.call("look at " + turn, result);
      before = result;
    }
    return (random.nextBoolean() ? chat.said("It was the disk.") : chat).text(random.nextBoolean());
  }

  Chats user(String text) {
    return message("{\"role\":\"user\",\"content\":%s}".formatted(quote(text)));
  }

  Chats said(String text) {
    return message("{\"role\":\"assistant\",\"content\":%s}".formatted(quote(text)));
  }

  /// A call and its result, named `id1`, `id2`, …
  Chats call(String input, String result) {
    return call("bash", input, quote(result), "");
  }

  /// A call and its result.
  ///
  /// @param content JSON of the result's content
  /// @param more further members of the result, each with a comma in front
  Chats call(String tool, String input, String content, String more) {
    String id = "id" + ++calls;
    String arguments = "{\"command\": %s}".formatted(quote(input));
    switch (shape) {
      case OPENAI, LINES -> {
        message(
            "{\"role\":\"assistant\",\"content\":null,\"tool_calls\":[{\"id\":\"%s\",\"type\":\"function\",\"function\":{\"name\":\"%s\",\"arguments\":%s}}]}"
                .formatted(id, tool, quote(arguments)));
        message(
            "{\"role\":\"tool\",\"tool_call_id\":\"%s\",\"content\":%s%s}"
                .formatted(id, content, more));
      }
      case ANTHROPIC -> {
        message(
            "{\"role\":\"assistant\",\"content\":[{\"type\":\"thinking\",\"thinking\":\"hm\",\"signature\":\"s/+=\"},{\"type\":\"tool_use\",\"id\":\"%s\",\"name\":\"%s\",\"input\":%s}]}"
                .formatted(id, tool, arguments));
        message(
            "{\"role\":\"user\",\"content\":[{\"type\":\"tool_result\",\"tool_use_id\":\"%s\",\"content\":%s%s},{\"type\":\"text\",\"text\":\"go on\"}]}"
                .formatted(id, content, more));
      }
      case RESPONSES -> {
        message(
            "{\"type\":\"function_call\",\"call_id\":\"%s\",\"name\":\"%s\",\"arguments\":%s}"
                .formatted(id, tool, quote(arguments)));
        message(
            "{\"type\":\"function_call_output\",\"call_id\":\"%s\",\"output\":%s%s}"
                .formatted(id, content, more));
      }
    }
    return this;
  }

  Chats message(String json) {
    messages.add(json);
    return this;
  }

  /// The conversation.
  ///
  /// @param spread whether there is white space between its tokens
  String text(boolean spread) {
    String gap = spread ? "\n  " : "";
    String list = "[" + gap + String.join("," + gap, messages) + gap + "]";
    return switch (shape) {
      case OPENAI -> list;
      case ANTHROPIC -> "{%s\"system\":\"Be brief.\",%s\"messages\":%s}".formatted(gap, gap, list);
      case RESPONSES -> "{%s\"model\":\"m\",%s\"input\":%s}".formatted(gap, gap, list);
      case LINES -> String.join(spread ? "\n\n" : "\n", messages) + "\n";
    };
  }

  static String quote(String value) {
    return JsonStrings.quote(value);
  }
}
