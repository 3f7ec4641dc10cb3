package io.headroom.compress.log;

import io.headroom.text.Ansi;
import io.headroom.text.Lines;
import io.headroom.text.Masking;
import io.headroom.text.Work;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The lines of a log with what each says, in columns: a log has millions of lines, and most are
/// looked at once.
final class LogLines {
  /// Characters of a line that take part in its template.
  private static final int TEMPLATE_WITHIN = 1_000;

  /// Lines between two reports of progress.
  private static final int REPORT = 1 << 13;

  private static final double SUMMARY = 0.9;

  private final Lines lines;
  private final boolean runner;
  private final int[] body;
  private final int[] message;
  private final short[] indent;
  private final float[] severity;
  private final @Nullable Level[] level;
  private final short[] flags;
  private final int[] template;
  private final int[] layout;
  private final int[] variant;

  /// Whether the text has line feeds: without any, a carriage return ends a line as of old.
  private final boolean feeds;

  private int templates;
  private int stamped;
  private int blank;
  private int below;

  private LogLines(Lines lines, boolean runner) {
    this.lines = lines;
    this.runner = runner;
    feeds = lines.text().indexOf('\n') >= 0;
    int n = lines.count();
    body = new int[n];
    message = new int[n];
    indent = new short[n];
    severity = new float[n];
    level = new Level[n];
    flags = new short[n];
    template = new int[n];
    layout = new int[n];
    variant = new int[n];
  }

  /// Reads every line once.
  static LogLines of(Lines lines, Work work) {
    LogLines log = new LogLines(lines, Runner.stamps(lines));
    log.read(work);
    return log;
  }

  private void read(Work work) {
    Templates miner = new Templates();
    // Templates with a word of failure: each of their lines is read, since `0 errors` is none.
    Map<Integer, Boolean> outcomes = new HashMap<>();
    Echo echo = new Echo();
    Complaints complaints = new Complaints();
    Markers markers = new Markers();
    for (int i = 0; i < lines.count(); i++) {
      if ((i & (REPORT - 1)) == 0) {
        work.at(i, lines.count());
      }
      String s = clean(i);
      LineFacts facts = LineFacts.of(s, runner);
      body[i] = facts.body();
      message[i] = facts.message();
      indent[i] = (short) Math.min(facts.indent(), Short.MAX_VALUE);
      int flag = facts.flags();
      double severe = facts.severity();
      if (facts.has(LineFacts.BLANK)) {
        blank++;
        template[i] = -1;
      } else {
        int to = Math.min(s.length(), facts.message() + TEMPLATE_WITHIN);
        template[i] = miner.of(s, facts.message(), to);
        layout[i] = Layout.of(s, facts.message(), to);
        variant[i] = Long.hashCode(Masking.names(s, facts.message(), to));
        boolean spoken = outcomes.getOrDefault(template[i], false);
        boolean echoed = echo.next(s, facts);
        if (echoed) {
          flag |= LineFacts.ECHO;
          severe = 0;
        }
        if (facts.has(LineFacts.PLACE) && facts.level() == null) {
          markers.add(i, s, Failures.place(s, facts.message()));
        } else if (!facts.has(LineFacts.EXCERPT)) {
          markers.other();
        }
        if (severe < Complaints.SEVERITY && !echoed && (flag & ~LineFacts.SECTION) == 0) {
          complaints.add(i, s, facts.message());
        }
        boolean open = severe < 1 && !echoed && !facts.has(LineFacts.PASSED);
        if (open && (spoken || !miner.seen())) {
          Outcomes.Verdict verdict = Outcomes.of(s.substring(facts.message(), to));
          if (verdict.relevant() && !spoken) {
            outcomes.put(template[i], true);
          }
          if (verdict.failure()) {
            severe = Math.max(severe, Outcomes.WEIGHT);
          }
          if (verdict.counts()) {
            flag |= LineFacts.SUMMARY;
          }
          if (verdict.failures() && !facts.has(LineFacts.STATED)) {
            severe = Math.max(severe, SUMMARY);
          }
        }
      }
      if (overwritten(i)) {
        flag |= LineFacts.OVERWRITTEN;
      }
      severity[i] = (float) severe;
      level[i] = facts.level();
      flags[i] = (short) flag;
      stamped += facts.has(LineFacts.STAMPED) ? 1 : 0;
      below += (flag & (LineFacts.FRAME | LineFacts.CAUSE | LineFacts.EXCERPT)) != 0 ? 1 : 0;
    }
    templates = miner.count();
    markers.raise(severity);
    for (int i : complaints.lines()) {
      severity[i] = (float) Math.max(severity[i], Complaints.SEVERITY);
    }
    work.at(lines.count(), lines.count());
  }

  /// A state of a progress display: it ends in a lone carriage return, and the next state was
  /// written over it.
  private boolean overwritten(int i) {
    int end = lines.start(i + 1);
    return i + 1 < lines.count() && feeds && lines.text().charAt(end - 1) == '\r';
  }

  /// A line without control sequences and terminator.
  String clean(int i) {
    return Ansi.strip(lines.line(i));
  }

  /// What is shown of a line: all but the runner's stamp.
  String shown(int i) {
    String s = clean(i);
    int from = Math.min(body[i], s.length());
    int end = s.length();
    while (end > from && s.charAt(end - 1) <= ' ') {
      end--;
    }
    return s.substring(from, end);
  }

  /// The stamp of a line, or the empty text.
  String stamp(int i) {
    String s = clean(i);
    if (runner) {
      return s.substring(0, Math.min(body[i], s.length())).strip();
    }
    LineHeader header = LineHeader.of(s, 0);
    return header.stamped() ? s.substring(header.stampStart(), header.body()) : "";
  }

  /// Characters of a line, control sequences included.
  int length(int i) {
    return lines.end(i) - lines.start(i) - (runner ? body[i] : 0);
  }

  Lines lines() {
    return lines;
  }

  int count() {
    return lines.count();
  }

  boolean runner() {
    return runner;
  }

  int templates() {
    return templates;
  }

  /// Offset of what a line says, in the line as [#clean] gives it.
  int message(int i) {
    return message[i];
  }

  int template(int i) {
    return template[i];
  }

  int layout(int i) {
    return layout[i];
  }

  /// A number equal for lines that differ in numbers and identifiers only.
  int variant(int i) {
    return variant[i];
  }

  double severity(int i) {
    return severity[i];
  }

  /// The level a line states, or null.
  @Nullable Level level(int i) {
    return level[i];
  }

  int indent(int i) {
    return indent[i];
  }

  boolean has(int i, int flag) {
    return (flags[i] & flag) != 0;
  }

  /// Share of the lines that have a stamp of their own, those of traces and excerpts left aside.
  double stampedShare() {
    return (double) stamped / Math.max(1, lines.count() - blank - below);
  }
}
