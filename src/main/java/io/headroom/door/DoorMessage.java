package io.headroom.door;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// A request or an answer on a [DoorServer]'s socket: as much of HTTP/1.1 as lets `curl` be a
/// client, one request per connection.
///
/// @param start the first line
/// @param body what comes after the head
record DoorMessage(String start, byte[] body) {
  /// Commands may be long, short forms are not.
  private static final int LONGEST = 4 << 20;

  private static final String LENGTH = "content-length:";

  static DoorMessage request(String path, Map<String, String> form) {
    String body =
        form.entrySet().stream()
            .map(field -> field.getKey() + "=" + encoded(field.getValue()))
            .collect(Collectors.joining("&"));
    return new DoorMessage("POST " + path + " HTTP/1.1", body.getBytes(StandardCharsets.UTF_8));
  }

  static DoorMessage answer(int status, String text) {
    return new DoorMessage("HTTP/1.1 " + status + " -", text.getBytes(StandardCharsets.UTF_8));
  }

  /// The second word of the first line: the path of a request, the status of an answer.
  String subject() {
    String[] words = start.split(" ", 3);
    return words.length < 2 ? "" : words[1];
  }

  /// The body as a form's fields.
  Map<String, String> form() {
    Map<String, String> fields = new LinkedHashMap<>();
    for (String field : new String(body, StandardCharsets.UTF_8).split("&", -1)) {
      int equals = field.indexOf('=');
      if (equals > 0) {
        fields.put(
            field.substring(0, equals),
            URLDecoder.decode(field.substring(equals + 1), StandardCharsets.UTF_8));
      }
    }
    return fields;
  }

  byte[] bytes() {
    String head = start + "\r\nContent-Length: " + body.length + "\r\nConnection: close\r\n\r\n";
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
    bytes.writeBytes(body);
    return bytes.toByteArray();
  }

  /// Reads a message.
  ///
  /// @throws IOException if it ends too soon or is too long
  static DoorMessage read(InputStream in) throws IOException {
    String start = line(in);
    int length = 0;
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      if (line.toLowerCase(Locale.ROOT).startsWith(LENGTH)) {
        length = length(line.substring(LENGTH.length()).strip());
      }
    }
    byte[] body = in.readNBytes(length);
    if (body.length < length) {
      throw new EOFException("the message ends after " + body.length + " bytes of " + length);
    }
    return new DoorMessage(start, body);
  }

  private static int length(String number) throws IOException {
    if (!number.matches("\\d{1,7}") || Integer.parseInt(number) > LONGEST) {
      throw new IOException("a message of " + number + " bytes is too long");
    }
    return Integer.parseInt(number);
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0 || line.length() > 1 << 13) {
        throw new EOFException("not a message");
      }
      line.append((char) b);
    }
    return line.toString().strip();
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
