package io.headroom.mcp;

import io.headroom.store.OriginalStore;
import io.headroom.store.OriginalStore.Remote;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// What `headroom_stats` tells of the tiers on other machines.
final class RemoteFacts {
  private RemoteFacts() {}

  /// The blocks beside that of the disk: `shared`, and `proxy` where one is asked.
  ///
  /// @param store whose tiers are told
  static Map<String, Object> of(OriginalStore store) {
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("shared", store.shared().<Object>map(RemoteFacts::shared).orElse("off"));
    store.proxy().ifPresent(remote -> told.put("proxy", proxy(remote)));
    return told;
  }

  private static Map<String, Object> shared(Remote remote) {
    Map<String, Object> told = about(remote);
    if (remote.state() != Remote.State.REFUSED) {
      told.put("entries_written", remote.written());
      told.put("entries_found", remote.found());
      told.put("waiting", remote.waiting());
      told.put("dropped", remote.dropped());
      told.put("failures", remote.failures());
      told.put("breaker_open", remote.state() == Remote.State.DOWN);
    }
    return told;
  }

  private static Map<String, Object> proxy(Remote remote) {
    Map<String, Object> told = about(remote);
    if (remote.state() != Remote.State.REFUSED) {
      told.put("entries_found", remote.found());
      told.put("failures", remote.failures());
      told.put("breaker_open", remote.state() == Remote.State.DOWN);
    }
    return told;
  }

  private static Map<String, Object> about(Remote remote) {
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("state", remote.state().name().toLowerCase(Locale.ROOT));
    if (!remote.where().isEmpty()) {
      told.put("url", remote.where());
    }
    remote.error().ifPresent(why -> told.put("error", why));
    return told;
  }
}
