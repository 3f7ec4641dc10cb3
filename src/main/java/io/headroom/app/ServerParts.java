package io.headroom.app;

import io.headroom.door.HookAnswer;
import io.headroom.door.HookCall;
import io.headroom.door.HookDoor;
import io.headroom.door.Shortener;
import io.headroom.grammar.Grammars;
import io.headroom.ledger.Ledger;
import io.headroom.ledger.Prices;
import io.headroom.mcp.HeadroomTools;
import io.headroom.mcp.Originals;
import io.headroom.mcp.Tools;
import io.headroom.pipeline.Headroom;
import io.headroom.redact.Redactor;
import io.headroom.retrieve.Retriever;
import io.headroom.store.Scope;
import io.headroom.store.TieredStore;
import io.headroom.text.TokenCounter;
import io.headroom.text.Tokens;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Puts a server together: store, pipeline, retrieval, books, tools. Nothing is made before the
/// first call needs it, so that a client is told of the tools at once.
final class ServerParts {
  private final Stores stores;
  private final Supplier<Ledger> ledgers;
  private final boolean observing;
  private final boolean redacting;
  private volatile HeadroomTools.@Nullable Parts parts;
  private volatile @Nullable TieredStore store;
  private volatile Runnable then = () -> {};

  /// Parts onto a store.
  ///
  /// @param stores where originals are kept
  /// @param ledgers opens the books
  /// @param observing whether nothing is to be changed, only measured
  /// @param redacting whether secrets are masked in what is shown
  ServerParts(Stores stores, Supplier<Ledger> ledgers, boolean observing, boolean redacting) {
    this.stores = stores;
    stores.tellRefusals();
    this.ledgers = ledgers;
    this.observing = observing;
    this.redacting = redacting;
  }

  /// The usual parts of the user who runs this process.
  static ServerParts ofUser() {
    Stores stores = Stores.ofUser();
    boolean redacting = Redacting.isOn(null, stores, Configuration.environment());
    return new ServerParts(
        stores, Ledgers::ofUser, Configuration.settings().observing(), redacting);
  }

  /// Has something done aside once the parts are made: the client has its tools by then.
  void then(Runnable work) {
    then = work;
  }

  /// The catalogue of tools.
  ///
  /// @param hooks makes other tools' results short
  /// @return tools that all work on the same parts
  Tools tools(HookDoor hooks) {
    return HeadroomTools.of(
        this::made,
        () -> Prices.ofUser(Configuration.environment()),
        (arguments, scope) ->
            HookCall.ofArguments(arguments)
                .flatMap(call -> hooks.answer(call, () -> shortener(scope)))
                .map(HookAnswer::json)
                .orElse(""));
  }

  /// What makes outputs short that come in by the socket; made at the first call.
  ///
  /// @param originals what the client sees
  Shortener shortener(Originals originals) {
    return shortener(originals.start());
  }

  private Shortener shortener(Scope scope) {
    HeadroomTools.Parts made = made();
    return new Shortener(
        made.headroom().within(scope),
        made.tokens(),
        made.ledger(),
        made.clock(),
        made.observing(),
        Configuration.policy());
  }

  static Path home() {
    return Path.of(Objects.requireNonNullElse(System.getProperty("user.home"), "/"));
  }

  /// What tools and gateways work on.
  ///
  /// @return always the same, made when first asked for
  synchronized HeadroomTools.Parts made() {
    if (parts == null) {
      // Aside: only programs need them, and the first would have to wait a tenth of a second.
      Thread.ofPlatform().daemon().name("headroom-grammars").start(Grammars::prepare);
      TieredStore made = stores.make(); // first: its disk opens while the rest is made
      store = made;
      TokenCounter tokens = Tokens.o200k();
      InstantSource clock = InstantSource.system();
      Redactor redactor = redacting ? Redactor.ofKnownShapes() : Redactor.NONE;
      parts =
          new HeadroomTools.Parts(
              new Headroom(made, tokens, redactor),
              new Retriever(made, tokens, redactor),
              made,
              ledgers.get(),
              tokens,
              clock,
              home(),
              observing);
      Thread.ofPlatform().daemon().name("headroom-then").start(then);
    }
    return parts;
  }

  /// Puts on disk what is to outlive the process, and waits for a moment until what is on its way
  /// to other machines has arrived. Waits for nobody who is still making the parts.
  void close() {
    HeadroomTools.Parts made = parts;
    if (made != null) {
      made.ledger().flush();
    }
    TieredStore kept = store;
    if (kept != null) {
      kept.flush();
    }
  }
}
