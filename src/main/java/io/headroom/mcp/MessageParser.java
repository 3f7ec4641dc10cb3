package io.headroom.mcp;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.ErrorReportConfiguration;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.io.ContentReference;
import tools.jackson.core.io.IOContext;
import tools.jackson.core.json.UTF8StreamJsonParser;
import tools.jackson.core.sym.ByteQuadsCanonicalizer;
import tools.jackson.core.util.BufferRecycler;

/// Jackson's parser of UTF-8 with a shorter way for strings, since nearly all of a large message is
/// one: the bytes are unescaped as bytes and decoded at once, where Jackson makes characters of
/// them one by one and strings of those. Whatever is not plain is left to Jackson.
final class MessageParser extends UTF8StreamJsonParser {
  private static final ByteQuadsCanonicalizer NAMES = ByteQuadsCanonicalizer.createRoot();

  /// What stands for a character behind a backslash.
  private static final byte[] ESCAPED = new byte[128];

  static {
    String pairs = "\"\"\\\\//b\bf\fn\nr\rt\t";
    for (int i = 0; i < pairs.length(); i += 2) {
      ESCAPED[pairs.charAt(i)] = (byte) pairs.charAt(i + 1);
    }
  }

  private final Charset charset;

  /// As long as what was left of the message when the first string came; what is left gets less.
  private byte @Nullable [] unescaped;

  /// A parser.
  ///
  /// @param message a document of valid UTF-8
  /// @param charset decodes it: UTF-8, or a faster one that is enough
  MessageParser(byte[] message, Charset charset) {
    super(
        ObjectReadContext.empty(),
        new IOContext(
            RawJson.LIMITS,
            StreamWriteConstraints.defaults(),
            ErrorReportConfiguration.defaults(),
            new BufferRecycler(),
            ContentReference.unknown(),
            false,
            JsonEncoding.UTF8),
        StreamReadFeature.collectDefaults(),
        0,
        null,
        NAMES.makeChild(TokenStreamFactory.Feature.collectDefaults()),
        message,
        0,
        message.length,
        0,
        false);
    this.charset = charset;
  }

  @Override
  public String getString() {
    if (_currToken == JsonToken.VALUE_STRING && _tokenIncomplete) {
      String text = plain();
      if (text != null) {
        _tokenIncomplete = false;
        _textBuffer.resetWithString(text);
        return text;
      }
    }
    return super.getString();
  }

  /// Reads up to the closing quote.
  ///
  /// @return the string; null, with nothing read, where it is malformed or has a lone surrogate
  private @Nullable String plain() {
    byte[] in = _inputBuffer;
    if (unescaped == null) {
      unescaped = new byte[_inputEnd - _inputPtr + Long.BYTES];
    }
    byte[] out = unescaped;
    int end = _inputEnd;
    int at = _inputPtr;
    int length = 0;
    Charset decoder = charset;
    while (at < end) {
      if (at <= end - Long.BYTES) {
        int plain = ByteScan.plain(in, at, out, length);
        at += plain;
        length += plain;
        if (plain == Long.BYTES) {
          continue;
        }
      }
      byte next = in[at++];
      if (next == '"') {
        _inputPtr = at;
        return new String(out, 0, length, decoder);
      } else if (next == '\\' && at < end) {
        next = in[at++];
        if (next == 'u') {
          int code = code(at);
          if (code < 0) {
            return null;
          }
          at += code < Character.MIN_SUPPLEMENTARY_CODE_POINT ? 4 : 10;
          length = Utf8.encode(code, out, length);
          decoder = UTF_8;
        } else if (next > 0 && ESCAPED[next] != 0) {
          out[length++] = ESCAPED[next];
        } else {
          return null;
        }
      } else if ((next & ~0x1f) == 0) {
        return null;
      } else {
        out[length++] = next;
      }
    }
    return null;
  }

  /// The code point of an escape by number, or of a pair of them.
  ///
  /// @param at where its first digit is
  /// @return the code point, or -1 where there is none
  private int code(int at) {
    int unit = unit(at);
    if (unit < 0 || !Character.isSurrogate((char) unit)) {
      return unit;
    }
    boolean more =
        at + 6 <= _inputEnd && _inputBuffer[at + 4] == '\\' && _inputBuffer[at + 5] == 'u';
    int low = more ? unit(at + 6) : -1;
    return Character.isSurrogatePair((char) unit, (char) low)
        ? Character.toCodePoint((char) unit, (char) low)
        : -1;
  }

  private int unit(int at) {
    int unit = at + 4 <= _inputEnd ? 0 : -1;
    for (int i = at; i < at + 4 && unit >= 0; i++) {
      int digit = Character.digit(_inputBuffer[i], 16);
      unit = digit < 0 ? -1 : unit << 4 | digit;
    }
    return unit;
  }
}
