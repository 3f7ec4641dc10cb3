package io.headroom.redact;

import static io.headroom.redact.Chars.ALPHANUMERIC;
import static io.headroom.redact.Chars.BASE64;
import static io.headroom.redact.Chars.DOTTED;
import static io.headroom.redact.Chars.HEX;
import static io.headroom.redact.Chars.PERCENT;
import static io.headroom.redact.Chars.TILDE;
import static io.headroom.redact.Chars.UPPER;
import static io.headroom.redact.Chars.URL;

import java.util.List;
import java.util.stream.Stream;

/// The secrets that are looked for: the only place that names them. What is hexadecimal, base64 or
/// a UUID without more is none: commits, digests, images and identifiers look like that.
final class Shapes {
  private static final int LONG = 512;

  /// A private key or its file in base64, as Kubernetes keeps them.
  private static final int FILE = 1 << 15;

  static final List<Token> TOKENS =
      List.of(
          exactly("aws-key", "AKIA", UPPER, 16, "AWS IAM identifiers: access key"),
          exactly("aws-key", "ASIA", UPPER, 16, "AWS IAM identifiers: temporary access key"),
          exactly("gcp-key", "AIza", URL, 35, "Google Cloud, API keys"),
          token("gcp-token", "ya29.", DOTTED, 20, "Google OAuth 2.0 access token"),
          exactly("gcp-secret", "GOCSPX-", URL, 28, "Google OAuth 2.0 client secret"),
          new Token("azure-secret", "Q~", 4, TILDE, 31, 34, true, "Microsoft Entra client secret"),
          token("azure-sas", "sig=", PERCENT, 43, "Azure Storage, shared access signature", true),
          token("github-token", "ghp_", ALPHANUMERIC, 36, "GitHub, token formats: personal"),
          token("github-token", "gho_", ALPHANUMERIC, 36, "GitHub, token formats: OAuth"),
          token("github-token", "ghu_", ALPHANUMERIC, 36, "GitHub, token formats: user to server"),
          token("github-token", "ghs_", ALPHANUMERIC, 36, "GitHub, token formats: server"),
          token("github-token", "ghr_", ALPHANUMERIC, 36, "GitHub, token formats: refresh"),
          token("github-token", "github_pat_", URL, 50, "GitHub, token formats: fine-grained"),
          token("gitlab-token", "glpat-", URL, 20, "GitLab, token prefixes: personal"),
          token("gitlab-token", "gldt-", URL, 20, "GitLab, token prefixes: deploy"),
          token("gitlab-token", "glrt-", URL, 20, "GitLab, token prefixes: runner"),
          token("gitlab-token", "glptt-", URL, 20, "GitLab, token prefixes: pipeline trigger"),
          token("gitlab-token", "glcbt-", URL, 20, "GitLab, token prefixes: CI job"),
          token("gitlab-token", "gloas-", URL, 20, "GitLab, token prefixes: OAuth secret"),
          token("slack-token", "xoxb-", URL, 20, "Slack, token types: bot"),
          token("slack-token", "xoxp-", URL, 20, "Slack, token types: user"),
          token("slack-token", "xoxa-", URL, 20, "Slack, token types: workspace"),
          token("slack-token", "xoxr-", URL, 20, "Slack, token types: refresh"),
          token("slack-token", "xoxe.", DOTTED, 20, "Slack, token types: rotated"),
          token("slack-token", "xapp-", URL, 20, "Slack, token types: app level"),
          token("slack-webhook", "hooks.slack.com/services/", BASE64, 40, "Slack, webhooks"),
          token("stripe-key", "sk_live_", ALPHANUMERIC, 16, "Stripe, API keys: secret"),
          token("stripe-key", "sk_test_", ALPHANUMERIC, 16, "Stripe, API keys: secret, test"),
          token("stripe-key", "rk_live_", ALPHANUMERIC, 16, "Stripe, API keys: restricted"),
          token("stripe-key", "rk_test_", ALPHANUMERIC, 16, "Stripe, API keys: restricted, test"),
          token("stripe-key", "whsec_", BASE64, 24, "Stripe, webhook signing secret"),
          exactly("npm-token", "npm_", ALPHANUMERIC, 36, "npm, access tokens"),
          token("pypi-token", "pypi-AgE", URL, 50, "PyPI, API tokens: macaroons"),
          token("rubygems-key", "rubygems_", HEX, 48, "RubyGems, API keys"),
          token("docker-token", "dckr_pat_", URL, 20, "Docker Hub, personal access token"),
          token("anthropic-key", "sk-ant-", URL, 24, "Anthropic, API keys"),
          token("openrouter-key", "sk-or-", URL, 24, "OpenRouter, API keys"),
          token("openai-key", "sk-proj-", URL, 24, "OpenAI, project API keys"),
          token("openai-key", "sk-svcacct-", URL, 24, "OpenAI, service account keys"),
          token("openai-key", "sk-admin-", URL, 24, "OpenAI, admin keys"),
          token("openai-key", "sk-", URL, 20, "OpenAI, API keys, and others alike", true),
          token("groq-key", "gsk_", ALPHANUMERIC, 40, "Groq, API keys"),
          token("xai-key", "xai-", ALPHANUMERIC, 60, "xAI, API keys"),
          exactly("huggingface-token", "hf_", ALPHANUMERIC, 34, "Hugging Face, user access tokens"),
          token("sendgrid-key", "SG.", DOTTED, 66, "SendGrid, API keys"),
          exactly("digitalocean-token", "dop_v1_", HEX, 64, "DigitalOcean, personal tokens"),
          exactly("databricks-token", "dapi", HEX, 32, "Databricks, personal access tokens"),
          exactly("shopify-token", "shpat_", HEX, 32, "Shopify, admin API access tokens"),
          exactly("shopify-token", "shpss_", HEX, 32, "Shopify, shared secrets"),
          token("vault-token", "hvs.", URL, 24, "HashiCorp Vault, service tokens"),
          token("vault-token", "hvb.", URL, 24, "HashiCorp Vault, batch tokens"),
          new Token(
              "terraform-token",
              ".atlasv1.",
              14,
              URL,
              60,
              LONG,
              false,
              "HCP Terraform, API tokens"),
          token("grafana-token", "glsa_", URL, 32, "Grafana, service account tokens"),
          token("linear-key", "lin_api_", ALPHANUMERIC, 40, "Linear, API keys"),
          token("notion-token", "ntn_", ALPHANUMERIC, 40, "Notion, integration tokens"),
          token("atlassian-token", "ATATT3", URL, 100, "Atlassian, API tokens"),
          token("postman-key", "PMAK-", URL, 59, "Postman, API keys"),
          token("age-key", "AGE-SECRET-KEY-1", UPPER, 58, "age, X25519 identities"),
          file("LS0tLS1CRUdJTiBQUklWQVRF", "RFC 7468: PRIVATE KEY, in base64"),
          file("LS0tLS1CRUdJTiBSU0EgUFJJ", "RFC 7468: RSA PRIVATE KEY, in base64"),
          file("LS0tLS1CRUdJTiBFQyBQUklW", "RFC 7468: EC PRIVATE KEY, in base64"),
          file("LS0tLS1CRUdJTiBPUEVOU1NI", "OpenSSH, PROTOCOL.key, in base64"),
          file("LS0tLS1CRUdJTiBFTkNSWVBU", "RFC 7468: ENCRYPTED PRIVATE KEY, in base64"));

  static final List<Finder> ALL =
      Stream.<Finder>concat(
              TOKENS.stream(),
              Stream.of(
                  new PrivateKey(),
                  new Jwt(),
                  new UrlPassword(),
                  new Authorization(),
                  new Assignments()))
          .toList();

  private Shapes() {}

  /// Whether what begins here begins as another of the tokens does, whose prefix is longer.
  static boolean isOfLongerPrefix(String text, int start, Token token) {
    for (Token other : TOKENS) {
      if (other.prefix().length() > token.prefix().length()
          && other.prefix().startsWith(token.prefix())
          && text.startsWith(other.prefix(), start)) {
        return true;
      }
    }
    return false;
  }

  private static Token token(String sort, String prefix, Chars chars, int least, String source) {
    return token(sort, prefix, chars, least, source, false);
  }

  private static Token token(
      String sort, String prefix, Chars chars, int least, String source, boolean mixed) {
    return new Token(sort, prefix, 0, chars, least, LONG, mixed, source);
  }

  private static Token exactly(String sort, String prefix, Chars chars, int length, String source) {
    return new Token(sort, prefix, 0, chars, length, length, false, source);
  }

  private static Token file(String prefix, String source) {
    return new Token("private-key", prefix, 0, BASE64, 64, FILE, false, source);
  }
}
