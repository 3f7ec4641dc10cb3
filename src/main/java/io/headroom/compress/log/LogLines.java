package io.headroom.compress.log;

import io.headroom.text.Ansi;
import io.headroom.text.Aside;
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

  /// Lines that are read ahead, and lines between two reports of progress.
  private static final int BLOCK = 1 << 9;

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

  /// Reads blocks of lines each by itself ahead of what needs to know the lines before.
  private void read(Work work) {
    Sequel sequel = new Sequel();
    int blocks = (lines.count() + BLOCK - 1) / BLOCK;
    Aside.ahead(
        blocks,
        this::block,
        block -> {
          work.at(block.from, lines.count());
          sequel.read(block);
        });
    templates = sequel.miner.count();
    sequel.markers.raise(severity);
    for (int i : sequel.complaints.lines()) {
      severity[i] = (float) Math.max(severity[i], Complaints.SEVERITY);
    }
    work.at(lines.count(), lines.count());
  }

  /// Some lines with what each says by itself.
  ///
  /// @param from number of the first
  /// @param clean their texts
  /// @param facts what they say
  private record Block(int from, String[] clean, LineFacts[] facts) {}

  private Block block(int number) {
    int from = number * BLOCK;
    int count = Math.min(BLOCK, lines.count() - from);
    Block block = new Block(from, new String[count], new LineFacts[count]);
    for (int k = 0; k < count; k++) {
      int i = from + k;
      String s = clean(i);
      LineFacts facts = LineFacts.of(s, runner);
      block.clean[k] = s;
      block.facts[k] = facts;
      body[i] = facts.body();
      message[i] = facts.message();
      indent[i] = (short) Math.min(facts.indent(), Short.MAX_VALUE);
      level[i] = facts.level();
      if (!facts.has(LineFacts.BLANK)) {
        int to = templateEnd(s, facts);
        layout[i] = Layout.of(s, facts.message(), to);
        variant[i] = Long.hashCode(Masking.names(s, facts.message(), to));
      }
    }
    return block;
  }

  private static int templateEnd(String s, LineFacts facts) {
    return Math.min(s.length(), facts.message() + TEMPLATE_WITHIN);
  }

  /// What lines say in the light of those before them.
  private final class Sequel {
    private final Templates miner = new Templates();

    /// Templates with a word of failure: each of their lines is read, since `0 errors` is none.
    private final Map<Integer, Boolean> outcomes = new HashMap<>();

    private final Echo echo = new Echo();
    private final Complaints complaints = new Complaints();
    private final Markers markers = new Markers();

    void read(Block block) {
      for (int k = 0; k < block.facts.length; k++) {
        read(block.from + k, block.clean[k], block.facts[k]);
      }
    }

    private void read(int i, String s, LineFacts facts) {
      int flag = facts.flags();
      double severe = facts.severity();
      if (facts.has(LineFacts.BLANK)) {
        blank++;
        template[i] = -1;
      } else {
        int to = templateEnd(s, facts);
        template[i] = miner.of(s, facts.message(), to);
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
      flags[i] = (short) flag;
      stamped += facts.has(LineFacts.STAMPED) ? 1 : 0;
      below += (flag & (LineFacts.FRAME | LineFacts.CAUSE | LineFacts.EXCERPT)) != 0 ? 1 : 0;
    }
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
