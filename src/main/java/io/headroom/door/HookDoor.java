package io.headroom.door;

import io.headroom.compress.Marker;
import io.headroom.door.HookResponse.Text;
import io.headroom.door.Shortener.ShortForm;
import io.headroom.store.Original;
import io.headroom.text.Work;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes tools' results short before a client's model sees them, for a hook of the client that runs
/// after each tool. Whatever is in doubt leaves a result as it is, silently: a hook has no errors
/// to show.
public final class HookDoor {
  private static final Logger log = LoggerFactory.getLogger(HookDoor.class);

  /// Files shorter than this are shown exactly, as whoever reads one may be about to edit it: nine
  /// of ten source files are shorter.
  static final int LARGE_FILE = 40_000;

  /// Lists shorter than this are shown exactly: each of their lines is an answer. It is what a
  /// hundred paths take, which is where clients begin to cut lists themselves.
  static final int LONG_LIST = 6_000;

  /// The client writes its own numbers before the lines of a file; in a short form they are none of
  /// the file's.
  static final String NUMBERED =
      "[in short: the numbers on the left are not the file's; Read with offset and limit shows its"
          + " lines exactly]\n";

  private final Optional<Path> client;
  private final Deadlines deadlines;

  /// A door.
  ///
  /// @param client the client's own directory, whose files with outputs are read; empty for none,
  ///   as where the client may be anybody
  public HookDoor(Optional<Path> client) {
    this(client, new Deadlines());
  }

  HookDoor(Optional<Path> client, Deadlines deadlines) {
    this.client = client;
    this.deadlines = deadlines;
  }

  /// Answers a hook.
  ///
  /// @param call what the hook was told
  /// @param shortener makes what shortens the texts; asked only if there is a long one
  /// @return the result in short; empty where it is best left as it is
  public Optional<HookAnswer> answer(HookCall call, Supplier<Shortener> shortener) {
    long since = System.nanoTime();
    try {
      return call.response().length() < Shortener.LEAST_BYTES || call.isOurOwn()
          ? Optional.empty()
          : shortened(call, shortener, since);
    } catch (Work.Cancelled e) {
      log.debug("a result is left as it is", e);
    } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
      log.warn("a result is left as it is", e);
    }
    return Optional.empty();
  }

  /// A text and all of it.
  private record Job(Text text, Original original) {}

  private Optional<HookAnswer> shortened(
      HookCall call, Supplier<Shortener> shorteners, long since) {
    Optional<HookResponse> response = HookResponse.of(call.response(), call.asked());
    if (response.isEmpty()) {
      return Optional.empty();
    }
    List<Job> jobs = new ArrayList<>();
    for (Text text : response.get().texts()) {
      if (!isExact(text, call) && !Marker.within(text.text())) {
        whole(text, call).ifPresent(original -> jobs.add(new Job(text, original)));
      }
    }
    long bytes = jobs.stream().mapToLong(job -> job.original.bytes().length).sum();
    if (jobs.isEmpty() || bytes > Shortener.MOST_BYTES) {
      return Optional.empty();
    }
    Shortener shortener = shorteners.get();
    if (shortener.leaves(call.tool(), call.asked(), call.command())) {
      return Optional.empty();
    }
    Deadline deadline = deadlines.next(bytes, since);
    Output output = Output.ofHook(call.tool(), call.query(), jobs.size());
    Map<Text, String> shorter = new LinkedHashMap<>();
    List<ShortForm> forms = new ArrayList<>();
    for (Job job : jobs) {
      shortener
          .shorten(job.original, output, deadline)
          .ifPresent(form -> {
            forms.add(form);
            String text = form.text().stripTrailing();
            shorter.put(job.text, job.text.numbered() ? NUMBERED + text : text);
          });
    }
    if (shorter.isEmpty() || deadline.isOver()) {
      return Optional.empty();
    }
    String result = response.get().with(shorter);
    forms.forEach(shortener::shown);
    return Optional.of(new HookAnswer(result, call.byCommand() && call.isOfServer()));
  }

  private static boolean isExact(Text text, HookCall call) {
    int length = text.text().length();
    return text.file() && (length < LARGE_FILE || call.hasRange())
        || text.lines() && length < LONG_LIST;
  }

  /// All of a text, of which the client may show only the beginning.
  private Optional<Original> whole(Text text, HookCall call) {
    return text.whole().isEmpty()
        ? Optional.of(Original.ofText(text.text()))
        : client.flatMap(
            directory -> text.whole().get().read(directory, call.transcript(), text.text()));
  }
}
