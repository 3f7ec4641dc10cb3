package io.headroom.ledger;

import io.headroom.store.Hash;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Adds up events by what reports tell apart. Events come in the order in which they happened.
/// Texts that were only observed are in no sum but their own and in the [#verdicts].
public final class Books {
  /// What announcements are called where events are told apart by what they were about.
  public static final String ANNOUNCEMENTS = "(announcing the tools)";

  private final ZoneId zone;
  private Totals totals = Totals.NONE;
  private Totals observed = Totals.NONE;
  private Totals gateway = Totals.NONE;
  private final Map<String, Totals> tools = new HashMap<>();
  private final Map<String, Totals> kinds = new HashMap<>();
  private final Map<Scope, Totals> projects = new HashMap<>();
  private final SortedMap<LocalDate, Totals> days = new TreeMap<>();
  private final Set<String> sessions = new HashSet<>();
  private final Trials trials = new Trials();

  /// Whose output an original was, for those who ask for it back.
  private final Map<Hash, String> origins = new HashMap<>();

  /// Empty books.
  ///
  /// @param zone where a day begins
  public Books(ZoneId zone) {
    this.zone = zone;
  }

  /// Adds an event.
  ///
  /// @param posting the event and whose process it is of
  public void add(Posting posting) {
    Event event = posting.event();
    sessions.add(posting.scope().session());
    switch (event) {
      case Event.Compressed text -> {
        String tool = text.who().label();
        origins.put(text.hash().brief(), tool);
        trials.add(tool, text);
        if (text.observed()) {
          observed = observed.plus(text);
        } else {
          add(posting, tool, text.kind().id());
        }
      }
      case Event.Retrieved part -> {
        String tool = origins.getOrDefault(part.hash().brief(), part.who().label());
        trials.add(tool, part);
        add(posting, tool, part.kind().id());
      }
      case Event.Announced _ -> add(posting, ANNOUNCEMENTS, ANNOUNCEMENTS);
    }
  }

  private void add(Posting posting, String tool, String kind) {
    Event event = posting.event();
    Totals one = Totals.NONE.plus(event);
    Scope scope = posting.scope();
    totals = totals.plus(one);
    if (event.who().door() == Door.GATEWAY) {
      gateway = gateway.plus(one);
    }
    tools.merge(tool, one, Totals::plus);
    kinds.merge(kind, one, Totals::plus);
    projects.merge(new Scope("", scope.project(), scope.projectId(), 0), one, Totals::plus);
    days.merge(LocalDate.ofInstant(event.at(), zone), one, Totals::plus);
  }

  /// All sums.
  ///
  /// @return of what was done
  public Totals totals() {
    return totals;
  }

  /// What was only measured.
  ///
  /// @return sums as if it had been done
  public Totals observed() {
    return observed;
  }

  /// What went by the gateway.
  ///
  /// @return sums, which are in [#totals] too
  public Totals gateway() {
    return gateway;
  }

  /// How many sessions there were.
  ///
  /// @return of those that an event is of
  public int sessions() {
    return sessions.size();
  }

  /// Sums by day.
  ///
  /// @return the days on which there was something, in order
  public SortedMap<LocalDate, Totals> days() {
    return new TreeMap<>(days);
  }

  /// What to do with which texts.
  ///
  /// @return one for each tool and kind; those that say something first, then those with most text
  public List<Verdict> verdicts() {
    return trials.verdicts();
  }

  /// Sums by something.
  ///
  /// @param by what
  /// @return names and sums: days in order, others by net saving, the largest first
  public Map<String, Totals> by(By by) {
    return switch (by) {
      case TOOL -> ordered(tools);
      case KIND -> ordered(kinds);
      case PROJECT -> ordered(named(projects));
      case DAY -> {
        Map<String, Totals> sums = new LinkedHashMap<>();
        days.forEach((day, sum) -> sums.put(day.toString(), sum));
        yield sums;
      }
    };
  }

  /// Projects by name; of those that share one, each with a part of what tells them apart.
  private static Map<String, Totals> named(Map<Scope, Totals> projects) {
    Map<String, Long> homonyms =
        projects.keySet().stream()
            .collect(Collectors.groupingBy(Scope::project, Collectors.counting()));
    Map<String, Totals> named = new HashMap<>();
    projects.forEach((scope, sum) -> {
      boolean alone = homonyms.getOrDefault(scope.project(), 0L) == 1;
      String id = scope.projectId();
      named.put(
          alone
              ? scope.project()
              : "%s (%s)".formatted(scope.project(), id.substring(0, Math.min(4, id.length()))),
          sum);
    });
    return named;
  }

  private static Map<String, Totals> ordered(Map<String, Totals> sums) {
    List<Entry<String, Totals>> entries = new ArrayList<>(sums.entrySet());
    entries.sort(
        Comparator.comparingLong((Entry<String, Totals> entry) -> -entry.getValue().netTokens())
            .thenComparing(Entry::getKey));
    Map<String, Totals> ordered = new LinkedHashMap<>();
    entries.forEach(entry -> ordered.put(entry.getKey(), entry.getValue()));
    return ordered;
  }
}
