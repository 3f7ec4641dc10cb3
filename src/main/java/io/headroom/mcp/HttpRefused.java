package io.headroom.mcp;

/// The server will not start, and says why in one sentence a user can act on.
public final class HttpRefused extends Exception {
  private static final long serialVersionUID = 1L;

  HttpRefused(String message) {
    super(message);
  }
}
