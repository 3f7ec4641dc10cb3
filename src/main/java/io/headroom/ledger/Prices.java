package io.headroom.ledger;

import io.headroom.home.Home;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What models cost: a table that is part of the program, and the user's own over it. That is
/// `models.json` in the user's directory, of the same form: `{"<provider>":{"pricing":{"<model>":
/// {"input":3,"cached_input":0.3}}}}`, or `[3, 15]` instead of the innermost object; and at the top
/// `default_model`, if wanted.
public final class Prices {
  private static final String BUILT_IN = "prices.json";
  private static final String OWN = "models.json";
  private static final Pattern DATE =
      Pattern.compile("([-@](\\d{8}|\\d{4}-\\d\\d-\\d\\d|latest))?(\\[\\w+])?$");

  private final Map<String, Price> prices = new HashMap<>();
  private String defaultModel = "";

  private Prices() {}

  /// The prices of the user who runs this process. Without another wish they are those of
  /// `HEADROOM_MCP_MODEL`.
  ///
  /// @param environment the environment
  /// @return the table
  public static Prices ofUser(Map<String, String> environment) {
    Prices prices = of(Home.ofUser());
    String model = environment.getOrDefault("HEADROOM_MCP_MODEL", "").strip();
    if (!model.isEmpty()) {
      prices.defaultModel = model;
    }
    return prices;
  }

  /// The prices under a directory.
  ///
  /// @param home where `models.json` may be
  /// @return the table
  public static Prices of(Path home) {
    Prices prices = new Prices();
    try (InputStream in = Prices.class.getResourceAsStream(BUILT_IN)) {
      if (in != null) {
        JsonNode table = JsonMapper.shared().readTree(in.readAllBytes());
        prices.add(
            table,
            "list prices of %s, %s"
                .formatted(table.path("as_of").asString(""), table.path("source").asString("")));
      }
    } catch (IOException e) {
      throw new IllegalStateException("the program's own prices cannot be read", e);
    }
    Path own = home.resolve(OWN);
    try {
      if (Files.exists(own)) {
        prices.add(JsonMapper.shared().readTree(Files.readAllBytes(own)), OWN);
      }
    } catch (IOException | JacksonException e) {
      LoggerFactory.getLogger(Prices.class).warn("{} is left out: {}", OWN, e.getMessage());
    }
    return prices;
  }

  private void add(JsonNode table, String source) {
    defaultModel = table.path("default_model").asString(defaultModel);
    for (JsonNode provider : table) {
      provider
          .path("pricing")
          .properties()
          .forEach(entry -> add(entry.getKey(), entry.getValue(), source));
    }
  }

  private void add(String model, JsonNode price, String source) {
    JsonNode input = price.isArray() ? price.path(0) : price.path("input");
    if (input.isNumber()) {
      // Without a price for what is cached there is no discount that could be relied on.
      double cached = price.path("cached_input").asDouble(input.asDouble());
      prices.put(key(model), new Price(model, input.asDouble(), cached, source));
    }
  }

  /// The price to tell where nobody asks for another.
  ///
  /// @return the default model's, if it is known
  public Optional<Price> usual() {
    return of(defaultModel);
  }

  /// The price of a model.
  ///
  /// @param model its name; a provider before it and a date after it do not matter
  /// @return its price; empty where none is known
  public Optional<Price> of(String model) {
    return Optional.ofNullable(prices.get(DATE.matcher(key(model)).replaceFirst("")));
  }

  private static String key(String model) {
    String name = model.strip().toLowerCase(Locale.ROOT);
    return name.substring(name.lastIndexOf('/') + 1);
  }
}
