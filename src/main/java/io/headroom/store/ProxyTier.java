package io.headroom.store;

import io.headroom.detect.ContentKind;
import io.headroom.detect.Detector;
import io.headroom.store.OriginalStore.Remote;
import io.headroom.text.Lines;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Another Headroom, which is asked by `POST /v1/retrieve` for originals that are found nowhere
/// here. It is told the hash and nothing else; nothing is kept there.
///
/// Others may name originals by another digest. What comes back under a name that is not the hash
/// of its bytes is that proxy's word for it: good for memory, and told apart in answers.
public final class ProxyTier extends Tier {
  private static final Logger log = LoggerFactory.getLogger(ProxyTier.class);

  /// How long an answer may take, all in all.
  static final Duration TIMEOUT = Duration.ofSeconds(2);

  /// No answer may be longer: what a client may send to a server, escaped.
  static final long MOST_BYTES = 128L << 20;

  private static final int OK = 200;
  private static final int NOT_FOUND = 404;
  private static final JsonMapper JSON = JsonMapper.shared();

  private final URI endpoint;
  private final Health health;
  private final ToIntFunction<String> tokens;
  private final InstantSource clock;
  private @Nullable HttpClient client;

  /// A tier that connects when it is asked.
  ///
  /// @param settings where
  /// @param tokens counts the tokens of what comes back
  /// @param clock measures how long a proxy that fails is left alone
  public ProxyTier(
      ProxySettings.Usable settings, ToIntFunction<String> tokens, InstantSource clock) {
    this.endpoint = URI.create(settings.base() + "/v1/retrieve");
    this.health =
        new Health("the Headroom proxy", settings.base().toString(), Breaker.PAUSE, clock);
    this.tokens = tokens;
    this.clock = clock;
  }

  @Override
  Provenance provenance() {
    return Provenance.PROXY;
  }

  @Override
  boolean keep(Packed packed, boolean known, Scope scope) {
    return false;
  }

  @Override
  Optional<Packed> take(Hash hash, Scope scope) throws IOException {
    if (!health.breaker().admits()) {
      throw health.resting();
    }
    Optional<Packed> packed = health.attempt(() -> ask(hash));
    if (packed.isPresent()) {
      health.found();
    }
    return packed;
  }

  @Override
  Optional<Remote> remote() {
    return Optional.of(health.snapshot(0, 0));
  }

  @Override
  public synchronized void close() {
    if (client != null) {
      client.shutdownNow();
    }
  }

  private Optional<Packed> ask(Hash hash) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(endpoint)
            .header("Content-Type", "application/json")
            .header("Accept", "application/json")
            .POST(BodyPublishers.ofString(JSON.writeValueAsString(Map.of("hash", hash.value()))))
            .build();
    HttpResponse<byte[]> answer = answer(request);
    return switch (answer.statusCode()) {
      case OK -> Optional.of(packed(content(answer.body()), hash));
      case NOT_FOUND -> Optional.empty();
      default -> throw new IOException("it answers with HTTP status " + answer.statusCode());
    };
  }

  /// The time of a request of this client ends with the headers of its answer; this one with the
  /// last byte.
  private HttpResponse<byte[]> answer(HttpRequest request) throws IOException {
    CompletableFuture<HttpResponse<byte[]>> answer =
        client().sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MOST_BYTES));
    try {
      return answer.get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw new IOException("it does not answer in time", e);
    } catch (ExecutionException e) {
      Throwable cause = Objects.requireNonNull(e.getCause());
      throw new IOException(told(cause), cause);
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private static String told(Throwable cause) {
    String message = cause.getMessage();
    return cause.getClass().getSimpleName() + (message == null ? "" : ": " + message);
  }

  private static String content(byte[] body) throws IOException {
    JsonNode content;
    try {
      content = JSON.readTree(body).path("original_content");
    } catch (JacksonException e) {
      throw new IOException("its answer is no JSON", e);
    }
    if (!content.isString()) {
      throw new IOException("its answer has no original_content");
    }
    return content.stringValue();
  }

  private Packed packed(String text, Hash asked) {
    Original original = Original.ofText(text);
    Hash actual = Hash.of(original.bytes());
    boolean verified = asked.names(actual);
    Entry.About about =
        new Entry.About(
            kind(text),
            "content",
            original.bytes().length,
            Lines.of(text).count(),
            tokens.applyAsInt(text));
    Packed packed =
        Packed.of(new Entry(verified ? actual : asked, original, about), clock.instant());
    return verified ? packed : packed.unverified();
  }

  private static ContentKind kind(String text) {
    try {
      return Detector.detect(text).kind();
    } catch (RuntimeException | StackOverflowError e) {
      log.warn("finding out what a proxy gave back failed, taken for text", e);
      return ContentKind.TEXT;
    }
  }

  /// Redirects are followed nowhere: another host is not the one the user named.
  private synchronized HttpClient client() {
    if (client == null) {
      client =
          HttpClient.newBuilder()
              .version(HttpClient.Version.HTTP_1_1)
              .followRedirects(HttpClient.Redirect.NEVER)
              .connectTimeout(TIMEOUT)
              .build();
    }
    return client;
  }
}
