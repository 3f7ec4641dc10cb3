package io.headroom.compress.conversation;

import io.headroom.text.Span;
import java.util.List;

/// A conversation by the places of its parts.
///
/// @param messages in source order
/// @param passages the texts of tool results, in source order
/// @param asked what people said since the model spoke last, or empty
record Chat(List<Message> messages, List<Passage> passages, String asked) {
  Chat {
    messages = List.copyOf(messages);
    passages = List.copyOf(passages);
  }

  /// Somebody's turn, or an item of its own as the Responses API has them.
  ///
  /// @param span where its object stands
  /// @param pointer its JSON pointer
  /// @param assistant whether the model wrote it
  /// @param calls where it calls tools
  record Message(Span span, String pointer, boolean assistant, List<Span> calls) {
    Message {
      calls = List.copyOf(calls);
    }
  }

  /// What a tool was asked.
  ///
  /// @param id name of the call, or empty where calls have none
  /// @param tool name of the tool, or empty
  /// @param input the strings and numbers it was given, one per line
  record Call(String id, String tool, String input) {
    static final Call UNKNOWN = new Call("", "", "");
  }

  /// One text of a tool result: all of it, or one of its text blocks.
  ///
  /// @param message index of the message it is in
  /// @param pointer its JSON pointer
  /// @param literal where the JSON string stands
  /// @param text the characters it stands for
  /// @param call what it answers
  /// @param error whether it is flagged as a failure
  /// @param fixed whether it has to stay as it is, since a provider's cache is keyed on it
  record Passage(
      int message,
      String pointer,
      Span literal,
      String text,
      Call call,
      boolean error,
      boolean fixed) {}
}
