package io.headroom.redact;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.testing.Texts;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class RedactorTest {
  private static final Redactor REDACTOR = Redactor.ofKnownShapes();
  private static final String BASE64 =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

  // Put together here, so that no scanner takes this file for a leak.
  private static Stream<Token> tokens() {
    return Shapes.TOKENS.stream();
  }

  private static String secretOf(Token token, long seed) {
    Random random = new Random(seed);
    String chars = token.chars() == Chars.HEX ? "0123456789abcdef" : BASE64;
    chars = token.chars() == Chars.UPPER ? "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567" : chars;
    String lead = random(random, BASE64, token.lead());
    return lead + token.prefix() + random(random, chars, token.least());
  }

  private static String random(Random random, String chars, int length) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append(chars.charAt(random.nextInt(chars.length())));
    }
    return text.toString();
  }

  @ParameterizedTest
  @MethodSource("tokens")
  void aTokenIsMaskedWhereverItStands(Token token) {
    for (long seed = 0; seed < 20; seed++) {
      String secret = secretOf(token, seed);
      for (String around :
          new String[] {
            "%s",
            "found %s.",
            "export KEY=%s\nnext",
            "{\"a\":\"%s\",\"b\":1}",
            "{\"log\":\"first\\n%s\\nlast\"}",
            "a,%s,c",
            "url?key=%s&x=1",
            "('%s')"
          }) {
        Redaction redaction = REDACTOR.redact(around.formatted(secret));
        String hidden = secret.substring(token.lead() + token.prefix().length());
        assertThat(redaction.text()).as(around.formatted(secret)).doesNotContain(hidden);
        assertThat(redaction.text()).contains("…").contains("[masked " + token.sort() + "]");
        assertThat(redaction.masked()).isEqualTo(Map.of(token.sort(), 1));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("tokens")
  void whatOnlyBeginsLikeATokenStays(Token token) {
    assertUntouched("see " + token.prefix() + " for more");
    assertUntouched(token.prefix() + "short");
    String word = "x" + secretOf(token, 1);
    if (token.lead() == 0) {
      assertUntouched(word);
    }
  }

  @Test
  void twoKeysCanBeToldApartAndNeitherCanBeRead() {
    String key = "AKIA" + "IOSFODNN7EXAMPLE";
    assertThat(REDACTOR.redact("id " + key).text()).isEqualTo("id AKIA…LE[masked aws-key]");
    assertThat(REDACTOR.redact("id AKIA" + "IOSFODNN7SAMPLES").text())
        .isEqualTo("id AKIA…ES[masked aws-key]");
  }

  @Test
  void passwordsInUrlsAreMasked() {
    assertMasked(
        "postgres://app:s3cr3t-pw@db:5432/x", "postgres://app:…[masked url-password]@db:5432/x");
    assertMasked("redis://:hunter2@cache", "redis://:…[masked url-password]@cache");
    assertMasked(
        "{\"u\":\"https:\\/\\/me:pass1@host\"}",
        "{\"u\":\"https:\\/\\/me:…[masked url-password]@host\"}");
    assertUntouched("http://localhost:8080/a@b");
    assertUntouched("https://example.org/a:b@c");
    assertUntouched("postgres://app:${PASSWORD}@db/x");
    assertUntouched("postgres://app:****@db/x");
    assertUntouched("mailto:a@b.org http://user@host/x");
  }

  @Test
  void credentialsInHeadersAreMasked() {
    assertMasked("Authorization: Basic dXNlcjpwYXNz", "Authorization: Basic …[masked credentials]");
    assertMasked(
        "-H 'authorization: Bearer abcd1234efgh5678'",
        "-H 'authorization: Bearer …78[masked credentials]'");
    assertMasked(
        "{\"Authorization\": \"token 0123456789abcdef0123\"}",
        "{\"Authorization\": \"token …23[masked credentials]\"}");
    assertMasked("got Bearer a8F3kd02Lx9QpZ7v1R", "got Bearer …1R[masked credentials]");
    assertUntouched("a bearer token is a token that whoever bears it may use");
    assertUntouched("Authorization: required");
    assertUntouched("the authorization of user requests");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DB_PASSWORD=%s",
        "password: %s",
        "{\"password\": \"%s\"}",
        "{\"line\":\"{\\\"password\\\": \\\"%s\\\"}\"}",
        "<password>%s</password>",
        "curl --password %s -v",
        "password = '%s'",
        "?password=%s&x=1",
        "'db_passwd' => '%s',"
      })
  void passwordsAreMaskedWhereverTheyAreAssigned(String around) {
    assertMasked(around.formatted("hunter2!x"), around.formatted("…[masked password]"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "aws_secret_access_key = %s",
        "\"api_key\": \"%s\"",
        "X-Api-Key: %s",
        "clientSecret: %s",
        "AccountKey=%s;EndpointSuffix=core",
        "access_token='%s'",
        "NPM_TOKEN=%s"
      })
  void valuesOfHighEntropyAreMaskedWhereTheyAreCalledSecret(String around) {
    String secret = "wJalrXUtnFEMIK7MDENGbPxRfiCYEXAMPLEKEY12";
    assertMasked(around.formatted(secret), around.formatted("…EY12[masked secret]"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "password = getPassword(user)",
        "password: string;",
        "\"password\": \"must have 8 characters, 1 digit\"",
        "if (token == \"abcdefgh12345678ABCD\")",
        "token: ${{ secrets.GITHUB_TOKEN }}",
        "password=****************",
        "max_tokens=200000, original_tokens: 123456",
        "tokenizer = AutoTokenizer.from_pretrained(name)",
        "\"next_page_token\": \"CAESBkFBQUFBQRoMCgoIARIGQUFB12\"",
        "secretName: prod-db-credentials-v2",
        "token_url: https://login.example.org/a1B2c3D4/oauth2/v2.0/token",
        "client_secret_id: 3f2b8c1e-9d4a-4b6f-8e7a-1c2d3e4f5a6b",
        "secret: 3f2b8c1e-9d4a-4b6f-8e7a-1c2d3e4f5a6b",
        "password_file: /run/secrets/db_password1",
        "private static final Token TOKEN = new Token();",
        "char *password = *passwordp;",
        "activity token: android.os.BinderProxy@2bd79ce",
        "commit da39a3ee5e6b4b0d3255bfef95601890afd80709",
        "\"integrity\": \"sha512-oGMAg3bYTfDyVSZiDFgpTiyvVZX1Q0ZPnIZVLPO4k4c2S8Xw1RyTj/bJRkQpWmUX7ZVNw4c3Hd7fPqXKjJQ==\"",
        "sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
        "-----BEGIN CERTIFICATE-----\nMIIDdzCCAl+gAwIBAgIEAgAAuTANBgkqhkiG9w0BAQUFADBaMQswCQYDVQQGEwJJ\n-----END CERTIFICATE-----",
        "s.startsWith(\"-----BEGIN PRIVATE KEY-----\") && s.endsWith(\"-----END PRIVATE KEY-----\")",
        "class=\"sk-fading-circle sk-circle-12 sk-cube-grid\"",
        "eyJ is how base64 of an object begins",
        "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ5v2k5bW6tYw0 me@host",
        "pk_live_51HxYzAbCdEfGhIjKlMnOp"
      })
  void whatIsNoSecretStays(String text) {
    assertUntouched(text);
  }

  @Test
  void jsonWebTokensAreMaskedWhole() {
    String jwt =
        "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    assertMasked("jwt=" + jwt + ";", "jwt=eyJ…EjXk[masked jwt];");
    assertMasked("Authorization: Bearer " + jwt, "Authorization: Bearer eyJ…EjXk[masked jwt]");
    assertMasked("{\"token\":\"" + jwt + "\"}", "{\"token\":\"eyJ…EjXk[masked jwt]\"}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "RSA ", "EC ", "OPENSSH ", "ENCRYPTED "})
  void aPrivateKeyLosesWhatItSaysAndKeepsItsLines(String algorithm) {
    String begin = "-----BEGIN " + algorithm + "PRIVATE KEY-----";
    String end = "-----END " + algorithm + "PRIVATE KEY-----";
    String key =
        begin
            + "\n"
            + random(new Random(1), BASE64, 60)
            + "wXyZ\n"
            + random(new Random(2), BASE64, 64)
            + "\nQg==\n"
            + end
            + "\nafter";
    String masked = begin + "\n…wXyZ[masked private-key]\n…\n…\n" + end + "\nafter";
    assertMasked(key, masked);
    assertMasked(indented(key), indented(masked));
    String inJson = "{\"key\":\"" + key.replace("\n", "\\n") + "\",\"b\":2}";
    assertMasked(inJson, "{\"key\":\"" + masked.replace("\n", "\\n") + "\",\"b\":2}");
    assertThat(REDACTOR.redact(key.replace("\n", "\n+")).text())
        .isEqualTo(masked.replace("\n", "\n+"));
  }

  private static String indented(String text) {
    return text.replace("\n", "\n    ");
  }

  @Test
  void aPrivateKeyThatWasCutIsMaskedToo() {
    String line = random(new Random(1), BASE64, 60) + "wXyZ\n";
    String masked =
        REDACTOR
            .redact(
                "-----BEGIN PRIVATE KEY-----\n"
                    + line
                    + line
                    + "INFO done da39a3ee5e6b4b0d3255bfef95601890afd80709")
            .text();
    assertThat(masked)
        .isEqualTo(
            "-----BEGIN PRIVATE KEY-----\n…wXyZ[masked private-key]\n…\nINFO done da39a3ee5e6b4b0d3255bfef95601890afd80709");
  }

  @Test
  void jsonStaysJsonAndLinesStayLines() {
    JsonMapper json = JsonMapper.shared();
    Random random = new Random(7);
    for (int i = 0; i < 300; i++) {
      StringBuilder log = new StringBuilder();
      for (Token token : Shapes.TOKENS) {
        log.append(
            Texts.troublesome(random.nextInt(1000))
                .codePoints()
                .limit(40)
                .collect(
                    StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append));
        log.append(" password=\"a1b2c3d4\\\"").append(secretOf(token, i)).append("\n");
      }
      String text =
          json.writeValueAsString(
              Map.of("log", log.toString(), "api_key", secretOf(Shapes.TOKENS.get(i % 20), i)));
      Redaction redaction = REDACTOR.redact(text);
      assertThat(redaction.count()).isPositive();
      json.readTree(redaction.text());
      assertThat(REDACTOR.redact(log.toString()).text().lines().count())
          .isEqualTo(log.toString().lines().count());
      assertThat(REDACTOR.redact(redaction.text()).text()).isEqualTo(redaction.text());
    }
  }

  @Test
  void randomTextStays() {
    Random random = new Random(3);
    for (int i = 0; i < 200; i++) {
      assertUntouched(random(random, BASE64 + " \n\"=:/.,-_", 5_000).replace("://", "//"));
      assertUntouched(Texts.troublesome(i));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "AKIA",
        "eyJ",
        "eyJaaaaaaaaaaaa.",
        "://",
        "://a:",
        "password=",
        "password=\"",
        "token:\\\"",
        "sk-",
        "-----BEGIN ",
        "-----BEGIN PRIVATE KEY-----",
        "-----BEGIN PRIVATE KEY-----\nAAAAAAAAAAAAAAAAAAAAAAAA\n",
        "authorization: ",
        "authorization: bearer ",
        "secret\\\\\\\\",
        "LS0tLS1CRUdJTiBQUklWQVRF",
        "Q~",
        "xoxb-xoxb-"
      })
  void hostileTextsTakeNoLongerThanOthers(String part) {
    String text = part.repeat((2 << 20) / part.length());
    assertThat(REDACTOR.redact(text).text()).isNotEmpty();
  }

  private static void assertMasked(String text, String expected) {
    assertThat(REDACTOR.redact(text).text()).isEqualTo(expected);
    assertThat(REDACTOR.redact(text).count()).isEqualTo(1);
  }

  private static void assertUntouched(String text) {
    Redaction redaction = REDACTOR.redact(text);
    assertThat(redaction.text()).isEqualTo(text);
    assertThat(redaction.masked()).isEmpty();
  }
}
