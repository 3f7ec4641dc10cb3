package io.headroom.compress.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DefinitionTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "function parseUrl(text) {",
        "export async function parseUrl(text: string): Promise<Url> {",
        "const parseUrl = (text) => {",
        "    def parseUrl(self, text):",
        "parseUrl = lambda text: text",
        "func parseUrl(text string) (Url, error) {",
        "func (p *Parser) parseUrl(text string) Url {",
        "pub fn parseUrl<T>(text: &str) -> Url {",
        "    public static Url parseUrl(String text) throws IOException {",
        "static char *parseUrl(const char *text)",
        "    public fun parseUrl(",
        "internal fun Url.parseUrl(",
        "class parseUrl extends Base {",
        "class parseUrl:",
        "type parseUrl struct {",
        "struct parseUrl {",
        "\tparseUrl(text) {",
        "#define parseUrl(x) (x)",
        "parseUrl := func(text string) Url {"
      })
  void seesADefinition(String line) {
    assertThat(Definition.score(line, "parseUrl")).isPositive();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "  return parseUrl(text);",
        "const url = parseUrl(text);",
        "  throw new parseUrl(text);",
        "import { parseUrl } from './url.js';",
        "from url import parseUrl",
        "// function parseUrl(text) {",
        " * parseUrl = the name of the parser",
        "  if (parseUrl(text)) {",
        "  url.parseUrl(text);",
        "  it('parses', () => parseUrl(text));",
        "  reparseUrl(text) {",
        "class Page extends parseUrl {"
      })
  void seesAUse(String line) {
    assertThat(Definition.score(line, "parseUrl")).isZero();
  }
}
