package io.headroom.compress.conversation;

import io.headroom.compress.Compression;
import io.headroom.compress.Marker;
import io.headroom.testing.Golden;
import org.junit.jupiter.api.Test;

class ConversationGoldenTest {
  @Test
  void showsConversationsAsBefore() {
    Golden.check(
        "conversation",
        (text, query) -> {
          Compression shown = Shown.of(text, query);
          return shown.marked(Marker.of(shown, "0123456789abcdef01234567"));
        });
  }
}
