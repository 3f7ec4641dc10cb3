package io.headroom.compress.conversation;

import io.headroom.compress.Compression;
import io.headroom.compress.Document;
import io.headroom.compress.Marker;
import io.headroom.compress.Mode;
import io.headroom.compress.Request;
import io.headroom.compress.conversation.Chat.Message;
import io.headroom.select.Unit;
import io.headroom.text.JsonPlaces;
import io.headroom.text.Span;
import io.headroom.text.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// A conversation of an agent, as its APIs take it.
///
/// - **Keeps** everything but the results of tools byte for byte: what people and the model said,
///   calls, signatures, images, and whatever a provider's cache is keyed on.
/// - **Shortens** each result as the kind of text it is, asking of it what the reader wants to
///   know, or else what the user asked last, and what the model took from it or the tool was asked
///   for; a result that says again what an earlier one said names that one.
/// - **Shows** JSON of the same shape, white space between its tokens aside.
/// - **Cost** linear in the text.
public final class ConversationDocument implements Document {
  private static final String UNIT = "messages";

  /// How often a bound is tried: a token can span the seam between two parts, so that their sum is
  /// only nearly the size of the whole.
  private static final int ATTEMPTS = 3;

  private final String text;
  private final JsonPlaces json;
  private final Chat chat;
  private final List<Unit> units;
  private final Function<String, Optional<Document>> reader;

  private ConversationDocument(
      String text, JsonPlaces json, Function<String, Optional<Document>> reader) {
    this.text = text;
    this.json = json;
    this.chat = ChatReader.read(json);
    this.reader = reader;
    List<Unit> units = new ArrayList<>();
    for (Message message : chat.messages()) {
      units.add(new Unit(message.span(), message.pointer(), 0, 0, 0, false));
    }
    this.units =
        units.isEmpty() ? List.of(Unit.plain(new Span(0, text.length()), 0)) : List.copyOf(units);
  }

  /// Takes a conversation apart.
  ///
  /// @param text any string
  /// @param work progress and cancellation
  /// @param reader takes the text of a result apart, as the kind it is; empty for one that is to
  ///   stay
  /// @return the document; of a text that is no conversation, one unit that stays as it is
  public static ConversationDocument parse(
      String text, Work work, Function<String, Optional<Document>> reader) {
    work.at(0, text.length());
    boolean sound = JsonPlaces.fault(text).isEmpty();
    return new ConversationDocument(text, JsonPlaces.of(sound ? text : ""), reader);
  }

  @Override
  public String text() {
    return text;
  }

  @Override
  public List<Unit> units() {
    return units;
  }

  @Override
  public Compression compress(Request request) {
    int total = units.size();
    if (chat.messages().isEmpty() || ours()) {
      return new Compression(text, UNIT, total, total, List.of());
    }
    if (request.mode() == Mode.LOSSLESS) {
      Compression dense = spliced(List.of(), request);
      return JsonPlaces.same(text, dense.text())
          ? dense
          : new Compression(text, UNIT, total, total, List.of());
    }
    Shortening shortening = new Shortening(text, chat, Uses.of(json, chat), request, reader);
    List<Result> results = shortening.results();
    Compression whole = spliced(results, request);
    return request.maxTokens() == Request.UNBOUNDED
        ? whole
        : bounded(shortening, results, whole, request);
  }

  /// What cannot be shortened is part of every answer; the results share what is left. Where that
  /// is nothing, the answer is the smallest there is.
  private Compression bounded(
      Shortening shortening, List<Result> results, Compression whole, Request request) {
    Compression best = whole;
    int room = shortening.shortenable(results);
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      int over = request.tokens().count(best.text()) - request.maxTokens();
      if (over <= 0 || room < 0) {
        break;
      }
      room -= over;
      best = spliced(shortening.within(results, room), request);
    }
    return best;
  }

  private Compression spliced(List<Result> results, Request request) {
    return new Splicing(text, results).compression(request.tokens(), units.size());
  }

  /// Whether this is what we made of a conversation, and nobody has spoken since.
  private boolean ours() {
    return chat.passages().stream()
        .anyMatch(passage -> Marker.ends(passage.text(), chat.messages().size(), UNIT));
  }
}
