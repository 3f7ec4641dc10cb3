package io.headroom.mcp;

import io.headroom.ledger.Door;
import io.headroom.ledger.Event;
import io.headroom.ledger.Ledger;
import io.headroom.ledger.Who;
import io.headroom.retrieve.RetrieveRequest;
import io.headroom.retrieve.Retrieved.Answer;
import io.headroom.retrieve.Retrieved.Missing;
import io.headroom.retrieve.Retrieved.Page;
import io.headroom.retrieve.Retrieved.Passage;
import io.headroom.retrieve.Retrieved.Refused;
import io.headroom.retrieve.Retrieved.Source;
import io.headroom.retrieve.Retriever;
import io.headroom.text.TokenCounter;
import io.headroom.text.Work;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/// `headroom_retrieve`: a hash in, the original or a part of it out.
final class RetrieveTool implements Tool {
  private final Retriever retriever;
  private final TokenCounter tokens;
  private final Ledger ledger;
  private final InstantSource clock;
  private final Door door;

  RetrieveTool(
      Retriever retriever, TokenCounter tokens, Ledger ledger, InstantSource clock, Door door) {
    this.retriever = retriever;
    this.tokens = tokens;
    this.ledger = ledger;
    this.clock = clock;
    this.door = door;
  }

  @Override
  public ToolDefinition definition() {
    return ToolDefinitions.RETRIEVE;
  }

  @Override
  public ToolResult call(Map<String, Object> values, Session session, Work work) {
    try {
      Arguments arguments = new Arguments(values);
      boolean json = arguments.json();
      RetrieveRequest request = request(arguments, session);
      return switch (retriever.within(session.scope()).retrieve(request, work)) {
        case Page page -> {
          Map<String, Object> facts = facts(page);
          yield json
              ? forProgram(
                  Map.of("original_content", page.text()), facts, page.source(), request, session)
              : forModel(page.text(), facts, page.source(), request, session);
        }
        case Answer answer -> {
          Map<String, Object> facts = facts(answer);
          yield json
              ? forProgram(results(answer), facts, answer.source(), request, session)
              : forModel(answer.text(), facts, answer.source(), request, session);
        }
        case Missing missing ->
            ToolResult.error(missing.message(session.missed(missing.hash().value())));
        case Refused(String message) -> ToolResult.error(message);
      };
    } catch (Arguments.Wrong e) {
      return e.result();
    }
  }

  private static RetrieveRequest request(Arguments arguments, Session session) {
    ClientLimits limits = ClientLimits.of(session.client());
    String query = arguments.string("query");
    boolean paged = query.isBlank() || !arguments.string("cursor").isBlank();
    OptionalInt asked = arguments.positive("max_tokens");
    // An answer nobody bounded has bounds of its own, far below any client's.
    OptionalInt maxTokens =
        paged || asked.isPresent()
            ? OptionalInt.of(
                limits.atMost(asked.orElse(Math.min(limits.maxTokens(), Retriever.PAGE_TOKENS))))
            : asked;
    return new RetrieveRequest(
        arguments.string("hash"),
        query,
        arguments.string("lines"),
        arguments.string("path"),
        arguments.string("cursor"),
        maxTokens,
        limits.maxChars());
  }

  private static Map<String, Object> facts(Page page) {
    Map<String, Object> facts = facts(page.source());
    facts.put("from", page.from());
    facts.put("to", page.to());
    page.nextCursor().ifPresent(cursor -> facts.put("next_cursor", cursor));
    page.encoding().ifPresent(encoding -> facts.put("encoding", encoding));
    putSource(facts, page.source());
    return facts;
  }

  private static Map<String, Object> facts(Answer answer) {
    Map<String, Object> facts = facts(answer.source());
    facts.put("hits", answer.hits());
    facts.put("shown", answer.shown());
    if (!answer.absent().isEmpty()) {
      facts.put("not_found", answer.absent());
    }
    putSource(facts, answer.source());
    return facts;
  }

  private static void putSource(Map<String, Object> facts, Source source) {
    facts.put("source", source.from().id());
    if (!source.verified()) {
      facts.put("verified", false);
    }
  }

  private static Map<String, Object> facts(Source source) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("hash", source.hash().value());
    facts.put("kind", source.kind().id());
    facts.put("total_lines", source.totalLines());
    facts.put("total_tokens", source.totalTokens());
    if (!source.masked().isEmpty()) {
      facts.put("masked", source.masked());
    }
    return facts;
  }

  private static Map<String, Object> results(Answer answer) {
    List<Map<String, Object>> results = new ArrayList<>();
    for (Passage passage : answer.passages()) {
      results.add(Map.of("place", passage.place(), "text", passage.text()));
    }
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("results", results);
    content.put("count", results.size());
    if (!answer.note().isEmpty()) {
      content.put("note", answer.note());
    }
    return content;
  }

  private ToolResult forModel(
      String text,
      Map<String, Object> facts,
      Source source,
      RetrieveRequest request,
      Session session) {
    String json = Facts.write(facts);
    enter(source, request, session, tokens.count(text) + tokens.count(json));
    return ToolResult.text(text, json);
  }

  private ToolResult forProgram(
      Map<String, Object> content,
      Map<String, Object> facts,
      Source source,
      RetrieveRequest request,
      Session session) {
    Map<String, Object> answer = new LinkedHashMap<>(facts);
    answer.putAll(content);
    String json = Facts.write(answer);
    enter(source, request, session, tokens.count(json));
    return new ToolResult(List.of(json), answer, false);
  }

  private void enter(Source source, RetrieveRequest request, Session session, int returned) {
    String how =
        !request.query().isBlank()
            ? "query"
            : !request.lines().isBlank() ? "lines" : !request.path().isBlank() ? "path" : "whole";
    Who who = new Who(door, session.client());
    ledger.record(
        new Event.Retrieved(clock.instant(), who, source.hash(), source.kind(), how, returned));
  }
}
