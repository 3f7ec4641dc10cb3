package io.headroom.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Clients without sessions on one connection; the test plays the server.
@Timeout(60)
class SharedTest {
  private final Desk server = new Desk();
  private final Shared shared =
      new Shared(
          (in, out) -> {
            Thread up = Thread.ofVirtual().start(() -> copy(in, server.hears()));
            copy(server.says(), out);
            up.interrupt();
          },
          true);

  private static void copy(InputStream from, OutputStream to) {
    try {
      from.transferTo(to);
    } catch (IOException _) {
      // It ended.
    }
  }

  @AfterEach
  void end() {
    shared.end();
  }

  private CompletableFuture<@Nullable String> ask(String line, List<String> before) {
    CompletableFuture<@Nullable String> answer = new CompletableFuture<>();
    Thread.ofVirtual().start(() -> answer.complete(shared.answer(line, before::add)));
    return answer;
  }

  private static String call(String more) {
    return "{\"jsonrpc\":\"2.0\",\"id\":\"a\",\"method\":\"tools/call\",\"params\":{\"name\":\"t\",\"_meta\":{\"progressToken\":\"p\"%s}}}"
        .formatted(more);
  }

  @Test
  void keepsApartClientsWithTheSameIds() throws Exception {
    List<String> first = Collections.synchronizedList(new ArrayList<>());
    List<String> second = Collections.synchronizedList(new ArrayList<>());
    CompletableFuture<@Nullable String> one = ask(call(",\"n\":1"), first);
    assertThat(server.hear()).contains("\"id\":1,", "\"progressToken\":1,");
    CompletableFuture<@Nullable String> two = ask(call(",\"n\":2"), second);
    assertThat(server.hear()).contains("\"id\":2,", "\"progressToken\":2,");
    server.say(
        "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/progress\",\"params\":{\"progressToken\":1,\"progress\":0.5}}");
    server.say("{\"jsonrpc\":\"2.0\",\"id\":2,\"result\":{\"of\":2}}");
    server.say("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{\"of\":1}}");
    assertThat(one.get()).isEqualTo("{\"jsonrpc\":\"2.0\",\"id\":\"a\",\"result\":{\"of\":1}}");
    assertThat(two.get()).isEqualTo("{\"jsonrpc\":\"2.0\",\"id\":\"a\",\"result\":{\"of\":2}}");
    assertThat(first)
        .containsExactly(
            "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/progress\",\"params\":{\"progressToken\":\"p\",\"progress\":0.5}}");
    assertThat(second).isEmpty();
  }

  @Test
  void tellsTheServerOfACancellation() throws Exception {
    CountDownLatch done = new CountDownLatch(1);
    Thread asking =
        Thread.ofVirtual()
            .start(() -> {
              assertThat(shared.answer(call(""), _ -> {})).isNull();
              done.countDown();
            });
    server.hear();
    asking.interrupt();
    assertThat(server.hear()).contains("notifications/cancelled", "\"requestId\":1");
    done.await();
  }

  @Test
  void failsWhatWasAskedWhenTheServerEnds() throws Exception {
    CompletableFuture<@Nullable String> answer = ask(call(""), new ArrayList<>());
    server.hear();
    server.leave();
    assertThat(answer.get()).contains("\"id\":\"a\"", "isError", "has ended");
  }

  @Test
  void showsNobodyWhatMayBeForSomebodyElse() throws Exception {
    String log =
        "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/message\",\"params\":{\"data\":%s}}";
    List<String> first = Collections.synchronizedList(new ArrayList<>());
    List<String> second = Collections.synchronizedList(new ArrayList<>());
    CompletableFuture<@Nullable String> one = ask(call(""), first);
    server.hear();
    CompletableFuture<@Nullable String> two = ask(call(""), second);
    server.hear();
    server.say(log.formatted(1));
    server.say("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}}");
    server.say(log.formatted(2));
    server.say("{\"jsonrpc\":\"2.0\",\"id\":2,\"result\":{}}");
    one.get();
    two.get();
    assertThat(first).isEmpty();
    assertThat(second).containsExactly(log.formatted(2));
  }

  @Test
  void concludesNothingFromAServerThatCouldNotBeAsked() throws Exception {
    String discover = "{\"jsonrpc\":\"2.0\",\"id\":0,\"method\":\"server/discover\",\"params\":{}}";
    CompletableFuture<@Nullable String> first = ask(discover, new ArrayList<>());
    server.hear();
    server.say("{\"jsonrpc\":\"2.0\",\"id\":1,\"error\":{\"code\":-32019,\"message\":\"busy\"}}");
    assertThat(first.get()).contains("busy");
    CompletableFuture<@Nullable String> second = ask(discover, new ArrayList<>());
    assertThat(server.hear()).contains("server/discover");
    server.say("{\"jsonrpc\":\"2.0\",\"id\":2,\"result\":{}}");
    assertThat(second.get()).contains("result");
  }

  @Test
  void doesNotKeepAServerThatWantsSessions() throws Exception {
    String discover = "{\"jsonrpc\":\"2.0\",\"id\":0,\"method\":\"server/discover\",\"params\":{}}";
    CompletableFuture<@Nullable String> first = ask(discover, new ArrayList<>());
    server.hear();
    server.say("{\"jsonrpc\":\"2.0\",\"id\":1,\"error\":{\"code\":-32601,\"message\":\"no\"}}");
    assertThat(first.get()).contains("-32601");
    assertThat(ask(discover, new ArrayList<>()).get()).contains("-32601", "initialize");
  }
}
