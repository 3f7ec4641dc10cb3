package io.headroom.compress.json;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.IntFunction;

/// Data sets of the shapes formats for language models are compared on: uniform, nested,
/// semi-uniform, keyed and deep. Always the same for a seed.
final class DataSets {
  private static final String[] SYLLABLES = {
    "ka", "lo", "mi", "ren", "tas", "vor", "el", "dun", "sha", "bri", "no", "qui", "tem", "zu",
    "pal"
  };
  private static final String[] TEAMS = {"Engineering", "Sales", "Marketing", "HR", "Finance"};
  private static final String[] HOSTS = {"gmail.com", "yahoo.com", "hotmail.com"};
  private static final String[] GOODS = {"Wireless Mouse", "USB Cable", "Laptop Stand", "Keyboard"};
  private static final String[] STATES = {"pending", "processing", "shipped", "delivered"};
  private static final String[] PATHS = {"/api/users", "/api/orders", "/api/auth"};
  private static final String[] FAULTS = {
    "Database connection timeout", "Invalid authentication token", "Rate limit exceeded"
  };
  private static final String[] PLANS = {"free", "starter", "pro", "enterprise"};
  private static final int[] PRICES = {0, 15, 40, 120};

  private final Random random;

  DataSets(long seed) {
    random = new Random(seed);
  }

  String employees(int count) {
    return rows(
        "employees",
        count,
        i ->
            "{\"id\":%s,\"name\":\"%s\",\"email\":\"%s\",\"department\":\"%s\",\"salary\":%s,\"yearsExperience\":%s,\"active\":%s}"
                .formatted(
                    i + 1,
                    name(),
                    email(),
                    TEAMS[i % 5],
                    between(45_000, 150_000),
                    between(1, 25),
                    random.nextInt(5) > 0));
  }

  String orders(int count) {
    return rows(
        "orders",
        count,
        i -> {
          BigDecimal subtotal = BigDecimal.ZERO;
          List<String> items = new ArrayList<>();
          for (int n = random.nextInt(4); n >= 0; n--) {
            BigDecimal price = BigDecimal.valueOf(between(999, 19_999), 2);
            int quantity = between(1, 5);
            subtotal = subtotal.add(price.multiply(BigDecimal.valueOf(quantity)));
            items.add(
                "{\"sku\":\"SKU-%s\",\"name\":\"%s\",\"quantity\":%s,\"price\":%s}"
                    .formatted(code(), GOODS[n], quantity, price));
          }
          BigDecimal tax =
              subtotal.multiply(new BigDecimal("0.08")).setScale(2, RoundingMode.HALF_UP);
          return "{\"orderId\":\"ORD-%s\",\"customer\":{\"id\":%s,\"name\":\"%s\",\"email\":\"%s\",\"phone\":\"%s-%s-%s\"},\"items\":[%s],\"subtotal\":%s,\"tax\":%s,\"total\":%s,\"status\":\"%s\",\"orderDate\":\"%s\"}"
              .formatted(
                  Integer.toString(10_001 + i).substring(1),
                  i % 20 + 1,
                  name(),
                  email(),
                  between(200, 999),
                  between(200, 999),
                  between(1_000, 9_999),
                  String.join(",", items),
                  subtotal,
                  tax,
                  subtotal.add(tax),
                  STATES[i % 4],
                  LocalDate.of(2025, 3, 3).plusDays(random.nextInt(90)));
        });
  }

  String analytics(int days) {
    return rows(
        "metrics",
        days,
        i ->
            "{\"date\":\"%s\",\"views\":%s,\"clicks\":%s,\"conversions\":%s,\"revenue\":%s,\"bounceRate\":%s}"
                .formatted(
                    LocalDate.of(2025, 1, 1).plusDays(i),
                    between(3_000, 8_000),
                    between(60, 640),
                    between(3, 90),
                    BigDecimal.valueOf(between(20_000, 990_000), 2),
                    BigDecimal.valueOf(between(30, 70), 2)));
  }

  String repositories(int count) {
    return rows(
        "repositories",
        count,
        i -> {
          String name = word() + "-" + word();
          return "{\"id\":%s,\"name\":\"%s\",\"repo\":\"%s/%s\",\"description\":\"%s\",\"createdAt\":\"%s\",\"updatedAt\":\"%s\",\"pushedAt\":\"%s\",\"stars\":%s,\"watchers\":%s,\"forks\":%s,\"defaultBranch\":\"%s\"}"
              .formatted(
                  between(100_000, 999_999_999),
                  name,
                  word(),
                  name,
                  words(10),
                  moment(LocalDateTime.of(2012, 1, 1, 0, 0), 300_000_000) + "Z",
                  moment(LocalDateTime.of(2026, 7, 23, 10, 0), 30_000) + "Z",
                  moment(LocalDateTime.of(2026, 6, 1, 0, 0), 4_000_000) + "Z",
                  between(80_000, 500_000),
                  between(200, 9_000),
                  between(4_000, 90_000),
                  random.nextInt(3) > 0 ? "main" : "master");
        });
  }

  String logs(int count) {
    return rows(
        "logs",
        count,
        i -> {
          int level = random.nextInt(3);
          boolean fails = level == 2 || level == 1 && random.nextInt(10) < 3;
          String error =
              ",\"error\":{\"message\":\"%s\",\"stack\":\"Error: %s.\\n  at %s\\n  at %s\",\"retryable\":%s}"
                  .formatted(
                      FAULTS[random.nextInt(3)],
                      words(between(4, 10)),
                      word(),
                      word(),
                      random.nextBoolean());
          return "{\"timestamp\":\"%s.%sZ\",\"level\":\"%s\",\"endpoint\":\"%s\",\"statusCode\":%s,\"responseTime\":%s,\"userId\":%s%s}"
              .formatted(
                  moment(LocalDateTime.of(2025, 5, 25, 0, 0), 600_000),
                  between(100, 999),
                  new String[] {"info", "warn", "error"}[level],
                  PATHS[random.nextInt(3)],
                  fails ? between(400, 599) : between(200, 299),
                  between(10, 5_000),
                  between(1_000, 9_999),
                  fails ? error : "");
        });
  }

  String flags(int count) {
    List<String> flags = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      flags.add(
          "\"flag_%s_%s\":{\"enabled\":%s,\"rollout\":%s,\"owner\":\"%s\",\"updatedAt\":\"%s\"}"
              .formatted(
                  i,
                  word(),
                  random.nextBoolean(),
                  between(0, 100),
                  capital(word()),
                  LocalDate.of(2025, 3, 3).plusDays(random.nextInt(90))));
    }
    return "{\"flags\":{" + String.join(",", flags) + "}}";
  }

  String contacts(int count) {
    return rows(
        "contacts",
        count,
        i -> {
          int plan = random.nextInt(4);
          return "{\"name\":\"%s\",\"age\":%s,\"email\":\"%s\",\"address\":{\"city\":\"%s\",\"country\":\"%s\"},\"plan\":{\"name\":\"%s\",\"price\":%s}}"
              .formatted(
                  name(),
                  between(18, 80),
                  email(),
                  capital(word()),
                  capital(word()),
                  PLANS[plan],
                  PRICES[plan]);
        });
  }

  String config() {
    return """
    {"environment":"production","version":"5.3.5","database":{"host":"db.%1$s.example","port":5432,
    "pool":{"min":2,"max":33,"idleTimeout":30000},"replicas":[
    {"host":"replica-1.%1$s.example","port":5432,"priority":1},{"host":"replica-2.%1$s.example","port":5432,"priority":2},
    {"host":"replica-3.%1$s.example","port":5432,"priority":3}]},"features":{"darkMode":{"enabled":true,"rollout":61,
    "variants":[{"name":"default","weight":70,"config":{"theme":"dark","animations":true}},
    {"name":"minimal","weight":30,"config":{"theme":"dark","animations":false}}]}},
    "authentication":{"providers":[{"name":"oauth2","scopes":["read","write"],"config":{"authUrl":"https://%1$s.example/auth",
    "tokenUrl":"https://%1$s.example/auth/token"}}],"session":{"duration":86400,"refreshThreshold":3600}},
    "permissions":{"roles":{"admin":{"permissions":["read","write","delete"],"inherits":[]},
    "editor":{"permissions":["read","write"],"inherits":["viewer"]},"viewer":{"permissions":["read"],"inherits":[]}}}}
    """
        .formatted(word());
  }

  private static String rows(String name, int count, IntFunction<String> row) {
    List<String> rows = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      rows.add(row.apply(i));
    }
    return "{\"" + name + "\":[" + String.join(",", rows) + "]}";
  }

  private int between(int least, int most) {
    return least + random.nextInt(most - least + 1);
  }

  private String word() {
    StringBuilder out = new StringBuilder();
    for (int n = between(2, 3); n > 0; n--) {
      out.append(SYLLABLES[random.nextInt(SYLLABLES.length)]);
    }
    return out.toString();
  }

  private String words(int count) {
    StringBuilder out = new StringBuilder(capital(word()));
    for (int n = 1; n < count; n++) {
      out.append(' ').append(word());
    }
    return out.toString();
  }

  private String name() {
    return capital(word()) + " " + capital(word());
  }

  private String email() {
    return word() + "_" + word() + between(1, 99) + "@" + HOSTS[random.nextInt(3)];
  }

  private String code() {
    return Integer.toString(between(70_000_000, 2_000_000_000), 36).toUpperCase(Locale.ROOT);
  }

  private String moment(LocalDateTime from, int seconds) {
    // A minute of 00 seconds would be spelled without them.
    return from.plusSeconds(random.nextInt(seconds)).withSecond(between(1, 59)).toString();
  }

  private static String capital(String word) {
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }
}
