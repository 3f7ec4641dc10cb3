package io.headroom.gateway;

import io.headroom.gateway.Listing.Entry;
import io.headroom.text.JsonStrings;
import io.headroom.text.Span;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/// What several servers list, as one list each, always whole: pages of one server and the next
/// would need a memory of who has listed what.
final class Catalogues {
  /// Time for a server's page.
  private static final Duration PAGE = Duration.ofSeconds(20);

  /// Pages taken of a server; one that never ends must not fill the memory.
  private static final int MOST_PAGES = 1_000;

  private static final ExecutorService THREADS = Executors.newVirtualThreadPerTaskExecutor();

  private final List<Member> members;
  private final Names names;
  private final Map<String, Member> owners = new ConcurrentHashMap<>();
  private final AtomicLong last = new AtomicLong();

  Catalogues(List<Member> members) {
    this.members = members;
    this.names = new Names(members.stream().map(Member::name).toList());
  }

  Names names() {
    return names;
  }

  /// Whose an address is, or a template of addresses; null if no list said so.
  @Nullable Member owner(String uri) {
    Member owner = owners.get(uri);
    return owner != null && owner.ready() ? owner : null;
  }

  /// What a method lists; null for any other.
  @Nullable Listing of(String method) {
    for (Listing listing : Listing.values()) {
      if (listing.method().equals(method)) {
        return listing;
      }
    }
    return null;
  }

  /// All there is. A server that does not answer is left out.
  ///
  /// @return the result of the request
  String all(Listing listing) {
    Map<Member, CompletableFuture<List<Entry>>> coming = new LinkedHashMap<>();
    for (Member member : members) {
      if (member.can(listing.capability())) {
        coming.put(member, CompletableFuture.supplyAsync(() -> entries(member, listing), THREADS));
      }
    }
    StringJoiner all = new StringJoiner(",", "[", "]");
    Map<String, Member> seen = new LinkedHashMap<>();
    coming.forEach((member, entries) -> {
      for (Entry entry : entries.join()) {
        Member first = listing.named() ? null : seen.putIfAbsent(entry.key(), member);
        if (first == null) {
          all.add(entry.json());
        } else {
          LoggerFactory.getLogger(Catalogues.class)
              .warn(
                  "'{}' and '{}' both have {}: that of '{}' is shown",
                  first.name(),
                  member.name(),
                  entry.key(),
                  first.name());
        }
      }
    });
    owners.putAll(seen);
    return "{" + JsonStrings.quote(listing.array()) + ":" + all + "}";
  }

  private List<Entry> entries(Member member, Listing listing) {
    List<Entry> entries = new ArrayList<>();
    String cursor = "";
    for (int page = 0; page < MOST_PAGES; page++) {
      String id = "headroom/" + last.incrementAndGet();
      String params = cursor.isEmpty() ? "{}" : "{\"cursor\":" + cursor + "}";
      byte[] request =
          Answers.line(
              "{\"jsonrpc\":\"2.0\",\"id\":\"%s\",\"method\":\"%s\",\"params\":%s}"
                  .formatted(id, listing.method(), params));
      Message answer;
      try {
        answer = member.ask("\"" + id, request).get(PAGE.toNanos(), TimeUnit.NANOSECONDS);
      } catch (Exception e) {
        member.cancel("\"" + id, Answers.cancelled("\"" + id + "\""));
        LoggerFactory.getLogger(Catalogues.class)
            .warn("'{}' does not answer {}: {}", member.name(), listing.method(), e.toString());
        return entries;
      }
      entries.addAll(
          listing.entries(answer, key -> listing.named() ? names.shown(member.name(), key) : key));
      Span next = answer.at(answer.result(), "nextCursor");
      cursor = next == null || !answer.json().quoted(next) ? "" : answer.json().of(next);
      if (cursor.isEmpty()) {
        return entries;
      }
    }
    return entries;
  }
}
