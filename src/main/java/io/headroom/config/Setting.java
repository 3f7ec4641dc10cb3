package io.headroom.config;

import io.headroom.detect.ContentKind;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// All there is to set. A new one is a line here.
@SuppressWarnings("ImmutableEnumChecker") // shapes are records of what does not change
public enum Setting {
  /// Whether texts are made short, or are only measured.
  MODE("mode", "HEADROOM_MODE", Shape.Choice.of("compress", "observe"), "compress", Reach.PROJECT),
  /// Tokens below which doors leave a text as it is.
  THRESHOLD("threshold", "HEADROOM_THRESHOLD", new Shape.Whole(1_000_000), "300", Reach.PROJECT),
  /// Kinds of content that doors leave as they are.
  EXCLUDE_KINDS("exclude.kinds", "HEADROOM_EXCLUDE_KINDS", kinds(), "none", Reach.PROJECT),
  /// Tools whose results doors leave as they are.
  EXCLUDE_TOOLS("exclude.tools", "HEADROOM_EXCLUDE_TOOLS", globs(), "none", Reach.PROJECT),
  /// Files of which doors leave as it is what tools and commands say.
  EXCLUDE_PATHS("exclude.paths", "HEADROOM_EXCLUDE_PATHS", globs(), "none", Reach.PROJECT),
  /// Commands whose output doors leave as it is.
  EXCLUDE_COMMANDS("exclude.commands", "HEADROOM_EXCLUDE_COMMANDS", globs(), "none", Reach.PROJECT),
  /// Whether secrets are masked in what is shown.
  REDACT(
      "redact", "HEADROOM_REDACT", new Shape.Switch(), "false, true with store.url", Reach.PROJECT),
  /// Whether originals outlive the process.
  STORE_BACKEND(
      "store.backend", "HEADROOM_STORE", Shape.Choice.of("disk", "memory"), "disk", Reach.USER),
  /// Most megabytes of originals on disk.
  STORE_MB("store.mb", "HEADROOM_STORE_MB", new Shape.Whole(999_999_999), "1024", Reach.USER),
  /// Hours an original stays on disk after its last use.
  STORE_HOURS(
      "store.hours", "HEADROOM_STORE_HOURS", new Shape.Whole(999_999_999), "24", Reach.USER),
  /// Whose originals a project sees.
  STORE_SCOPE(
      "store.scope",
      "HEADROOM_STORE_SCOPE",
      Shape.Choice.of("project", "user"),
      "project",
      Reach.USER),
  /// Where servers of a fleet share originals.
  STORE_URL("store.url", "HEADROOM_STORE_URL", text(), "off", Reach.SECRET),
  /// Whose originals they are in the shared store.
  STORE_TENANT("store.tenant", "HEADROOM_STORE_TENANT", text(), "default", Reach.USER),
  /// What originals are sealed with.
  STORE_KEY("store.key", "HEADROOM_STORE_KEY", text(), "in the store's directory", Reach.SECRET),
  /// Who is asked for originals that are found nowhere else.
  PROXY_URL("proxy.url", "HEADROOM_PROXY_URL", text(), "off", Reach.SECRET),
  /// Where the books are kept.
  STATS("stats", "HEADROOM_STATS", Shape.Choice.of("files", "memory"), "files", Reach.USER),
  /// Whose prices savings are told at.
  MODEL("model", "HEADROOM_MCP_MODEL", text(), "the usual one", Reach.USER),
  /// What clients over HTTP have to send.
  HTTP_TOKEN("http.token", "HEADROOM_TOKEN", text(), "none", Reach.SECRET),
  /// Further names clients may call this host by.
  HTTP_ALLOWED_HOSTS(
      "http.allowed_hosts",
      "HEADROOM_ALLOWED_HOSTS",
      new Shape.Several(text()),
      "none",
      Reach.USER),
  /// Where files like the user's own configuration are.
  HOME("home", "HEADROOM_HOME", text(), "~/.headroom", Reach.ENVIRONMENT),
  /// The JDK the launcher takes.
  JAVA_HOME("java.home", "HEADROOM_JAVA_HOME", text(), "found by the launcher", Reach.ENVIRONMENT),
  /// Options the launcher gives the JVM.
  JAVA_OPTS("java.opts", "HEADROOM_JAVA_OPTS", text(), "none", Reach.ENVIRONMENT),
  /// A prefix that `headroom-shell` runs commands with.
  SHELL_PREFIX("shell.prefix", "HEADROOM_SHELL_PREFIX", text(), "none", Reach.ENVIRONMENT),
  /// Whether `headroom-shell` leaves all outputs as they are.
  SHELL_OFF("shell.off", "HEADROOM_SHELL_OFF", text(), "off", Reach.ENVIRONMENT);

  /// Who may set it.
  public enum Reach {
    /// A project's file, too: it makes Headroom do less.
    PROJECT,
    /// The user's own file.
    USER,
    /// The user's own file, if nobody else can read it.
    SECRET,
    /// The environment alone: it is read before any file is.
    ENVIRONMENT
  }

  private final String key;
  private final String variable;
  private final Shape shape;
  private final String usual;
  private final Reach reach;

  Setting(String key, String variable, Shape shape, String usual, Reach reach) {
    this.key = key;
    this.variable = variable;
    this.shape = shape;
    this.usual = usual;
    this.reach = reach;
  }

  /// The name in files and options.
  ///
  /// @return names from the outermost object to the value, with dots between them
  public String key() {
    return key;
  }

  /// The environment variable that sets it.
  ///
  /// @return its name
  public String variable() {
    return variable;
  }

  /// What holds where nobody sets it.
  ///
  /// @return the value, or words for people
  public String usual() {
    return usual;
  }

  /// Who may set it.
  ///
  /// @return from where it counts
  public Reach reach() {
    return reach;
  }

  /// Whether its value is nobody's to see.
  ///
  /// @return true for keys, and addresses that may have a password in them
  public boolean secret() {
    return reach == Reach.SECRET;
  }

  /// Whether it is a list, which all who set it add to.
  ///
  /// @return false for a single value
  public boolean list() {
    return shape instanceof Shape.Several;
  }

  /// A value as JSON has it.
  ///
  /// @param value a right value in its usual form
  /// @return a number, a truth value or a string
  public Object json(String value) {
    return switch (shape) {
      case Shape.Whole _ -> Integer.valueOf(value);
      case Shape.Switch _ -> Boolean.valueOf(value);
      case Shape.Choice _, Shape.Text _, Shape.Several _ -> value;
    };
  }

  Shape shape() {
    return shape;
  }

  /// The setting with a name.
  ///
  /// @param key its name in files
  /// @return empty if there is none
  public static Optional<Setting> byKey(String key) {
    for (Setting setting : values()) {
      if (setting.key.equals(key)) {
        return Optional.of(setting);
      }
    }
    return Optional.empty();
  }

  /// All names that can be written in a file.
  static List<String> keys() {
    return Arrays.stream(values())
        .filter(setting -> setting.reach != Reach.ENVIRONMENT)
        .map(Setting::key)
        .toList();
  }

  private static Shape kinds() {
    return new Shape.Several(
        new Shape.Choice(Arrays.stream(ContentKind.values()).map(ContentKind::id).toList()));
  }

  private static Shape globs() {
    return new Shape.Several(new Shape.Text(Glob.LONGEST));
  }

  private static Shape text() {
    return new Shape.Text(2_000);
  }
}
